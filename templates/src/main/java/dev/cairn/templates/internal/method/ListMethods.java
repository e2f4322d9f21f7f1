package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.Calls;
import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Equality;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.PythonException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The methods of list. Those that change it expect a list that may be changed: a template that names one of them works
 * on copies of its variables.
 */
final class ListMethods {

    static final MethodTable<List<@Nullable Object>> TABLE = new MethodTable<List<@Nullable Object>>()
            .method("count", "value /", (evaluation, list, bound) -> TupleMethods.count(list, bound.get(0)))
            .method("index", "value start? stop? /", (evaluation, list, bound) -> TupleMethods.index(list, bound))
            .method("copy", "", (evaluation, list, bound) -> new ArrayList<>(list))
            .mutator("append", "value /", (evaluation, list, bound) -> {
                own(evaluation, list).add(bound.get(0));
                return null;
            })
            .mutator("extend", "iterable /", (evaluation, list, bound) -> {
                own(evaluation, list).addAll(Iteration.list(evaluation, bound.get(0)));
                return null;
            })
            .mutator("insert", "index value /", (evaluation, list, bound) -> {
                List<@Nullable Object> own = own(evaluation, list);
                own.add(TupleMethods.position(TupleMethods.require(bound.get(0)), own.size()), bound.get(1));
                return null;
            })
            .mutator("pop", "index? /", (evaluation, list, bound) -> pop(own(evaluation, list), bound))
            .mutator("remove", "value /", (evaluation, list, bound) -> remove(own(evaluation, list), bound.get(0)))
            .mutator("clear", "", (evaluation, list, bound) -> {
                own(evaluation, list).clear();
                return null;
            })
            .mutator("reverse", "", (evaluation, list, bound) -> {
                Collections.reverse(own(evaluation, list));
                return null;
            })
            .mutator("sort", "* key? reverse?", (evaluation, list, bound) -> {
                sort(evaluation, own(evaluation, list), bound.orNull(0), bound.flag(1));
                return null;
            });

    private ListMethods() {}

    /** A list that may be changed: it or, where the template's variables are not its own, a copy. */
    private static List<@Nullable Object> own(Evaluation evaluation, List<@Nullable Object> list) {
        return evaluation.ownsVariables() && list instanceof ArrayList ? list : new ArrayList<>(list);
    }

    private static @Nullable Object pop(List<@Nullable Object> list, Bound bound) {
        int index = bound.integer(0, -1);
        int position = index < 0 ? index + list.size() : index;
        if (position < 0 || position >= list.size()) {
            throw new PythonException(PythonException.Kind.INDEX, "pop index out of range");
        }
        return list.remove(position);
    }

    private static @Nullable Object remove(List<@Nullable Object> list, @Nullable Object value) {
        for (int i = 0; i < list.size(); i++) {
            if (Equality.sameOrEqual(list.get(i), value)) {
                list.remove(i);
                return null;
            }
        }
        throw PythonException.value("list.remove(x): x not in list");
    }

    private static void sort(
            Evaluation evaluation, List<@Nullable Object> list, @Nullable Object key, boolean reverse) {
        List<@Nullable Object> sorted = Sorting.sort(
                evaluation, list, item -> key == null ? item : Calls.call(evaluation, key, Args.of(item)), reverse);
        list.clear();
        list.addAll(sorted);
    }
}
