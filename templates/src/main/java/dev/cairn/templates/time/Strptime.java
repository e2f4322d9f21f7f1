package dev.cairn.templates.time;

import dev.cairn.pythonvalues.Characters;
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
    private final List<StrptimeStep> steps;
    private final @Nullable String defect;

    private Strptime(String format, List<StrptimeStep> steps, @Nullable String defect) {
        this.format = format;
        this.steps = List.copyOf(steps);
        this.defect = defect;
    }

    /** Compiles a format. One that Python refuses fails when it is used, as it does there. */
    public static Strptime of(String format) {
        List<StrptimeStep> steps = new ArrayList<>();
        String defect = compile(format, steps, EnumSet.noneOf(StrptimeField.class));
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
        StrptimeStep step = steps.get(index);
        for (int end = step.longest(text, position); end >= 0; end = step.shorter(text, position, end)) {
            int last = match(text, end, index + 1, fields);
            if (last >= 0) {
                step.store(text, position, end, fields);
                return last;
            }
        }
        return -1;
    }

    private static @Nullable String compile(String format, List<StrptimeStep> steps, Set<StrptimeField> seen) {
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
            } else if (Characters.isSpace(character)) {
                while (position < format.length() && Characters.isSpace(format.charAt(position))) {
                    position++;
                }
                steps.add(new StrptimeStep.Space());
            } else {
                steps.add(new StrptimeStep.Literal(character));
                position++;
            }
        }
        return null;
    }

    private static @Nullable String directive(
            char letter, String format, List<StrptimeStep> steps, Set<StrptimeField> seen) {
        String composite = switch (letter) {
            case 'c' -> "%a %b %d %H:%M:%S %Y";
            case 'x' -> "%m/%d/%y";
            case 'X' -> "%H:%M:%S";
            default -> null;
        };
        if (composite != null) {
            return compile(composite, steps, seen);
        }
        StrptimeStep step = step(letter);
        if (step == null) {
            return "'" + letter + "' is a bad directive in format '" + format + "'";
        }
        if (step.field() != null && !seen.add(step.field())) {
            return "directive '%" + letter + "' occurs twice in format '" + format + "'";
        }
        steps.add(step);
        return null;
    }

    private static @Nullable StrptimeStep step(char letter) {
        return switch (letter) {
            case '%' -> new StrptimeStep.Literal('%');
            case 'Y' -> new StrptimeStep.Digits(StrptimeField.YEAR, 4, 4, 0, 9999);
            case 'y' -> new StrptimeStep.Digits(StrptimeField.SHORT_YEAR, 2, 2, 0, 99);
            case 'm' -> new StrptimeStep.Digits(StrptimeField.MONTH, 1, 2, 1, 12);
            case 'd' -> new StrptimeStep.Digits(StrptimeField.DAY, 1, 2, 1, 31);
            case 'H' -> new StrptimeStep.Digits(StrptimeField.HOUR, 1, 2, 0, 23);
            case 'I' -> new StrptimeStep.Digits(StrptimeField.HALF_DAY_HOUR, 1, 2, 1, 12);
            case 'M' -> new StrptimeStep.Digits(StrptimeField.MINUTE, 1, 2, 0, 59);
            case 'S' -> new StrptimeStep.Digits(StrptimeField.SECOND, 1, 2, 0, 61);
            case 'f' -> new StrptimeStep.Digits(StrptimeField.FRACTION, 1, 6, 0, 999_999);
            case 'j' -> new StrptimeStep.Digits(StrptimeField.DAY_OF_YEAR, 1, 3, 1, 366);
            case 'U' -> new StrptimeStep.Digits(StrptimeField.SUNDAY_WEEK, 1, 2, 0, 53);
            case 'W' -> new StrptimeStep.Digits(StrptimeField.MONDAY_WEEK, 1, 2, 0, 53);
            case 'V' -> new StrptimeStep.Digits(StrptimeField.ISO_WEEK, 1, 2, 1, 53);
            case 'G' -> new StrptimeStep.Digits(StrptimeField.ISO_YEAR, 4, 4, 0, 9999);
            case 'u' -> new StrptimeStep.Digits(StrptimeField.WEEKDAY_FROM_MONDAY, 1, 1, 1, 7);
            case 'w' -> new StrptimeStep.Digits(StrptimeField.WEEKDAY_FROM_SUNDAY, 1, 1, 0, 6);
            case 'A' -> new StrptimeStep.Name(StrptimeField.WEEKDAY_NAME, WEEKDAYS);
            case 'a' -> new StrptimeStep.Name(StrptimeField.WEEKDAY_SHORT_NAME, shortened(WEEKDAYS));
            case 'B' -> new StrptimeStep.Name(StrptimeField.MONTH_NAME, MONTHS);
            case 'b' -> new StrptimeStep.Name(StrptimeField.MONTH_SHORT_NAME, shortened(MONTHS));
            case 'p' -> new StrptimeStep.Name(StrptimeField.HALF_DAY, List.of("am", "pm"));
            case 'Z' -> new StrptimeStep.Name(StrptimeField.ZONE_NAME, List.of("utc", "gmt"));
            case 'z' -> new StrptimeStep.Offset();
            default -> null;
        };
    }

    private static List<String> shortened(List<String> names) {
        return names.stream().map(name -> name.substring(0, 3)).toList();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Strptime[%s]", format);
    }
}
