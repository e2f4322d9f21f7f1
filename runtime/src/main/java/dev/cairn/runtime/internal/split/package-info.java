/** Finds the slices of a sync for others, and reads slices that others have found. */
@NullMarked
package dev.cairn.runtime.internal.split;

import org.jspecify.annotations.NullMarked;
