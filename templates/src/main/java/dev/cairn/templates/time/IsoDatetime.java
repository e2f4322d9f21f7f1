package dev.cairn.templates.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO 8601 datetimes as dateutil's {@code isoparse} (which the reference uses) does: basic and extended form, a
 * year or a year and a month alone, week and ordinal dates, any single character before the time, and digits beyond
 * microseconds cut. Confined to one parse.
 */
public final class IsoDatetime {

    private static final int MAX_FRACTION_DIGITS = 6;

    private final String text;
    private int position;

    private IsoDatetime(String text) {
        this.text = text;
    }

    /**
     * Reads a datetime into UTC; one without offset is UTC already.
     *
     * @throws DatetimeParseException if the text is none
     */
    public static OffsetDateTime parse(String text) {
        try {
            return new IsoDatetime(text).read();
        } catch (DateTimeException e) {
            throw new DatetimeParseException("'" + text + "': " + e.getMessage(), text);
        }
    }

    private OffsetDateTime read() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                throw failure("ISO 8601 has no characters beyond ASCII");
            }
        }
        LocalDate date = date();
        LocalTime time = LocalTime.MIDNIGHT;
        int offset = 0;
        boolean nextDay = false;
        if (position < text.length()) {
            position++;
            Time parsed = new Time();
            nextDay = parsed.hour == 24;
            time = LocalTime.of(nextDay ? 0 : parsed.hour, parsed.minute, parsed.second)
                    .plusNanos(parsed.micros * 1000L);
            offset = parsed.offsetSeconds;
        }
        LocalDateTime local = LocalDateTime.of(date, time);
        if (nextDay) {
            local = local.plusDays(1);
        }
        LocalDateTime utc = local.minusSeconds(offset);
        if (utc.getYear() < 1 || utc.getYear() > 9999) {
            throw failure("the date is out of range");
        }
        return utc.atOffset(ZoneOffset.UTC);
    }

    private LocalDate date() {
        LocalDate common = attempt(this::commonDate);
        if (common != null) {
            return supported(common);
        }
        position = 0;
        return supported(uncommonDate());
    }

    private static @Nullable LocalDate attempt(Supplier<LocalDate> reader) {
        try {
            return reader.get();
        } catch (DatetimeParseException e) {
            return null;
        }
    }

    /** The year, month and day may be none that exist: that is found out by the caller, without a second try. */
    private LocalDate commonDate() {
        int year = number(4);
        if (position == text.length()) {
            return LocalDate.of(year, 1, 1);
        }
        boolean dashes = skip('-');
        int month = number(2);
        if (position == text.length()) {
            if (!dashes) {
                throw failure("a month without a day needs a dash");
            }
            return LocalDate.of(year, month, 1);
        }
        if (dashes && !skip('-')) {
            throw failure("expected a dash before the day");
        }
        return LocalDate.of(year, month, number(2));
    }

    private LocalDate uncommonDate() {
        int year = number(4);
        boolean dashes = skip('-');
        if (!skip('W')) {
            int day = number(3);
            if (day > 365 && !LocalDate.of(year, 1, 1).isLeapYear()) {
                throw failure("the year has no day " + day);
            }
            return LocalDate.ofYearDay(year, day);
        }
        int week = slice(2);
        int day = 1;
        if (position < text.length()) {
            if (skip('-') != dashes) {
                throw failure("inconsistent use of dashes");
            }
            day = number(1);
        }
        if (week < 1 || week > 53 || day < 1 || day > 7) {
            throw failure("no such week or weekday");
        }
        return LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY).plusDays((week - 1) * 7L + day - 1);
    }

    private LocalDate supported(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw failure("the year is out of range");
        }
        return date;
    }

    private boolean skip(char character) {
        if (position < text.length() && text.charAt(position) == character) {
            position++;
            return true;
        }
        return false;
    }

    /** The next digits, of which all must be there. */
    private int number(int digits) {
        if (position + digits > text.length()) {
            throw failure("expected " + digits + " digits at the end");
        }
        return slice(digits);
    }

    /** The next digits, or as many as there are; the reference lets spaces stand for missing ones. */
    private int slice(int digits) {
        int end = Math.min(position + digits, text.length());
        int value = 0;
        int found = 0;
        boolean ended = false;
        for (; position < end; position++) {
            int digit = text.charAt(position) - '0';
            boolean isSpace = text.charAt(position) == ' ';
            if ((digit < 0 || digit > 9 || ended) && !isSpace) {
                throw failure("expected digits at " + position);
            }
            ended = isSpace && found > 0;
            if (!isSpace) {
                value = value * 10 + digit;
                found++;
            }
        }
        if (found == 0) {
            throw failure("expected digits at " + end);
        }
        return value;
    }

    private DatetimeParseException failure(String message) {
        return new DatetimeParseException("'" + text + "': " + message, text);
    }

    /** The part after the separator. */
    private final class Time {

        private final int hour;
        private int minute;
        private int second;
        private int micros;
        private int offsetSeconds;

        Time() {
            hour = number(2);
            if (!atOffset() && position < text.length()) {
                boolean colons = skip(':');
                minute = slice(2);
                if (!atOffset() && position < text.length()) {
                    if (colons && !skip(':')) {
                        throw failure("inconsistent use of colons");
                    }
                    second = slice(2);
                    fraction();
                }
            }
            if (atOffset()) {
                offset();
            }
            if (position < text.length()) {
                throw failure("unused characters at the end");
            }
            if (hour == 24 && (minute != 0 || second != 0 || micros != 0)) {
                throw failure("hour 24 is only midnight");
            }
        }

        private boolean atOffset() {
            return position < text.length() && "-+Zz".indexOf(text.charAt(position)) >= 0;
        }

        private void fraction() {
            if (position + 1 >= text.length()
                    || ".,".indexOf(text.charAt(position)) < 0
                    || !Character.isDigit(text.charAt(position + 1))) {
                return;
            }
            position++;
            int digits = 0;
            while (position < text.length() && Character.isDigit(text.charAt(position))) {
                if (digits < MAX_FRACTION_DIGITS) {
                    micros = micros * 10 + text.charAt(position) - '0';
                    digits++;
                }
                position++;
            }
            for (; digits < MAX_FRACTION_DIGITS; digits++) {
                micros *= 10;
            }
        }

        private void offset() {
            char sign = text.charAt(position++);
            if (sign == 'Z' || sign == 'z') {
                return;
            }
            int hours = number(2);
            int minutes = 0;
            if (position < text.length()) {
                skip(':');
                minutes = number(2);
            }
            if (hours > 23 || minutes > 59) {
                throw failure("no such offset");
            }
            offsetSeconds = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        }
    }
}
