package dev.cairn.templates.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled format of Python's {@code strftime}, as CPython on Linux (glibc, C locale) renders it: the C directives
 * with the flags {@code _ - 0 ^ #}, a width and the modifiers {@code E} and {@code O}, and Python's own {@code %f},
 * {@code %z} and {@code %Z}. What is no directive stands in the result as it is. Immutable and thread-safe.
 */
public final class Strftime {

    private static final int MAX_WIDTH = 1000;

    private final List<StrftimePart> parts;

    private Strftime(List<StrftimePart> parts) {
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
        append(out, new StrftimePart.Moment(local, offsetSeconds, zoneName));
        return out.toString();
    }

    void append(StringBuilder out, StrftimePart.Moment moment) {
        for (StrftimePart part : parts) {
            part.append(out, moment);
        }
    }

    /** Reads a format from left to right. */
    private static final class Compiler {

        private final String format;
        private final List<StrftimePart> parts = new ArrayList<>();
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
            StrftimePart part = position < format.length()
                    ? StrftimeDirectives.part(
                            format.charAt(position),
                            new StrftimeStyle(padding, width, upper, swap),
                            position == start + 1)
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
    }

    /** The microseconds of the second, as {@code %f} shows them. */
    static String microseconds(LocalDateTime local) {
        StringBuilder out = new StringBuilder(6);
        StrftimeDirectives.appendMicroseconds(out, local.truncatedTo(ChronoUnit.MICROS));
        return out.toString();
    }
}
