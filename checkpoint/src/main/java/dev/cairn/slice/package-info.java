/** Slices and partitions of a stream. */
@NullMarked
package dev.cairn.slice;

import org.jspecify.annotations.NullMarked;
