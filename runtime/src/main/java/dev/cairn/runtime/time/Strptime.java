package dev.cairn.runtime.time;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled format of Python's {@code strptime}: what each directive takes, how white space and case count, and which
 * combinations are refused are CPython's rules ({@code _strptime}, C locale, a process in UTC). Immutable and
 * thread-safe.
 */
public final class Strptime {

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final String format;
    private final List<Step> steps;
    private final @Nullable String defect;

    private Strptime(String format, List<Step> steps, @Nullable String defect) {
        this.format = format;
        this.steps = List.copyOf(steps);
        this.defect = defect;
    }

    /** Compiles a format. One that Python refuses fails when it is used, as it does there. */
    public static Strptime of(String format) {
        List<Step> steps = new ArrayList<>();
        String defect = compile(format, steps, EnumSet.noneOf(Field.class));
        return new Strptime(format, steps, defect);
    }

    /**
     * A datetime as the text has it.
     *
     * @param local date and time of day; what the format leaves out is 1900-01-01 00:00:00
     * @param offsetSeconds the offset that {@code %z} read, null without one
     */
    public record Result(LocalDateTime local, @Nullable Integer offsetSeconds) {}

    /**
     * Reads a text.
     *
     * @throws DatetimeParseException if the text does not have the format, or the format is none that can be read
     */
    public Result parse(String text) {
        if (defect != null) {
            throw new DatetimeParseException(defect, text);
        }
        ParsedFields fields = new ParsedFields(text);
        int end = match(text, 0, 0, fields);
        if (end < 0) {
            throw new DatetimeParseException("'" + text + "' does not match format '" + format + "'", text);
        }
        if (end < text.length()) {
            throw new DatetimeParseException("unconverted data remains: " + text.substring(end), text);
        }
        return fields.resolve();
    }

    /** The end of the match of the steps from one on, or -1. Steps try their longest match first. */
    private int match(String text, int position, int index, ParsedFields fields) {
        if (index == steps.size()) {
            return position;
        }
        Step step = steps.get(index);
        for (int end = step.longest(text, position); end >= 0; end = step.shorter(text, position, end)) {
            int last = match(text, end, index + 1, fields);
            if (last >= 0) {
                step.store(text, position, end, fields);
                return last;
            }
        }
        return -1;
    }

    private static @Nullable String compile(String format, List<Step> steps, Set<Field> seen) {
        int position = 0;
        while (position < format.length()) {
            char character = format.charAt(position);
            if (character == '%') {
                if (position + 1 == format.length()) {
                    return "stray % in format '" + format + "'";
                }
                String defect = directive(format.charAt(position + 1), format, steps, seen);
                if (defect != null) {
                    return defect;
                }
                position += 2;
            } else if (isSpace(character)) {
                while (position < format.length() && isSpace(format.charAt(position))) {
                    position++;
                }
                steps.add(new Step.Space());
            } else {
                steps.add(new Step.Literal(character));
                position++;
            }
        }
        return null;
    }

    private static @Nullable String directive(char letter, String format, List<Step> steps, Set<Field> seen) {
        String composite = switch (letter) {
            case 'c' -> "%a %b %d %H:%M:%S %Y";
            case 'x' -> "%m/%d/%y";
            case 'X' -> "%H:%M:%S";
            default -> null;
        };
        if (composite != null) {
            return compile(composite, steps, seen);
        }
        Step step = step(letter);
        if (step == null) {
            return "'" + letter + "' is a bad directive in format '" + format + "'";
        }
        if (step.field() != null && !seen.add(step.field())) {
            return "directive '%" + letter + "' occurs twice in format '" + format + "'";
        }
        steps.add(step);
        return null;
    }

    private static @Nullable Step step(char letter) {
        return switch (letter) {
            case '%' -> new Step.Literal('%');
            case 'Y' -> new Step.Digits(Field.YEAR, 4, 4, 0, 9999);
            case 'y' -> new Step.Digits(Field.SHORT_YEAR, 2, 2, 0, 99);
            case 'm' -> new Step.Digits(Field.MONTH, 1, 2, 1, 12);
            case 'd' -> new Step.Digits(Field.DAY, 1, 2, 1, 31);
            case 'H' -> new Step.Digits(Field.HOUR, 1, 2, 0, 23);
            case 'I' -> new Step.Digits(Field.HALF_DAY_HOUR, 1, 2, 1, 12);
            case 'M' -> new Step.Digits(Field.MINUTE, 1, 2, 0, 59);
            case 'S' -> new Step.Digits(Field.SECOND, 1, 2, 0, 61);
            case 'f' -> new Step.Digits(Field.FRACTION, 1, 6, 0, 999_999);
            case 'j' -> new Step.Digits(Field.DAY_OF_YEAR, 1, 3, 1, 366);
            case 'U' -> new Step.Digits(Field.SUNDAY_WEEK, 1, 2, 0, 53);
            case 'W' -> new Step.Digits(Field.MONDAY_WEEK, 1, 2, 0, 53);
            case 'V' -> new Step.Digits(Field.ISO_WEEK, 1, 2, 1, 53);
            case 'G' -> new Step.Digits(Field.ISO_YEAR, 4, 4, 0, 9999);
            case 'u' -> new Step.Digits(Field.WEEKDAY_FROM_MONDAY, 1, 1, 1, 7);
            case 'w' -> new Step.Digits(Field.WEEKDAY_FROM_SUNDAY, 1, 1, 0, 6);
            case 'A' -> new Step.Name(Field.WEEKDAY_NAME, WEEKDAYS);
            case 'a' -> new Step.Name(Field.WEEKDAY_SHORT_NAME, shortened(WEEKDAYS));
            case 'B' -> new Step.Name(Field.MONTH_NAME, MONTHS);
            case 'b' -> new Step.Name(Field.MONTH_SHORT_NAME, shortened(MONTHS));
            case 'p' -> new Step.Name(Field.HALF_DAY, List.of("am", "pm"));
            case 'Z' -> new Step.Name(Field.ZONE_NAME, List.of("utc", "gmt"));
            case 'z' -> new Step.Offset();
            default -> null;
        };
    }

    private static List<String> shortened(List<String> names) {
        return names.stream().map(name -> name.substring(0, 3)).toList();
    }

    static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u0085';
    }

    /** What a directive fills in. */
    enum Field {
        YEAR,
        SHORT_YEAR,
        MONTH,
        MONTH_NAME,
        MONTH_SHORT_NAME,
        DAY,
        HOUR,
        HALF_DAY_HOUR,
        HALF_DAY,
        MINUTE,
        SECOND,
        FRACTION,
        DAY_OF_YEAR,
        SUNDAY_WEEK,
        MONDAY_WEEK,
        ISO_WEEK,
        ISO_YEAR,
        WEEKDAY_NAME,
        WEEKDAY_SHORT_NAME,
        WEEKDAY_FROM_MONDAY,
        WEEKDAY_FROM_SUNDAY,
        ZONE_NAME,
        OFFSET
    }

    /** One piece of a format. */
    sealed interface Step {

        /** The end of the longest match from a position, or -1. */
        int longest(String text, int position);

        /** The end of the next shorter match, or -1. */
        default int shorter(String text, int position, int end) {
            return -1;
        }

        default @Nullable Field field() {
            return null;
        }

        default void store(String text, int position, int end, ParsedFields fields) {}

        record Literal(char character) implements Step {
            @Override
            public int longest(String text, int position) {
                return position < text.length() && sameIgnoringCase(text.charAt(position)) ? position + 1 : -1;
            }

            private boolean sameIgnoringCase(char other) {
                return other == character
                        || Character.toLowerCase(other) == Character.toLowerCase(character)
                        || Character.toUpperCase(other) == Character.toUpperCase(character);
            }
        }

        record Space() implements Step {
            @Override
            public int longest(String text, int position) {
                int end = position;
                while (end < text.length() && isSpace(text.charAt(end))) {
                    end++;
                }
                return end > position ? end : -1;
            }

            @Override
            public int shorter(String text, int position, int end) {
                return end - 1 > position ? end - 1 : -1;
            }
        }

        record Digits(Field field, int minDigits, int maxDigits, int min, int max) implements Step {
            @Override
            public int longest(String text, int position) {
                int end = position;
                while (end < text.length() && end - position < maxDigits && isDigit(text.charAt(end))) {
                    end++;
                }
                return shorter(text, position, end + 1);
            }

            @Override
            public int shorter(String text, int position, int end) {
                for (int shorter = end - 1; shorter - position >= minDigits; shorter--) {
                    int value = digits(text, position, shorter);
                    if (value >= min && value <= max) {
                        return shorter;
                    }
                }
                boolean paddedDay = field == Field.DAY && end - 1 == position && position + 1 < text.length();
                return paddedDay && text.charAt(position) == ' ' && "123456789".indexOf(text.charAt(position + 1)) >= 0
                        ? position + 2
                        : -1;
            }

            @Override
            public void store(String text, int position, int end, ParsedFields fields) {
                int value = digits(text, text.charAt(position) == ' ' ? position + 1 : position, end);
                if (field == Field.FRACTION) {
                    for (int i = end - position; i < 6; i++) {
                        value *= 10;
                    }
                }
                fields.set(field, value);
            }
        }

        record Name(Field field, List<String> names) implements Step {
            @Override
            public int longest(String text, int position) {
                int index = find(text, position);
                return index < 0 ? -1 : position + names.get(index).length();
            }

            @Override
            public void store(String text, int position, int end, ParsedFields fields) {
                fields.set(field, find(text, position));
            }

            private int find(String text, int position) {
                for (int i = 0; i < names.size(); i++) {
                    String name = names.get(i);
                    if (text.regionMatches(true, position, name, 0, name.length())) {
                        return i;
                    }
                }
                return -1;
            }
        }

        /** {@code Z} or {@code ±hh[:]mm[[:]ss[.ffffff]]}. */
        record Offset() implements Step {
            @Override
            public Field field() {
                return Field.OFFSET;
            }

            @Override
            public int longest(String text, int position) {
                if (position >= text.length()) {
                    return -1;
                }
                if (text.charAt(position) == 'Z') {
                    return position + 1;
                }
                if ("+-".indexOf(text.charAt(position)) < 0) {
                    return -1;
                }
                int hours = twoDigits(text, position + 1, '9');
                int minutes = hours < 0 ? -1 : twoDigits(text, afterColon(text, hours), '5');
                if (minutes < 0) {
                    return -1;
                }
                int seconds = twoDigits(text, afterColon(text, minutes), '5');
                return seconds < 0 ? minutes : fraction(text, seconds);
            }

            @Override
            public int shorter(String text, int position, int end) {
                int minutes = text.charAt(position) == 'Z' ? end : afterColon(text, position + 3) + 2;
                return end > minutes ? minutes : -1;
            }

            @Override
            public void store(String text, int position, int end, ParsedFields fields) {
                if (text.charAt(position) == 'Z') {
                    fields.set(Field.OFFSET, 0);
                    return;
                }
                boolean colon = text.charAt(position + 3) == ':';
                int minutesAt = afterColon(text, position + 3);
                int seconds =
                        digits(text, position + 1, position + 3) * 3600 + digits(text, minutesAt, minutesAt + 2) * 60;
                if (end > minutesAt + 2) {
                    int secondsAt = afterColon(text, minutesAt + 2);
                    if (colon != (secondsAt > minutesAt + 2)) {
                        throw new DatetimeParseException(
                                "inconsistent use of : in " + text.substring(position, end), text);
                    }
                    seconds += digits(text, secondsAt, secondsAt + 2);
                }
                fields.set(Field.OFFSET, text.charAt(position) == '-' ? -seconds : seconds);
            }

            private static int afterColon(String text, int position) {
                return position < text.length() && text.charAt(position) == ':' ? position + 1 : position;
            }

            private static int twoDigits(String text, int position, char maxFirst) {
                return position + 1 < text.length()
                                && isDigit(text.charAt(position))
                                && text.charAt(position) <= maxFirst
                                && isDigit(text.charAt(position + 1))
                        ? position + 2
                        : -1;
            }

            private static int fraction(String text, int position) {
                int end = position + 1;
                while (end < text.length() && end - position <= 6 && isDigit(text.charAt(end))) {
                    end++;
                }
                return position < text.length() && text.charAt(position) == '.' && end > position + 1 ? end : position;
            }
        }

        private static boolean isDigit(char character) {
            return character >= '0' && character <= '9';
        }

        private static int digits(String text, int start, int end) {
            int value = 0;
            for (int i = start; i < end; i++) {
                value = value * 10 + text.charAt(i) - '0';
            }
            return value;
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Strptime[%s]", format);
    }
}
