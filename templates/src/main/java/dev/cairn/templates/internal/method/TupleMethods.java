package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.value.Equality;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PythonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of tuple, and what they share with list. */
final class TupleMethods {

    static final MethodTable<List<?>> TABLE = new MethodTable<List<?>>()
            .method("count", "value /", (evaluation, list, bound) -> count(list, bound.get(0)))
            .method("index", "value start? stop? /", (evaluation, list, bound) -> index(list, bound));

    private TupleMethods() {}

    static long count(List<?> list, @Nullable Object value) {
        return list.stream().filter(item -> Equality.sameOrEqual(item, value)).count();
    }

    static long index(List<?> list, Bound bound) {
        int stop = position(bound.integer(2, Integer.MAX_VALUE), list.size());
        for (int i = position(bound.integer(1, 0), list.size()); i < stop; i++) {
            if (Equality.sameOrEqual(list.get(i), bound.get(0))) {
                return i;
            }
        }
        throw PythonException.value("the value is not in the list");
    }

    static int position(int index, int size) {
        return index < 0 ? Math.max(0, index + size) : Math.min(index, size);
    }

    static int require(@Nullable Object index) {
        return Numbers.toIndex(index);
    }
}
