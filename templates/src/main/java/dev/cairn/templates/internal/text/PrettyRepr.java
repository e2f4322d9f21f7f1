package dev.cairn.templates.internal.text;

import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Ordering;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Repr;
import dev.cairn.templates.internal.value.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code pprint}: a repr with sorted keys, broken into lines where it is longer than 80 characters. */
public final class PrettyRepr {

    private static final int WIDTH = 80;
    private static final int MAX_DEPTH = 100;

    private final StringBuilder out = new StringBuilder();

    private PrettyRepr() {}

    public static String of(@Nullable Object value) {
        PrettyRepr pretty = new PrettyRepr();
        pretty.append(sorted(value, 0), 0, 0);
        return pretty.out.toString();
    }

    private static @Nullable Object sorted(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw PythonException.limit("a value is nested too deeply to print");
        }
        if (value instanceof Map<?, ?> dict) {
            List<@Nullable Object> keys = Dicts.keys(dict);
            keys.sort(PrettyRepr::compareKeys);
            PyDict result = new PyDict();
            keys.forEach(key -> result.set(key, sorted(Dicts.get(dict, key), depth + 1)));
            return result;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(sorted(item, depth + 1)));
            return list instanceof Tuple ? Tuple.copyOf(items) : items;
        }
        return value;
    }

    private static int compareKeys(@Nullable Object left, @Nullable Object right) {
        try {
            return Ordering.ASCENDING.compare(left, right);
        } catch (PythonException e) {
            return Repr.of(left).compareTo(Repr.of(right));
        }
    }

    private void append(@Nullable Object value, int indent, int allowance) {
        String flat = Repr.of(value);
        if (flat.length() <= WIDTH - indent - allowance) {
            out.append(flat);
        } else if (value instanceof Map<?, ?> dict && !dict.isEmpty()) {
            appendDict(dict, indent, allowance);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            boolean tuple = list instanceof Tuple;
            String end = tuple ? (list.size() == 1 ? ",)" : ")") : "]";
            appendItems(list, indent, allowance, tuple ? "(" : "[", end);
        } else {
            out.append(flat);
        }
    }

    private void appendItems(List<?> items, int indent, int allowance, String start, String end) {
        out.append(start);
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.append(",\n").append(" ".repeat(indent + 1));
            }
            append(items.get(i), indent + 1, i == items.size() - 1 ? allowance + end.length() : 1);
        }
        out.append(end);
    }

    private void appendDict(Map<?, ?> dict, int indent, int allowance) {
        out.append('{');
        List<@Nullable Object> keys = Dicts.keys(dict);
        for (int i = 0; i < keys.size(); i++) {
            if (i > 0) {
                out.append(",\n").append(" ".repeat(indent + 1));
            }
            String key = Repr.of(keys.get(i));
            out.append(key).append(": ");
            append(Dicts.get(dict, keys.get(i)), indent + key.length() + 3, i == keys.size() - 1 ? allowance + 1 : 1);
        }
        out.append('}');
    }
}
