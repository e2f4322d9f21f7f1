package dev.cairn.templates.time;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** One piece of a {@code strftime} format. Immutable and thread-safe. */
@FunctionalInterface
interface StrftimePart {

    /** Writes the piece for a moment. */
    void append(StringBuilder out, Moment moment);

    /**
     * What is formatted.
     *
     * @param local the date and the time of day
     * @param offsetSeconds the offset from UTC, null without timezone
     * @param zoneName the name of the timezone, empty without one
     */
    record Moment(LocalDateTime local, @Nullable Integer offsetSeconds, String zoneName) {}
}
