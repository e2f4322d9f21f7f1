package dev.cairn.template.internal.builtin;

import dev.cairn.python.PythonNumbers;
import dev.cairn.template.SliceVariable;
import dev.cairn.template.internal.value.Dicts;
import dev.cairn.template.internal.value.Numbers;
import dev.cairn.template.internal.value.Ordering;
import dev.cairn.template.internal.value.PyType;
import dev.cairn.template.internal.value.PythonException;
import dev.cairn.template.internal.value.Repr;
import dev.cairn.template.internal.value.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as Python's {@code json.dumps} writes it, ASCII only. One instance writes one value. */
final class JsonText {

    private static final int MAX_DEPTH = 200;

    private final StringBuilder out = new StringBuilder();
    private final boolean sorted;
    private final @Nullable String indent;
    private int depth;

    private JsonText(boolean sorted, @Nullable String indent) {
        this.sorted = sorted;
        this.indent = indent;
    }

    /**
     * Writes a value.
     *
     * @param sorted whether keys are sorted
     * @param indent what each level is indented by; null for a single line
     * @throws PythonException of kind TYPE if JSON has no such value
     */
    static String of(@Nullable Object value, boolean sorted, @Nullable String indent) {
        JsonText text = new JsonText(sorted, indent);
        text.append(value);
        return text.out.toString();
    }

    /** The indent argument of {@code json.dumps}: a number of blanks or a text. */
    static @Nullable String indent(@Nullable Object indent) {
        if (indent == null || Text.isText(indent)) {
            return indent == null ? null : String.valueOf(indent);
        }
        int width = Numbers.toIndex(indent);
        StringMethods.requireSize(width);
        return " ".repeat(Math.max(0, width));
    }

    private void append(@Nullable Object value) {
        if (out.length() > Repr.MAX_LENGTH || depth > MAX_DEPTH) {
            throw PythonException.limit("a value is too large to write");
        }
        if (value == null) {
            out.append("null");
            return;
        }
        switch (PyType.of(value)) {
            case STR, MARKUP -> appendString(value.toString());
            case BOOL -> out.append(value);
            case INT -> out.append(Text.str(value));
            case FLOAT -> out.append(floatText((Double) value));
            case LIST, TUPLE -> appendList((List<?>) value);
            case DICT -> appendDict((Map<?, ?>) value);
            case NONE, COMPLEX, BYTES, SET, DATETIME, DATE, TIME, TIMEDELTA, DURATION, OBJECT ->
                throw PythonException.type("Object of type " + PyType.nameOf(value) + " is not JSON serializable");
        }
    }

    private static String floatText(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return PythonNumbers.repr(value);
    }

    private void appendString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (character < ' ' || character > '~') {
                        out.append(String.format("\\u%04x", (int) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
        out.append('"');
    }

    private void appendList(List<?> list) {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        depth++;
        boolean first = true;
        for (Object item : list) {
            separate(first);
            append(item);
            first = false;
        }
        depth--;
        newLine();
        out.append(']');
    }

    private void appendDict(Map<?, ?> dict) {
        if (dict instanceof SliceVariable) {
            throw PythonException.type("Object of type StreamSlice is not JSON serializable");
        }
        if (dict.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        depth++;
        boolean first = true;
        List<@Nullable Object> keys = Dicts.keys(dict);
        if (sorted) {
            keys.sort(Ordering.ASCENDING);
        }
        for (Object key : keys) {
            separate(first);
            appendString(keyText(key));
            out.append(": ");
            append(Dicts.get(dict, key));
            first = false;
        }
        depth--;
        newLine();
        out.append('}');
    }

    private static String keyText(@Nullable Object key) {
        if (key == null) {
            return "null";
        }
        return switch (PyType.of(key)) {
            case STR, MARKUP -> key.toString();
            case BOOL -> key.toString();
            case INT -> Text.str(key);
            case FLOAT -> floatText((Double) key);
            default ->
                throw PythonException.type("keys must be str, int, float, bool or None, not " + PyType.nameOf(key));
        };
    }

    private void separate(boolean first) {
        if (!first) {
            out.append(indent == null ? ", " : ",");
        }
        newLine();
    }

    private void newLine() {
        if (indent != null) {
            out.append('\n').append(indent.repeat(depth));
        }
    }
}
