package dev.cairn.pythonvalues;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Python's {@code bool()} makes of a plain JSON value. Thread-safe. */
public final class PythonTruth {

    private PythonTruth() {}

    /** False for null, false, zero, and empty texts, lists and maps; true for everything else. */
    public static boolean isTrue(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof Collection<?> items) {
            return !items.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return value != null && !value.equals(false) && !value.equals("");
    }
}
