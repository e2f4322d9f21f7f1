package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.templates.time.Strftime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Python's datetime, of microsecond precision. Two are equal if they are the same instant, or both without timezone and
 * the same local time.
 *
 * @param local date and time of day
 * @param zone null for a datetime without timezone
 */
public record Datetime(LocalDateTime local, @Nullable Zone zone) {

    public Datetime {
        local = local.truncatedTo(ChronoUnit.MICROS);
    }

    public static Datetime of(OffsetDateTime datetime, Zone zone) {
        return new Datetime(datetime.toLocalDateTime(), zone);
    }

    /** The local time in UTC; a datetime without timezone is taken for UTC. */
    public LocalDateTime utc() {
        return zone == null ? local : local.minusSeconds(zone.offsetSeconds());
    }

    /** The same instant elsewhere. */
    public Datetime in(Zone other) {
        return new Datetime(DateArithmetic.supported(utc().plusSeconds(other.offsetSeconds())), other);
    }

    /** Seconds since the epoch. */
    public double timestamp() {
        LocalDateTime utc = utc();
        long micros = utc.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + utc.get(ChronoField.MICRO_OF_SECOND);
        return PythonNumbers.divide(micros, 1_000_000);
    }

    public String strftime(Strftime format) {
        return format.format(local, zone == null ? null : zone.offsetSeconds(), zone == null ? "" : zone.text());
    }

    /** What {@code isoformat(separator)} gives. */
    public String isoformat(String separator) {
        return IsoText.of(local.toLocalDate())
                + separator
                + IsoText.of(local.toLocalTime())
                + (zone == null ? "" : zone.offsetText());
    }

    /** The time from another datetime to this one. */
    Duration since(Datetime other) {
        if ((zone == null) != (other.zone == null)) {
            throw PythonException.type("can't subtract offset-naive and offset-aware datetimes");
        }
        return Duration.between(other.utc(), utc());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Datetime datetime
                && (zone == null) == (datetime.zone == null)
                && utc().equals(datetime.utc());
    }

    @Override
    public int hashCode() {
        return utc().hashCode();
    }
}
