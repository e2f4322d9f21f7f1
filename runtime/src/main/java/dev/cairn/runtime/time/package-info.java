/** Dates and durations as Python and the reference write and read them. */
@NullMarked
package dev.cairn.runtime.time;

import org.jspecify.annotations.NullMarked;
