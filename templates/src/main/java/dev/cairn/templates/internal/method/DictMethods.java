package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.DictView;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.value.Missing;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The methods of dict. Those that change it change a template's own dict, or a copy of any other. */
public final class DictMethods {

    static final MethodTable<Map<?, ?>> TABLE = new MethodTable<Map<?, ?>>()
            .method("get", "key default? /", (evaluation, dict, bound) -> {
                Object value = Dicts.get(dict, bound.get(0));
                return value == Missing.VALUE ? bound.orNull(1) : value;
            })
            .method("keys", "", (evaluation, dict, bound) -> new DictView(DictView.Kind.KEYS, dict))
            .method("values", "", (evaluation, dict, bound) -> new DictView(DictView.Kind.VALUES, dict))
            .method("items", "", (evaluation, dict, bound) -> new DictView(DictView.Kind.ITEMS, dict))
            .method("copy", "", (evaluation, dict, bound) -> new PyDict(dict))
            .method("fromkeys", "iterable value? /", (evaluation, dict, bound) -> {
                PyDict result = new PyDict();
                for (Object key : Iteration.list(evaluation, bound.get(0))) {
                    result.set(key, bound.orNull(1));
                }
                return result;
            })
            .mutator("pop", "key default? /", (evaluation, dict, bound) -> pop(own(dict), bound))
            .mutator("popitem", "", (evaluation, dict, bound) -> popItem(own(dict)))
            .mutator("setdefault", "key default? /", (evaluation, dict, bound) -> {
                PyDict own = own(dict);
                if (!Dicts.contains(own, bound.get(0))) {
                    own.set(bound.get(0), bound.orNull(1));
                }
                return Dicts.get(own, bound.get(0));
            })
            .mutator("clear", "", (evaluation, dict, bound) -> {
                own(dict).clear();
                return null;
            })
            .variadicMutator("update", (evaluation, dict, args) -> {
                fill(evaluation, own(dict), "update", args);
                return null;
            });

    private DictMethods() {}

    private static PyDict own(Map<?, ?> dict) {
        return dict instanceof PyDict own ? own : new PyDict(dict);
    }

    private static @Nullable Object pop(PyDict dict, Bound bound) {
        Object value = Dicts.get(dict, bound.get(0));
        if (value != Missing.VALUE) {
            dict.remove(Dicts.key(bound.get(0)));
            return value;
        }
        if (bound.has(1)) {
            return bound.get(1);
        }
        throw new PythonException(PythonException.Kind.KEY, "no such key");
    }

    private static Object popItem(PyDict dict) {
        List<@Nullable Object> items = Dicts.items(dict);
        if (items.isEmpty()) {
            throw new PythonException(PythonException.Kind.KEY, "popitem(): dictionary is empty");
        }
        Tuple last = (Tuple) Objects.requireNonNull(items.get(items.size() - 1));
        dict.remove(Dicts.key(last.get(0)));
        return last;
    }

    /** What {@code dict(…)} and {@code update(…)} do with their arguments. */
    public static void fill(Evaluation evaluation, PyDict dict, String function, Args args) {
        if (args.count() > 1) {
            throw PythonException.type(function + " expected at most 1 argument, got " + args.count());
        }
        if (args.count() == 1) {
            Object source = args.get(0);
            if (source instanceof Map<?, ?> other) {
                evaluation.spend(other.size() * 8L);
                List<@Nullable Object> keys = Dicts.keys(other);
                keys.forEach(key -> dict.set(key, Dicts.get(other, key)));
            } else {
                fillFromPairs(evaluation, dict, source);
            }
        }
        args.keywords().forEach(dict::set);
    }

    private static void fillFromPairs(Evaluation evaluation, PyDict dict, @Nullable Object pairs) {
        for (Iterator<@Nullable Object> iterator = Iteration.of(pairs); iterator.hasNext(); ) {
            Object pair = iterator.next();
            if (Iteration.orNull(pair) == null) {
                throw PythonException.type("cannot convert dictionary update sequence element to a sequence");
            }
            List<@Nullable Object> parts = Iteration.list(evaluation, pair);
            if (parts.size() != 2) {
                throw PythonException.value(
                        "dictionary update sequence element has length " + parts.size() + "; 2 is required");
            }
            evaluation.spend(8);
            dict.set(parts.get(0), parts.get(1));
        }
    }
}
