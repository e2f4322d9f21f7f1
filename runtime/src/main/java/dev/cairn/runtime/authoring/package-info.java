/** Tools for people who write manifests. */
@NullMarked
package dev.cairn.runtime.authoring;

import org.jspecify.annotations.NullMarked;
