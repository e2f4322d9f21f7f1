package dev.cairn.runtime.sync;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Finds cursor values in the future: a stream that has read one reads nothing earlier any more. */
public final class FutureValues {

    /** A date of today is in the future somewhere, and clocks differ. */
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private FutureValues() {}

    /**
     * Returns the time of a value that lies more than a day in the future.
     *
     * @return null for other values, and for those that are no times
     */
    public static @Nullable OffsetDateTime timeOf(@Nullable CursorValue value, Instant now) {
        return value instanceof DatetimeValue datetime
                        && datetime.time().toEpochSecond() > now.getEpochSecond() + TOLERANCE.toSeconds()
                ? datetime.time()
                : null;
    }

    /** Returns a message about the latest of such values: what it means, and what to do. */
    public static String message(OffsetDateTime latest, String remedy) {
        return "cursor values lie in the future, up to " + latest
                + ": records with earlier ones that come later are not read. Correct the values at the source, then "
                + remedy;
    }
}
