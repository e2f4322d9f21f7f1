package dev.cairn.pythonvalues;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text as Python's {@code json.dumps} writes it: ASCII only. The static methods are thread-safe. */
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
     */
    public record Layout(String item, String key, @Nullable String indent) {

        /** One line with blanks, which is Python's default. */
        public static final Layout SPACED = new Layout(", ", ": ", null);

        /** One line without blanks. */
        public static final Layout COMPACT = new Layout(",", ":", null);

        /** An item a line. */
        public static Layout indented(String indent) {
            return new Layout(",", ": ", indent);
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
            appendObject(map);
        } else if (value instanceof Collection<?> items) {
            appendArray(items);
        } else {
            out.append(values.scalar(value));
        }
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
                    if (c >= ' ' && c < 0x7f) {
                        out.append(c);
                    } else {
                        PythonText.appendHex(out.append("\\u"), c, 4);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Plain JSON values, without limits; what else there is, such as a date, becomes a text. */
    private enum PlainJson implements Values {
        VALUES;

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
            if (!(value instanceof Double number)) {
                return value instanceof Number ? value.toString() : JsonDumps.compact(value.toString());
            }
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
