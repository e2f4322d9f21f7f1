/** From a manifest's text to a resolved, validated tree that still knows its places: a chain of pure passes. */
@NullMarked
package dev.cairn.runtime.internal.manifest;

import org.jspecify.annotations.NullMarked;
