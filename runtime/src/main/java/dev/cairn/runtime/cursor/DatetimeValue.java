package dev.cairn.runtime.cursor;

import java.time.OffsetDateTime;

/** A point in time, with the offset that it was written with: formats show the local time of that offset. */
public record DatetimeValue(OffsetDateTime time) implements CursorValue {

    @Override
    public int compareTo(CursorValue other) {
        if (!(other instanceof DatetimeValue datetime)) {
            throw new IllegalArgumentException("not comparable: " + this + " and " + other);
        }
        int seconds = Long.compare(time.toEpochSecond(), datetime.time.toEpochSecond());
        return seconds != 0 ? seconds : Integer.compare(time.getNano(), datetime.time.getNano());
    }
}
