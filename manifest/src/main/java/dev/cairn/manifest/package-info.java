/**
 * Loads manifests: from text to a resolved and validated tree whose nodes know their places, in a chain of passes
 * without side effects.
 */
@NullMarked
package dev.cairn.manifest;

import org.jspecify.annotations.NullMarked;
