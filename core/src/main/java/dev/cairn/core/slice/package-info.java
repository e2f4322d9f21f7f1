/** Slices and partitions of a stream. */
@NullMarked
package dev.cairn.core.slice;

import org.jspecify.annotations.NullMarked;
