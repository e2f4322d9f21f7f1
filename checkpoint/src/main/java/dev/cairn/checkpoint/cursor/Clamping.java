package dev.cairn.checkpoint.cursor;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Moves the bounds of slices to whole days, weeks or months. Immutable.
 *
 * <p>Source of the arithmetic: {@code clamping.py} of the Python CDK. A bound that begins a unit stays. A time on the
 * first day of a week or month is moved to the beginning of that day, in both directions.
 */
public final class Clamping {

    /** Leaves everything where it is. */
    public static final Clamping NONE = new Clamping(Unit.NONE, null);

    private enum Unit {
        NONE,
        DAY,
        WEEK,
        MONTH
    }

    private final Unit unit;
    private final @Nullable DayOfWeek firstDay;

    private Clamping(Unit unit, @Nullable DayOfWeek firstDay) {
        this.unit = unit;
        this.firstDay = firstDay;
    }

    /** Whole days. */
    public static Clamping toDays() {
        return new Clamping(Unit.DAY, null);
    }

    /**
     * Whole weeks.
     *
     * @param firstDay the weekday that they start with
     */
    public static Clamping toWeeks(DayOfWeek firstDay) {
        return new Clamping(Unit.WEEK, firstDay);
    }

    /** Whole months. */
    public static Clamping toMonths() {
        return new Clamping(Unit.MONTH, null);
    }

    boolean isNone() {
        return unit == Unit.NONE;
    }

    /** How long before a whole unit the last slice ends where the manifest gives no granularity. */
    Duration defaultGranularity() {
        return unit == Unit.DAY ? Duration.ofSeconds(1) : Duration.ofDays(1);
    }

    OffsetDateTime up(OffsetDateTime time) {
        OffsetDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case NONE -> time;
            case DAY -> day.isEqual(time) ? day : day.plusDays(1);
            case WEEK -> day.plusDays(daysToFirst(day));
            case MONTH -> day.getDayOfMonth() == 1 ? day : day.withDayOfMonth(1).plusMonths(1);
        };
    }

    OffsetDateTime down(OffsetDateTime time) {
        OffsetDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case NONE -> time;
            case DAY -> day;
            case WEEK -> day.minusDays(Math.floorMod(-daysToFirst(day), 7));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private int daysToFirst(OffsetDateTime day) {
        int first = firstDay == null ? 0 : firstDay.getValue();
        return Math.floorMod(first - day.getDayOfWeek().getValue(), 7);
    }
}
