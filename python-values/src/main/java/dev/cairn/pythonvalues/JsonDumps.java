package dev.cairn.pythonvalues;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text: as Python's {@code json.dumps} writes it, which is ASCII only, or in lines for people. The static methods are
 * thread-safe.
 */
public final class JsonDumps {

    private final StringBuilder out = new StringBuilder();
    private final Layout layout;
    private final Values values;
    private int depth;

    private JsonDumps(Layout layout, Values values) {
        this.layout = layout;
        this.values = values;
    }

    /**
     * What stands between the parts.
     *
     * @param item between items
     * @param key between a key and its value
     * @param indent what each level is indented by; null for a single line
     * @param longest an array or object of scalars stands in one line that is not longer; 0 for an item a line in any case
     */
    public record Layout(String item, String key, @Nullable String indent, int longest) {

        /** One line with blanks, which is Python's default. */
        public static final Layout SPACED = new Layout(", ", ": ", null, 0);

        /** One line without blanks. */
        public static final Layout COMPACT = new Layout(",", ":", null, 0);

        /** Two blanks a level; short arrays and objects of scalars in a line. */
        public static final Layout FOR_PEOPLE = new Layout(",", ": ", "  ", 120);

        /** An item a line. */
        public static Layout indented(String indent) {
            return new Layout(",", ": ", indent, 0);
        }
    }

    /** How values are written that are no texts, truth values, lists or null. */
    public interface Values {

        /** The members of an object in their order. */
        Collection<? extends Map.Entry<?, ?>> members(Map<?, ?> object);

        /** A member's key as text. */
        String key(@Nullable Object key);

        /**
         * The JSON text of a number.
         *
         * @param value a number, or any other value that JSON has no form for
         */
        String scalar(Object value);

        /** Returns true if all but ASCII is escaped, as Python does; else only what JSON wants to be. */
        default boolean ascii() {
            return true;
        }

        /** Is told before each value how deep it is and how much is written; may throw. */
        void check(int depth, int length);
    }

    /**
     * The text of a plain JSON value, with a blank after each separator.
     *
     * @throws IllegalArgumentException if the value holds a number that JSON has no form for
     */
    public static String write(@Nullable Object value) {
        return write(value, Layout.SPACED, PlainJson.VALUES);
    }

    /**
     * The text of a plain JSON value, without blanks.
     *
     * @throws IllegalArgumentException if the value holds a number that JSON has no form for
     */
    public static String compact(@Nullable Object value) {
        return write(value, Layout.COMPACT, PlainJson.VALUES);
    }

    /**
     * Returns the text of a plain JSON value with the letters of all alphabets and numbers as in records, for people; whatever JSON
     * does not know is written as a text.
     */
    public static String readable(@Nullable Object value, Layout layout) {
        return write(value, layout, PlainJson.READABLE);
    }

    /** The text of a value of any kind. */
    public static String write(@Nullable Object value, Layout layout, Values values) {
        JsonDumps json = new JsonDumps(layout, values);
        json.append(value);
        return json.out.toString();
    }

    private void append(@Nullable Object value) {
        values.check(depth, out.length());
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof CharSequence text) {
            appendString(text);
        } else if (value instanceof Map<?, ?> map) {
            if (!appendedInLine(map, map.values())) {
                appendObject(map);
            }
        } else if (value instanceof Collection<?> items) {
            if (!appendedInLine(items, items)) {
                appendArray(items);
            }
        } else {
            out.append(values.scalar(value));
        }
    }

    private boolean appendedInLine(Object value, Collection<?> inside) {
        if (layout.longest() == 0
                || inside.stream().anyMatch(item -> item instanceof Map || item instanceof Collection)) {
            return false;
        }
        String line = write(value, Layout.SPACED, values);
        boolean fits = line.length() <= layout.longest();
        if (fits) {
            out.append(line);
        }
        return fits;
    }

    private void appendObject(Map<?, ?> map) {
        int start = open('{');
        for (Map.Entry<?, ?> member : values.members(map)) {
            next(start);
            appendString(values.key(member.getKey()));
            out.append(layout.key());
            append(member.getValue());
        }
        close(start, '}');
    }

    private void appendArray(Collection<?> items) {
        int start = open('[');
        for (Object item : items) {
            next(start);
            append(item);
        }
        close(start, ']');
    }

    private int open(char bracket) {
        out.append(bracket);
        depth++;
        return out.length();
    }

    private void next(int start) {
        if (out.length() > start) {
            out.append(layout.item());
        }
        newLine();
    }

    private void close(int start, char bracket) {
        depth--;
        if (out.length() > start) {
            newLine();
        }
        out.append(bracket);
    }

    private void newLine() {
        if (layout.indent() != null) {
            out.append('\n').append(layout.indent().repeat(depth));
        }
    }

    private void appendString(CharSequence text) {
        boolean ascii = values.ascii();
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c >= ' ' && (c < 0x7f || (!ascii && !isHalfPair(text, i)))) {
                        out.append(c);
                    } else if (ascii) {
                        PythonText.appendHex(out.append("\\u"), c, 4);
                    } else {
                        out.append("\\u").append(HexFormat.of().withUpperCase().toHexDigits(c));
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isHalfPair(CharSequence text, int index) {
        char c = text.charAt(index);
        return Character.isHighSurrogate(c)
                ? index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))
                : Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /** Plain JSON values, without limits; what else there is, such as a date, becomes a text. */
    private enum PlainJson implements Values {
        VALUES,
        READABLE {
            @Override
            public boolean ascii() {
                return false;
            }

            @Override
            String decimal(double number) {
                String text = ShortDecimal.text(number);
                return !Double.isFinite(number) ? "null" : text == null ? Double.toString(number) : text;
            }
        };

        @Override
        public Collection<? extends Map.Entry<?, ?>> members(Map<?, ?> object) {
            return object.entrySet();
        }

        @Override
        public String key(@Nullable Object key) {
            return key instanceof Double number ? scalar(number) : String.valueOf(key);
        }

        @Override
        public String scalar(Object value) {
            if (value instanceof Double number) {
                return decimal(number);
            }
            return value instanceof Number ? value.toString() : JsonDumps.write(value.toString(), Layout.COMPACT, this);
        }

        String decimal(double number) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("Out of range float values are not JSON compliant");
            }
            return PythonNumbers.repr(number);
        }

        @Override
        public void check(int depth, int length) {
            // The value came from a text that was not deeper or longer than it may be.
        }
    }
}
