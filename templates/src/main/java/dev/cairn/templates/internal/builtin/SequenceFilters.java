package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.FunctionTable;
import dev.cairn.templates.internal.method.Sorting;
import dev.cairn.templates.internal.text.TextSize;
import dev.cairn.templates.internal.value.Arithmetic;
import dev.cairn.templates.internal.value.DictView;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Equality;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Generator;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.Ordering;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Subscript;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.value.MappingWithAttributes;
import dev.cairn.templates.value.Missing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Jinja's filters on sequences and dicts. */
final class SequenceFilters {

    private static final List<String> GROUP = List.of("grouper", "list");

    private SequenceFilters() {}

    static void addTo(FunctionTable table) {
        table.add("length", "obj /", (evaluation, bound) -> (long) Iteration.length(bound.get(0)))
                .alias("count", "length")
                .add("list", "value", (evaluation, bound) -> Iteration.list(evaluation, bound.get(0)))
                .add("first", "seq", (evaluation, bound) -> first(Iteration.of(bound.get(0)), "first"))
                .add("last", "seq", (evaluation, bound) -> first(reversed(bound.get(0)), "last"))
                .add("random", "seq", (evaluation, bound) -> random(evaluation, bound.get(0)))
                .add("join", "value d? attribute?", SequenceFilters::join)
                .add("reverse", "value", (evaluation, bound) -> reverse(evaluation, bound.get(0)))
                .add("items", "value", (evaluation, bound) -> items(evaluation, bound.get(0)));
        addOrders(table);
        addGroups(table);
    }

    private static void addOrders(FunctionTable table) {
        table.add(
                        "sort",
                        "value reverse? case_sensitive? attribute?",
                        (evaluation, bound) -> Sorting.sort(
                                evaluation,
                                Iteration.list(evaluation, bound.get(0)),
                                ItemGetter.ofMany(bound.orNull(3), !bound.isTrue(2, false)),
                                bound.flag(1)))
                .add("dictsort", "value case_sensitive? by? reverse?", SequenceFilters::dictSort)
                .add("unique", "value case_sensitive? attribute?", SequenceFilters::unique)
                .add("min", "value case_sensitive? attribute?", (evaluation, bound) -> extreme(bound, false))
                .add("max", "value case_sensitive? attribute?", (evaluation, bound) -> extreme(bound, true))
                .add("sum", "iterable attribute? start?", SequenceFilters::sum);
    }

    private static void addGroups(FunctionTable table) {
        table.add("groupby", "value attribute default? case_sensitive?", SequenceFilters::groupBy)
                .add("batch", "value linecount fill_with?", SequenceFilters::batch)
                .add("slice", "value slices fill_with?", SequenceFilters::slice);
    }

    private static @Nullable Object first(Iterator<@Nullable Object> iterator, String which) {
        return iterator.hasNext() ? iterator.next() : Undefined.because("No " + which + " item, sequence was empty.");
    }

    /** The elements from the last to the first, where Python can walk that way. */
    private static Iterator<@Nullable Object> reversed(@Nullable Object value) {
        Iterator<@Nullable Object> iterator = reversedOrNull(value);
        if (iterator == null) {
            throw PythonException.type("'" + PyType.nameOf(value) + "' object is not reversible");
        }
        return iterator;
    }

    private static @Nullable Iterator<@Nullable Object> reversedOrNull(@Nullable Object value) {
        boolean reversible = switch (PyType.of(value)) {
            case STR, MARKUP, BYTES, LIST, TUPLE -> true;
            case DICT -> !(value instanceof MappingWithAttributes);
            case OBJECT -> value instanceof DictView || value instanceof Undefined;
            case NONE, BOOL, INT, FLOAT, COMPLEX, SET, DATETIME, DATE, TIME, TIMEDELTA, DURATION -> false;
        };
        if (!reversible) {
            return null;
        }
        List<@Nullable Object> items = new ArrayList<>();
        Iteration.of(value).forEachRemaining(items::add);
        Collections.reverse(items);
        return items.iterator();
    }

    private static Object reverse(Evaluation evaluation, @Nullable Object value) {
        if (Text.isText(value)) {
            return Subscript.slice(value, null, null, -1L);
        }
        Iterator<@Nullable Object> reversed = reversedOrNull(value);
        if (reversed != null) {
            return new Generator("reversed", reversed);
        }
        if (Iteration.orNull(value) == null) {
            throw PythonException.template("argument must be iterable");
        }
        List<@Nullable Object> items = Iteration.list(evaluation, value);
        Collections.reverse(items);
        return items;
    }

    private static @Nullable Object random(Evaluation evaluation, @Nullable Object value) {
        int length = Iteration.length(value);
        if (length == 0) {
            return Undefined.because("No random item, sequence was empty.");
        }
        return Subscript.get(value, (long) evaluation.random().nextInt(length));
    }

    private static Object join(Evaluation evaluation, Bound bound) {
        String separator = Text.str(bound.or(1, ""));
        ItemGetter getter = bound.orNull(2) == null ? null : ItemGetter.of(bound.get(2), null, false);
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (Iterator<@Nullable Object> items = Iteration.of(bound.get(0)); items.hasNext(); first = false) {
            Object item = items.next();
            evaluation.spend(10);
            out.append(first ? "" : separator).append(Text.str(getter == null ? item : getter.of(item)));
            TextSize.require(out.length());
        }
        return out.toString();
    }

    private static Object items(Evaluation evaluation, @Nullable Object value) {
        return Lazily.generate(evaluation, () -> {
            if (!(value instanceof Undefined) && !(value instanceof Map)) {
                throw PythonException.type("Can only get item pairs from a mapping.");
            }
            Iterator<@Nullable Object> items = value instanceof Map<?, ?> map
                    ? new DictView(DictView.Kind.ITEMS, map).elements()
                    : Collections.emptyIterator();
            return () -> items.hasNext() ? items.next() : Missing.VALUE;
        });
    }

    private static Object dictSort(Evaluation evaluation, Bound bound) {
        Object by = bound.or(2, "key");
        if (!Equality.equal(by, "key") && !Equality.equal(by, "value")) {
            throw PythonException.template("You can only sort by either \"key\" or \"value\"");
        }
        if (bound.get(0) instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!(bound.get(0) instanceof Map<?, ?> map)) {
            throw PythonException.attribute("'" + PyType.nameOf(bound.get(0)) + "' object has no attribute 'items'");
        }
        ItemGetter key = ItemGetter.of(Equality.equal(by, "key") ? (Object) 0L : 1L, null, !bound.isTrue(1, false));
        return Sorting.sort(evaluation, Dicts.items(map), key, bound.flag(3));
    }

    private static Object unique(Evaluation evaluation, Bound bound) {
        ItemGetter getter = ItemGetter.of(bound.orNull(2), null, !bound.isTrue(1, false));
        return Lazily.generate(evaluation, () -> {
            Set<@Nullable Object> seen = new HashSet<>();
            Iterator<@Nullable Object> items = Iteration.of(bound.get(0));
            return () -> {
                while (items.hasNext()) {
                    Object item = items.next();
                    if (seen.add(Dicts.key(getter.of(item)))) {
                        return item;
                    }
                }
                return Missing.VALUE;
            };
        });
    }

    private static @Nullable Object extreme(Bound bound, boolean greatest) {
        Iterator<@Nullable Object> items = Iteration.of(bound.get(0));
        if (!items.hasNext()) {
            return Undefined.because("No aggregated item, sequence was empty.");
        }
        ItemGetter getter = ItemGetter.of(bound.orNull(2), null, !bound.isTrue(1, false));
        return extreme(items, getter, greatest);
    }

    /** The first of the greatest or smallest elements; there is at least one. */
    static @Nullable Object extreme(Iterator<@Nullable Object> items, Sorting.Key getter, boolean greatest) {
        Object best = items.next();
        Object bestKey = getter.of(best);
        while (items.hasNext()) {
            Object item = items.next();
            Object key = getter.of(item);
            if (greatest ? Ordering.greater(key, bestKey) : Ordering.less(key, bestKey)) {
                best = item;
                bestKey = key;
            }
        }
        return best;
    }

    private static @Nullable Object sum(Evaluation evaluation, Bound bound) {
        Object total = bound.or(2, 0L);
        Iterator<@Nullable Object> items = Iteration.of(bound.get(0));
        if (Text.isText(total) || PyType.of(total) == PyType.BYTES) {
            throw PythonException.type("sum() can't sum strings");
        }
        ItemGetter getter = ItemGetter.of(bound.orNull(1), null, false);
        while (items.hasNext()) {
            evaluation.spend(10);
            total = evaluation.paid(Arithmetic.add(total, getter.of(items.next())));
        }
        return total;
    }

    private static Object groupBy(Evaluation evaluation, Bound bound) {
        boolean ignoreCase = !bound.isTrue(3, false);
        ItemGetter key = ItemGetter.of(bound.get(1), bound.orNull(2), ignoreCase);
        ItemGetter shown = ItemGetter.of(bound.get(1), bound.orNull(2), false);
        List<@Nullable Object> sorted = Sorting.sort(evaluation, Iteration.list(evaluation, bound.get(0)), key, false);
        List<@Nullable Object> groups = new ArrayList<>();
        List<@Nullable Object> members = new ArrayList<>();
        Object current = Missing.VALUE;
        for (Object item : sorted) {
            Object itemKey = key.of(item);
            if (current == Missing.VALUE || !Equality.sameOrEqual(current, itemKey)) {
                members = new ArrayList<>();
                groups.add(Tuple.named(GROUP, shown.of(item), members));
                current = itemKey;
            }
            members.add(item);
        }
        return groups;
    }

    private static Object batch(Evaluation evaluation, Bound bound) {
        Object size = bound.get(1);
        Object filling = bound.orNull(2);
        return Lazily.generate(evaluation, () -> {
            Iterator<@Nullable Object> items = Iteration.of(bound.get(0));
            // Jinja looks whether a batch is full before it adds to it, so batches of nothing begin with an empty one.
            AtomicBoolean emptyFirst = new AtomicBoolean(items.hasNext() && Equality.equal(0L, size));
            return () -> {
                List<@Nullable Object> batch = new ArrayList<>();
                if (emptyFirst.getAndSet(false)) {
                    return batch;
                }
                while (items.hasNext() && !(!batch.isEmpty() && Equality.equal((long) batch.size(), size))) {
                    evaluation.spend(4);
                    batch.add(items.next());
                }
                if (batch.isEmpty()) {
                    return Missing.VALUE;
                }
                if (filling != null && !items.hasNext()) {
                    for (int missing = bound.integer(1, 0) - batch.size(); missing > 0; missing--) {
                        evaluation.spend(4);
                        batch.add(filling);
                    }
                }
                return batch;
            };
        });
    }

    private static Object slice(Evaluation evaluation, Bound bound) {
        return Lazily.generate(evaluation, () -> {
            List<@Nullable Object> items = Iteration.list(evaluation, bound.get(0));
            Object perSlice = Arithmetic.floorDivide((long) items.size(), bound.get(1));
            int count = bound.integer(1, 1);
            int size = Numbers.toIndex(perSlice);
            int longer = Math.floorMod(items.size(), count);
            Object filling = bound.orNull(2);
            Iterator<Integer> numbers = IntStream.range(0, Math.max(0, count)).iterator();
            return () -> {
                if (!numbers.hasNext()) {
                    return Missing.VALUE;
                }
                int number = numbers.next();
                int start = number * size + Math.min(number, longer);
                int end = (number + 1) * size + Math.min(number + 1, longer);
                List<@Nullable Object> part = new ArrayList<>(items.subList(start, end));
                if (filling != null && number >= longer) {
                    part.add(filling);
                }
                return part;
            };
        });
    }
}
