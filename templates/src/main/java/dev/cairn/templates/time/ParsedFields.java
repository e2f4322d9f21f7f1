package dev.cairn.templates.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.temporal.IsoFields;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the directives of a format have read, and the datetime that follows from it. Confined to one parse. */
final class ParsedFields {

    private static final int MAX_OFFSET_SECONDS = 24 * 3600 - 1;

    private final Map<StrptimeField, Integer> values = new EnumMap<>(StrptimeField.class);
    private final String text;

    ParsedFields(String text) {
        this.text = text;
    }

    void set(StrptimeField field, int value) {
        values.put(field, value);
    }

    Strptime.Result resolve() {
        Integer offset = values.get(StrptimeField.OFFSET);
        if (offset != null && Math.abs(offset) > MAX_OFFSET_SECONDS) {
            throw failure("the offset from UTC is more than a day");
        }
        try {
            LocalTime time = LocalTime.of(hour(), get(StrptimeField.MINUTE, 0), get(StrptimeField.SECOND, 0))
                    .plusNanos(get(StrptimeField.FRACTION, 0) * 1000L);
            return new Strptime.Result(LocalDateTime.of(date(), time), offset);
        } catch (DateTimeException e) {
            throw failure(String.valueOf(e.getMessage()));
        }
    }

    private int hour() {
        Integer halfDayHour = values.get(StrptimeField.HALF_DAY_HOUR);
        if (halfDayHour == null) {
            return get(StrptimeField.HOUR, 0);
        }
        boolean afternoon = get(StrptimeField.HALF_DAY, 0) == 1;
        return halfDayHour % 12 + (afternoon ? 12 : 0);
    }

    private LocalDate date() {
        Integer year = year();
        Integer weekday = weekday();
        Integer isoYear = values.get(StrptimeField.ISO_YEAR);
        Integer isoWeek = values.get(StrptimeField.ISO_WEEK);
        Integer dayOfYear = values.get(StrptimeField.DAY_OF_YEAR);
        if (isoYear != null && (isoWeek == null || weekday == null || dayOfYear != null)) {
            throw failure("'%G' needs '%V' and a weekday, and no '%j'");
        }
        if (isoYear == null && isoWeek != null) {
            throw failure("'%V' needs '%G' and a weekday");
        }
        int month = month();
        int day = get(StrptimeField.DAY, 1);
        int wholeYear = year != null ? year : 1900;
        if (dayOfYear == null && weekday != null) {
            if (values.containsKey(StrptimeField.SUNDAY_WEEK) || values.containsKey(StrptimeField.MONDAY_WEEK)) {
                return inWeek(wholeYear, weekday);
            }
            if (isoYear != null && isoWeek != null) {
                return isoDate(isoYear, isoWeek, weekday);
            }
        }
        if (dayOfYear != null) {
            return supported(LocalDate.of(wholeYear, 1, 1).plusDays(dayOfYear - 1L));
        }
        return supported(LocalDate.of(wholeYear, month, day));
    }

    private @Nullable Integer year() {
        Integer shortYear = values.get(StrptimeField.SHORT_YEAR);
        if (shortYear != null) {
            return shortYear + (shortYear <= 68 ? 2000 : 1900);
        }
        return values.get(StrptimeField.YEAR);
    }

    private int month() {
        Integer named = values.get(StrptimeField.MONTH_NAME);
        Integer shortNamed = values.get(StrptimeField.MONTH_SHORT_NAME);
        if (named != null) {
            return named + 1;
        }
        return shortNamed != null ? shortNamed + 1 : get(StrptimeField.MONTH, 1);
    }

    /** Monday is 0. */
    private @Nullable Integer weekday() {
        for (StrptimeField named : new StrptimeField[] {StrptimeField.WEEKDAY_NAME, StrptimeField.WEEKDAY_SHORT_NAME}) {
            if (values.containsKey(named)) {
                return values.get(named);
            }
        }
        Integer fromSunday = values.get(StrptimeField.WEEKDAY_FROM_SUNDAY);
        if (fromSunday != null) {
            return (fromSunday + 6) % 7;
        }
        Integer fromMonday = values.get(StrptimeField.WEEKDAY_FROM_MONDAY);
        return fromMonday == null ? null : Integer.valueOf(fromMonday - 1);
    }

    private LocalDate inWeek(int year, int weekdayFromMonday) {
        Integer sundayWeek = values.get(StrptimeField.SUNDAY_WEEK);
        int week = sundayWeek != null ? sundayWeek : get(StrptimeField.MONDAY_WEEK, 0);
        int shift = sundayWeek != null ? 1 : 0;
        int weekday = (weekdayFromMonday + shift) % 7;
        LocalDate first = LocalDate.of(year, 1, 1);
        int firstWeekday = (first.getDayOfWeek().getValue() - 1 + shift) % 7;
        int daysFromFirst = week == 0 ? weekday - firstWeekday : (7 - firstWeekday) % 7 + 7 * (week - 1) + weekday;
        return supported(first.plusDays(daysFromFirst));
    }

    private LocalDate isoDate(int isoYear, int isoWeek, int weekday) {
        LocalDate inFirstWeek = LocalDate.of(isoYear, 1, 4);
        if (isoWeek
                > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirstWeek).getMaximum()) {
            throw failure("the year " + isoYear + " has no week " + isoWeek);
        }
        return supported(
                inFirstWeek.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, isoWeek).with(DayOfWeek.of(weekday + 1)));
    }

    private LocalDate supported(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw failure("year " + Year.of(date.getYear()) + " is out of range");
        }
        return date;
    }

    private int get(StrptimeField field, int otherwise) {
        return values.getOrDefault(field, otherwise);
    }

    private DatetimeParseException failure(String message) {
        return new DatetimeParseException("'" + text + "': " + message, text);
    }
}
