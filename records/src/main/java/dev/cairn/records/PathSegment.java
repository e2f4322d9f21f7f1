package dev.cairn.records;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a {@link FieldPath}, with the meaning that {@code dpath} gives it.
 *
 * <p>A text is compared with keys as a pattern; where it reads as a whole number it is also an index of a list, from
 * the end if negative. A value that a template made a number is an index only: no key equals a number.
 */
sealed interface PathSegment {

    /** The segment as a manifest has it, for messages. */
    String text();

    boolean matchesKey(String key);

    /** Whether this is the index, 0 or more, of a list with a length. */
    boolean matchesIndex(int index, int length);

    /** A segment as it stands in a manifest. */
    static PathSegment ofText(String text) {
        if (Glob.isPattern(text)) {
            return new Wildcard(Glob.compile(text), text);
        }
        return new Key(text, Index.parse(text));
    }

    /** A segment that a template evaluated to a plain value. */
    static PathSegment ofValue(@Nullable Object value) {
        if (value instanceof String text) {
            return ofText(text);
        }
        if (value instanceof Boolean bool) {
            return new Index(bool ? 1 : 0);
        }
        return value instanceof Number number ? new Index(number.longValue()) : new Nothing();
    }

    /** A key, which may also be an index. */
    record Key(String text, @Nullable Index index) implements PathSegment {

        @Override
        public boolean matchesKey(String key) {
            return text.equals(key);
        }

        @Override
        public boolean matchesIndex(int position, int length) {
            return index != null && index.matchesIndex(position, length);
        }
    }

    /** A pattern of keys or of indexes written as text. */
    record Wildcard(Pattern pattern, String text) implements PathSegment {

        boolean isDeep() {
            return text.equals("**");
        }

        @Override
        public boolean matchesKey(String key) {
            return text.equals("*") || pattern.matcher(key).matches();
        }

        @Override
        public boolean matchesIndex(int index, int length) {
            return matchesKey(Integer.toString(index));
        }
    }

    /** An index, counted from the end if negative. */
    record Index(long value) implements PathSegment {

        private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}");

        static @Nullable Index parse(String text) {
            String number = text.strip();
            return NUMBER.matcher(number).matches() ? new Index(Long.parseLong(number)) : null;
        }

        @Override
        public String text() {
            return Long.toString(value);
        }

        @Override
        public boolean matchesKey(String key) {
            return false;
        }

        @Override
        public boolean matchesIndex(int index, int length) {
            return value == index || value + length == index;
        }
    }

    /** What matches nothing, such as the value None. */
    record Nothing() implements PathSegment {

        @Override
        public String text() {
            return "nothing";
        }

        @Override
        public boolean matchesKey(String key) {
            return false;
        }

        @Override
        public boolean matchesIndex(int index, int length) {
            return false;
        }
    }
}
