package dev.cairn.checkpoint.cursor;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A point in time, with the offset that it was written with: formats show the local time of that offset. Immutable.
 *
 * <p>There is one for each record, and each is compared several times, so it keeps its seconds since the epoch.
 */
public final class DatetimeValue implements CursorValue {

    private final OffsetDateTime time;
    private final long epochSecond;

    public DatetimeValue(OffsetDateTime time) {
        this.time = time;
        this.epochSecond = time.toEpochSecond();
    }

    public OffsetDateTime time() {
        return time;
    }

    /** The seconds since 1970 that a clock of its offset shows. */
    long localSecond() {
        return epochSecond + time.getOffset().getTotalSeconds();
    }

    @Override
    public Object toJson() {
        return time.toString();
    }

    @Override
    public int compareTo(CursorValue other) {
        if (!(other instanceof DatetimeValue datetime)) {
            throw new IllegalArgumentException("not comparable: " + this + " and " + other);
        }
        int seconds = Long.compare(epochSecond, datetime.epochSecond);
        return seconds != 0 ? seconds : Integer.compare(time.getNano(), datetime.time.getNano());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DatetimeValue value && value.time.equals(time);
    }

    @Override
    public int hashCode() {
        return time.hashCode();
    }

    @Override
    public String toString() {
        return time.toString();
    }
}
