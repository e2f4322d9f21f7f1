/** Tests of dates and durations. */
@NullMarked
package dev.cairn.runtime.time;

import org.jspecify.annotations.NullMarked;
