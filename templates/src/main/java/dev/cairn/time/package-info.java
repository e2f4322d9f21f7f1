/** Dates and durations as Python and the reference write and read them. */
@NullMarked
package dev.cairn.time;

import org.jspecify.annotations.NullMarked;
