package dev.cairn.templates.time;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/** The directives of {@code strftime} by their letters. Thread-safe. */
final class StrftimeDirectives {

    private static final String[] WEEKDAYS = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
    };
    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };

    private StrftimeDirectives() {}

    /**
     * The piece that a directive stands for; null for a letter that is none.
     *
     * @param bare whether nothing stands between the percent sign and the letter
     */
    static @Nullable StrftimePart part(char letter, StrftimeStyle style, boolean bare) {
        return switch (letter) {
            case '%' -> style.text((out, moment) -> out.append('%'));
            case 'n' -> style.text((out, moment) -> out.append('\n'));
            case 't' -> style.text((out, moment) -> out.append('\t'));
            case 'a' -> upperIfSwapped(style, weekday(3));
            case 'A' -> upperIfSwapped(style, weekday(9));
            case 'b', 'h' -> upperIfSwapped(style, month(3));
            case 'B' -> upperIfSwapped(style, month(9));
            case 'p' -> style.text((out, moment) -> out.append(halfDay(moment, style.swap())));
            case 'P' -> style.text((out, moment) -> out.append(halfDay(moment, true)));
            case 'c' -> composite(style, "%a %b %e %H:%M:%S %Y");
            case 'x', 'D' -> composite(style, "%m/%d/%y");
            case 'X', 'T' -> composite(style, "%H:%M:%S");
            case 'r' -> composite(style, "%I:%M:%S %p");
            case 'R' -> composite(style, "%H:%M");
            case 'F' -> composite(style, "%Y-%m-%d");
            case 'f' -> bare ? (out, moment) -> appendMicroseconds(out, moment.local()) : null;
            case 'z' -> bare ? StrftimeDirectives::appendOffset : (out, moment) -> {};
            case 'Z' -> bare ? (out, moment) -> out.append(moment.zoneName()) : (out, moment) -> {};
            default -> number(letter, style);
        };
    }

    private static @Nullable StrftimePart number(char letter, StrftimeStyle style) {
        return switch (letter) {
            case 'd' -> style.number(2, '0', LocalDateTime::getDayOfMonth);
            case 'e' -> style.number(2, ' ', LocalDateTime::getDayOfMonth);
            case 'H' -> style.number(2, '0', LocalDateTime::getHour);
            case 'k' -> style.number(2, ' ', LocalDateTime::getHour);
            case 'I' -> style.number(2, '0', StrftimeDirectives::hourOfHalfDay);
            case 'l' -> style.number(2, ' ', StrftimeDirectives::hourOfHalfDay);
            case 'M' -> style.number(2, '0', LocalDateTime::getMinute);
            case 'S' -> style.number(2, '0', LocalDateTime::getSecond);
            case 'm' -> style.number(2, '0', LocalDateTime::getMonthValue);
            case 'j' -> style.number(3, '0', LocalDateTime::getDayOfYear);
            case 'y' -> style.number(2, '0', local -> local.getYear() % 100);
            case 'C' -> style.number(2, '0', local -> local.getYear() / 100);
            case 'Y' -> style.number(1, '0', LocalDateTime::getYear);
            case 'G' -> style.number(1, '0', local -> local.get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> style.number(2, '0', local -> local.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 'V' -> style.number(2, '0', local -> local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'u' -> style.number(1, '0', local -> local.getDayOfWeek().getValue());
            case 'w' -> style.number(1, '0', local -> local.getDayOfWeek().getValue() % 7);
            case 'U' ->
                style.number(
                        2, '0', local -> weekOfYear(local, local.getDayOfWeek().getValue() % 7));
            case 'W' ->
                style.number(
                        2, '0', local -> weekOfYear(local, local.getDayOfWeek().getValue() - 1));
            // Python hands the local fields to C, which reads them in the process's zone: UTC here.
            case 's' -> style.number(1, '0', local -> local.toEpochSecond(ZoneOffset.UTC));
            default -> null;
        };
    }

    private static StrftimePart composite(StrftimeStyle style, String format) {
        Strftime inner = Strftime.of(format);
        return style.text(inner::append);
    }

    private static StrftimePart upperIfSwapped(StrftimeStyle style, StrftimePart name) {
        return new StrftimeStyle(style.padding(), style.width(), style.upper() || style.swap(), false).text(name);
    }

    private static StrftimePart weekday(int length) {
        return (out, moment) ->
                appendStart(out, WEEKDAYS[moment.local().getDayOfWeek().getValue() - 1], length);
    }

    private static StrftimePart month(int length) {
        return (out, moment) -> appendStart(out, MONTHS[moment.local().getMonthValue() - 1], length);
    }

    private static void appendStart(StringBuilder out, String name, int length) {
        out.append(name, 0, Math.min(length, name.length()));
    }

    private static String halfDay(StrftimePart.Moment moment, boolean lower) {
        boolean morning = moment.local().getHour() < 12;
        if (lower) {
            return morning ? "am" : "pm";
        }
        return morning ? "AM" : "PM";
    }

    private static int hourOfHalfDay(LocalDateTime local) {
        int hour = local.getHour() % 12;
        return hour == 0 ? 12 : hour;
    }

    private static long weekOfYear(LocalDateTime local, int daysIntoWeek) {
        return (local.getDayOfYear() + 6L - daysIntoWeek) / 7;
    }

    static void appendMicroseconds(StringBuilder out, LocalDateTime local) {
        int micros = local.get(ChronoField.MICRO_OF_SECOND);
        String digits = Integer.toString(micros);
        out.append("000000", 0, 6 - digits.length()).append(digits);
    }

    private static void appendOffset(StringBuilder out, StrftimePart.Moment moment) {
        Integer offset = moment.offsetSeconds();
        if (offset == null) {
            return;
        }
        int seconds = Math.abs(offset);
        out.append(offset < 0 ? '-' : '+');
        appendTwo(out, seconds / 3600);
        appendTwo(out, seconds / 60 % 60);
        if (seconds % 60 != 0) {
            appendTwo(out, seconds % 60);
        }
    }

    private static void appendTwo(StringBuilder out, int number) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
