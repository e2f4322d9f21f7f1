package dev.cairn.templates.time;

import dev.cairn.pythonvalues.Characters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of a format. */
sealed interface StrptimeStep {

    /** The end of the longest match from a position, or -1. */
    int longest(String text, int position);

    /** The end of the next shorter match, or -1. */
    default int shorter(String text, int position, int end) {
        return -1;
    }

    default @Nullable StrptimeField field() {
        return null;
    }

    default void store(String text, int position, int end, ParsedFields fields) {}

    record Literal(char character) implements StrptimeStep {
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

    record Space() implements StrptimeStep {
        @Override
        public int longest(String text, int position) {
            int end = position;
            while (end < text.length() && Characters.isSpace(text.charAt(end))) {
                end++;
            }
            return end > position ? end : -1;
        }

        @Override
        public int shorter(String text, int position, int end) {
            return end - 1 > position ? end - 1 : -1;
        }
    }

    record Digits(StrptimeField field, int minDigits, int maxDigits, int min, int max) implements StrptimeStep {
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
            boolean paddedDay = field == StrptimeField.DAY && end - 1 == position && position + 1 < text.length();
            return paddedDay && text.charAt(position) == ' ' && "123456789".indexOf(text.charAt(position + 1)) >= 0
                    ? position + 2
                    : -1;
        }

        @Override
        public void store(String text, int position, int end, ParsedFields fields) {
            int value = digits(text, text.charAt(position) == ' ' ? position + 1 : position, end);
            if (field == StrptimeField.FRACTION) {
                for (int i = end - position; i < 6; i++) {
                    value *= 10;
                }
            }
            fields.set(field, value);
        }
    }

    record Name(StrptimeField field, List<String> names) implements StrptimeStep {
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
    record Offset() implements StrptimeStep {
        @Override
        public StrptimeField field() {
            return StrptimeField.OFFSET;
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
                fields.set(StrptimeField.OFFSET, 0);
                return;
            }
            boolean colon = text.charAt(position + 3) == ':';
            int minutesAt = afterColon(text, position + 3);
            int seconds = digits(text, position + 1, position + 3) * 3600 + digits(text, minutesAt, minutesAt + 2) * 60;
            if (end > minutesAt + 2) {
                int secondsAt = afterColon(text, minutesAt + 2);
                if (colon != (secondsAt > minutesAt + 2)) {
                    throw new DatetimeParseException("inconsistent use of : in " + text.substring(position, end), text);
                }
                seconds += digits(text, secondsAt, secondsAt + 2);
            }
            fields.set(StrptimeField.OFFSET, text.charAt(position) == '-' ? -seconds : seconds);
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
