package dev.cairn.runtime.time;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A compiled format of Python's {@code strftime}, as CPython on Linux (glibc, C locale) renders it: the C directives
 * with the flags {@code _ - 0 ^ #}, a width and the modifiers {@code E} and {@code O}, and Python's own {@code %f},
 * {@code %z} and {@code %Z}. What is no directive stands in the result as it is. Immutable and thread-safe.
 */
public final class Strftime {

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
    private static final int MAX_WIDTH = 1000;

    private final List<Part> parts;

    private Strftime(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Compiles a format. Every text is one. */
    public static Strftime of(String format) {
        return new Compiler(format).compile();
    }

    /**
     * Renders a datetime.
     *
     * @param local the date and the time of day
     * @param offsetSeconds the offset from UTC in seconds, null for a datetime without timezone
     * @param zoneName what {@code %Z} shows, empty without timezone
     */
    public String format(LocalDateTime local, @Nullable Integer offsetSeconds, String zoneName) {
        StringBuilder out = new StringBuilder(32);
        Moment moment = new Moment(local, offsetSeconds, zoneName);
        for (Part part : parts) {
            part.append(out, moment);
        }
        return out.toString();
    }

    private record Moment(LocalDateTime local, @Nullable Integer offsetSeconds, String zoneName) {}

    private interface Part {
        void append(StringBuilder out, Moment moment);
    }

    private interface Quantity {
        long of(LocalDateTime local);
    }

    /** The flags and the width between the percent sign and the letter. */
    private record Style(char padding, int width, boolean upper, boolean swap) {

        static final Style PLAIN = new Style((char) 0, -1, false, false);

        Part number(int digits, char pad, Quantity number) {
            char fill = padding == 0 ? pad : padding;
            int size = padding == '-' ? 0 : Math.max(width, width < 0 ? digits : 0);
            return (out, moment) -> {
                long value = number.of(moment.local());
                String text = Long.toString(Math.abs(value));
                if (value < 0) {
                    out.append('-');
                }
                for (int i = text.length(); i < size; i++) {
                    out.append(fill == '_' ? ' ' : fill);
                }
                out.append(text);
            };
        }

        Part text(Part inner) {
            if (equals(PLAIN)) {
                return inner;
            }
            return (out, moment) -> {
                StringBuilder plain = new StringBuilder();
                inner.append(plain, moment);
                for (int i = plain.length(); i < width; i++) {
                    out.append(padding == '0' ? '0' : ' ');
                }
                out.append(upper ? plain.toString().toUpperCase(Locale.ROOT) : plain);
            };
        }
    }

    /** Reads a format from left to right. */
    private static final class Compiler {

        private final String format;
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        Compiler(String format) {
            this.format = format;
        }

        Strftime compile() {
            int position = 0;
            while (position < format.length()) {
                char character = format.charAt(position);
                if (character == '%') {
                    position = directive(position);
                } else {
                    literal.append(character);
                    position++;
                }
            }
            flush();
            return new Strftime(parts);
        }

        private void flush() {
            if (literal.length() > 0) {
                String text = literal.toString();
                literal.setLength(0);
                parts.add((out, moment) -> out.append(text));
            }
        }

        private int directive(int start) {
            int position = start + 1;
            char padding = 0;
            boolean upper = false;
            boolean swap = false;
            while (position < format.length() && "_-0^#".indexOf(format.charAt(position)) >= 0) {
                char flag = format.charAt(position++);
                switch (flag) {
                    case '^' -> upper = true;
                    case '#' -> swap = true;
                    default -> padding = flag;
                }
            }
            int width = -1;
            while (position < format.length() && Character.isDigit(format.charAt(position)) && width < MAX_WIDTH) {
                width = Math.max(width, 0) * 10 + Character.digit(format.charAt(position++), 10);
            }
            if (position < format.length() && "EO".indexOf(format.charAt(position)) >= 0) {
                position++;
            }
            Part part = position < format.length()
                    ? part(format.charAt(position), new Style(padding, width, upper, swap), position == start + 1)
                    : null;
            int end = Math.min(position + 1, format.length());
            if (part == null) {
                literal.append(format, start, end);
            } else {
                flush();
                parts.add(part);
            }
            return end;
        }

        private static @Nullable Part part(char letter, Style style, boolean bare) {
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
                case 'z' -> bare ? Compiler::appendOffset : (out, moment) -> {};
                case 'Z' -> bare ? (out, moment) -> out.append(moment.zoneName()) : (out, moment) -> {};
                default -> number(letter, style);
            };
        }

        private static @Nullable Part number(char letter, Style style) {
            return switch (letter) {
                case 'd' -> style.number(2, '0', LocalDateTime::getDayOfMonth);
                case 'e' -> style.number(2, ' ', LocalDateTime::getDayOfMonth);
                case 'H' -> style.number(2, '0', LocalDateTime::getHour);
                case 'k' -> style.number(2, ' ', LocalDateTime::getHour);
                case 'I' -> style.number(2, '0', Compiler::hourOfHalfDay);
                case 'l' -> style.number(2, ' ', Compiler::hourOfHalfDay);
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
                            2,
                            '0',
                            local -> weekOfYear(local, local.getDayOfWeek().getValue() % 7));
                case 'W' ->
                    style.number(
                            2,
                            '0',
                            local -> weekOfYear(local, local.getDayOfWeek().getValue() - 1));
                // Python hands the local fields to C, which reads them in the process's zone: UTC here.
                case 's' -> style.number(1, '0', local -> local.toEpochSecond(ZoneOffset.UTC));
                default -> null;
            };
        }

        private static Part composite(Style style, String format) {
            Strftime inner = of(format);
            return style.text((out, moment) -> {
                for (Part part : inner.parts) {
                    part.append(out, moment);
                }
            });
        }

        private static Part upperIfSwapped(Style style, Part name) {
            return new Style(style.padding(), style.width(), style.upper() || style.swap(), false).text(name);
        }

        private static Part weekday(int length) {
            return (out, moment) ->
                    appendStart(out, WEEKDAYS[moment.local().getDayOfWeek().getValue() - 1], length);
        }

        private static Part month(int length) {
            return (out, moment) -> appendStart(out, MONTHS[moment.local().getMonthValue() - 1], length);
        }

        private static void appendStart(StringBuilder out, String name, int length) {
            out.append(name, 0, Math.min(length, name.length()));
        }

        private static String halfDay(Moment moment, boolean lower) {
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

        private static void appendMicroseconds(StringBuilder out, LocalDateTime local) {
            int micros = local.get(ChronoField.MICRO_OF_SECOND);
            String digits = Integer.toString(micros);
            out.append("000000", 0, 6 - digits.length()).append(digits);
        }

        private static void appendOffset(StringBuilder out, Moment moment) {
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

    /** The microseconds of the second, as {@code %f} shows them. */
    static String microseconds(LocalDateTime local) {
        StringBuilder out = new StringBuilder(6);
        Compiler.appendMicroseconds(out, local.truncatedTo(ChronoUnit.MICROS));
        return out.toString();
    }
}
