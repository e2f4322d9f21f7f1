package dev.cairn.templates.internal.literal;

import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.value.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Python's {@code literal_eval} makes of a value's text. Thread-safe. */
public final class PythonLiterals {

    private static final int MAX_DEPTH = 150;

    private PythonLiterals() {}

    /** The value that a text is the literal of, or {@link Missing#VALUE}. */
    public static @Nullable Object parse(String text) {
        return mayBeLiteral(text) ? LiteralParser.parse(text) : Missing.VALUE;
    }

    /** Rules out most texts by their first character. */
    private static boolean mayBeLiteral(String text) {
        int start = 0;
        while (start < text.length() && " \t\n\r\f\\#".indexOf(text.charAt(start)) >= 0) {
            if (text.charAt(start) == '#' || text.charAt(start) == '\\') {
                return true;
            }
            start++;
        }
        if (start == text.length()) {
            return false;
        }
        char first = text.charAt(start);
        if (first > 0x7f) {
            return false;
        }
        if (Character.isLetter(first)) {
            return mayBeWord(text, start, first);
        }
        boolean number = (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
        return number ? mayBeNumber(text, start) : "([{'\"".indexOf(first) >= 0;
    }

    /** Rules out dates and the like, which start as numbers do. */
    private static boolean mayBeNumber(String text, int start) {
        boolean sum = false;
        boolean mayHaveSum = false;
        for (int i = start; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case ',', '#', '\\', '(' -> {
                    return true;
                }
                case '+', '-' -> sum |= i > start;
                case 'e', 'E', 'j', 'J' -> mayHaveSum = true;
                case '_', '.', ' ', '\t', '\n', '\r', '\f', 'x', 'X', 'o', 'O' -> {
                    // Parts of numbers, or around them.
                }
                default -> {
                    if (character > 0x7f || Character.digit(character, 16) < 0) {
                        return false;
                    }
                }
            }
        }
        return !sum || mayHaveSum;
    }

    private static boolean mayBeWord(String text, int start, char first) {
        return switch (first) {
            case 'T' -> text.startsWith("True", start);
            case 'F' -> text.startsWith("False", start);
            case 'N' -> text.startsWith("None", start);
            case 's' -> text.startsWith("set", start);
            case 'b', 'B', 'r', 'R', 'u', 'U' -> hasQuote(text, start + 1);
            default -> false;
        };
    }

    private static boolean hasQuote(String text, int from) {
        int end = Math.min(from + 2, text.length());
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == '\'' || text.charAt(i) == '"') {
                return true;
            }
        }
        return false;
    }

    /**
     * What parsing the text of a value would give, where that is known without writing the text: the value itself, or a
     * copy of a container; else {@link Missing#VALUE}.
     */
    public static @Nullable Object ofPrinted(@Nullable Object value) {
        return copy(value, 0);
    }

    private static @Nullable Object copy(@Nullable Object value, int depth) {
        if (value == null || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        return switch (PyType.of(value)) {
            case FLOAT -> Double.isFinite((Double) value) ? value : Missing.VALUE;
            // Inside a container a string is quoted, and reads back as itself; alone it is parsed.
            case STR -> depth > 0 && !hasLoneSurrogate((String) value) ? value : Missing.VALUE;
            case LIST -> copyList((List<?>) value, depth);
            case TUPLE -> {
                Object items = ((Tuple) value).isLabelled() ? Missing.VALUE : copyList((List<?>) value, depth);
                yield items instanceof List<?> list ? Tuple.copyOf(list) : Missing.VALUE;
            }
            case DICT -> copyDict((Map<?, ?>) value, depth);
            default -> Missing.VALUE;
        };
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static @Nullable Object copyList(List<?> list, int depth) {
        if (depth > MAX_DEPTH) {
            return Missing.VALUE;
        }
        List<@Nullable Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
            Object copied = copy(item, depth + 1);
            if (copied == Missing.VALUE) {
                return Missing.VALUE;
            }
            items.add(copied);
        }
        return items;
    }

    private static @Nullable Object copyDict(Map<?, ?> dict, int depth) {
        if (depth > MAX_DEPTH) {
            return Missing.VALUE;
        }
        PyDict result = new PyDict();
        for (Map.Entry<?, ?> entry : dict.entrySet()) {
            Object key = copy(Dicts.original(dict, entry.getKey()), depth + 1);
            Object copied = copy(entry.getValue(), depth + 1);
            if (key == Missing.VALUE || copied == Missing.VALUE) {
                return Missing.VALUE;
            }
            result.set(key, copied);
        }
        return result;
    }
}
