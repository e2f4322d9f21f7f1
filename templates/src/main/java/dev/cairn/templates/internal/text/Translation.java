package dev.cairn.templates.internal.text;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Subscript;
import dev.cairn.templates.internal.value.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's translation tables, of {@code translate()} and {@code maketrans()}. Thread-safe. */
public final class Translation {

    private Translation() {}

    public static String translate(String text, @Nullable Object table) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            TextSize.require(out.length());
            Object replacement = lookUp(table, codePoint);
            if (Text.isText(replacement)) {
                out.append(replacement);
            } else if (replacement instanceof Long number) {
                out.appendCodePoint(number.intValue());
            }
        });
        return out.toString();
    }

    private static @Nullable Object lookUp(@Nullable Object table, int codePoint) {
        try {
            return Subscript.get(table, (long) codePoint);
        } catch (PythonException e) {
            if (e.isLookup()) {
                return (long) codePoint;
            }
            throw e;
        }
    }

    public static Object table(Bound bound) {
        PyDict table = new PyDict();
        if (!bound.has(1)) {
            if (!(bound.get(0) instanceof Map<?, ?> map)) {
                throw PythonException.type("if you give only one argument to maketrans it must be a dict");
            }
            map.forEach((key, value) -> table.set(
                    Text.isText(key) ? (Object) (long) String.valueOf(key).codePointAt(0) : key, value));
            return table;
        }
        int[] from = Text.require(bound.get(0)).codePoints().toArray();
        int[] to = Text.require(bound.get(1)).codePoints().toArray();
        if (from.length != to.length) {
            throw PythonException.value("the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < from.length; i++) {
            table.set((long) from[i], (long) to[i]);
        }
        if (bound.has(2)) {
            Text.require(bound.get(2)).codePoints().forEach(codePoint -> table.set((long) codePoint, null));
        }
        return table;
    }
}
