/** Tests of dates and durations. */
@NullMarked
package dev.cairn.templates.time;

import org.jspecify.annotations.NullMarked;
