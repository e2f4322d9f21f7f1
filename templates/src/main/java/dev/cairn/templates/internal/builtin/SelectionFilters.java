package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Builtin;
import dev.cairn.templates.internal.call.FunctionTable;
import dev.cairn.templates.internal.method.Sorting;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Truth;
import dev.cairn.templates.value.Missing;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jinja's {@code map}, {@code select}, {@code reject} and their kin, which apply other filters and tests. */
final class SelectionFilters {

    private SelectionFilters() {}

    static void addTo(FunctionTable table) {
        table.variadic("map", SelectionFilters::map)
                .variadic("select", (evaluation, args) -> select(evaluation, args, false, true))
                .variadic("reject", (evaluation, args) -> select(evaluation, args, false, false))
                .variadic("selectattr", (evaluation, args) -> select(evaluation, args, true, true))
                .variadic("rejectattr", (evaluation, args) -> select(evaluation, args, true, false));
    }

    private static Iterator<@Nullable Object> elements(@Nullable Object value) {
        return Truth.of(value) ? Iteration.of(value) : Collections.emptyIterator();
    }

    private static Args required(Args args, String function) {
        if (args.count() == 0) {
            throw PythonException.type(function + "() missing required argument: 'value'");
        }
        return args;
    }

    private static Object map(Evaluation evaluation, Args args) {
        Object value = required(args, "map").get(0);
        return Lazily.generate(evaluation, () -> {
            Sorting.Key function = Truth.of(value) ? mapping(evaluation, args.withoutFirst(1)) : item -> item;
            Iterator<@Nullable Object> elements = elements(value);
            return () -> elements.hasNext() ? function.of(elements.next()) : Missing.VALUE;
        });
    }

    private static Sorting.Key mapping(Evaluation evaluation, Args args) {
        if (args.count() == 0 && args.keywords().containsKey("attribute")) {
            Map<String, @Nullable Object> rest = new HashMap<>(args.keywords());
            Object attribute = rest.remove("attribute");
            Object fallback = rest.remove("default");
            if (!rest.isEmpty()) {
                throw PythonException.template("Unexpected keyword argument '"
                        + rest.keySet().iterator().next() + "'");
            }
            return ItemGetter.of(attribute, fallback, false);
        }
        if (args.count() == 0) {
            throw PythonException.template("map requires a filter argument");
        }
        Object name = args.get(0);
        Args rest = args.withoutFirst(1);
        Dicts.key(name);
        return item -> named(name, Filters.get(Text.isText(name) ? String.valueOf(name) : ""), "filter")
                .call(evaluation, rest.withFirst(item));
    }

    private static Builtin named(@Nullable Object name, @Nullable Builtin function, String kind) {
        if (function == null) {
            throw PythonException.template("No " + kind + " named '" + name + "'.");
        }
        return function;
    }

    private static Object select(Evaluation evaluation, Args args, boolean byAttribute, boolean wanted) {
        Object value = required(args, "select").get(0);
        return Lazily.generate(evaluation, () -> {
            Sorting.Key test = Truth.of(value) ? test(evaluation, args.withoutFirst(1), byAttribute) : item -> item;
            Iterator<@Nullable Object> elements = elements(value);
            return () -> {
                while (elements.hasNext()) {
                    Object item = elements.next();
                    evaluation.spend(Evaluation.STEP);
                    if (Truth.of(test.of(item)) == wanted) {
                        return item;
                    }
                }
                return Missing.VALUE;
            };
        });
    }

    private static Sorting.Key test(Evaluation evaluation, Args args, boolean byAttribute) {
        if (byAttribute && args.count() == 0) {
            throw PythonException.template("Missing parameter for attribute name");
        }
        Sorting.Key getter = byAttribute ? ItemGetter.of(args.get(0), null, false) : item -> item;
        Args rest = byAttribute ? args.withoutFirst(1) : args;
        if (rest.count() == 0) {
            return getter;
        }
        Object name = rest.get(0);
        Dicts.key(name);
        Args testArgs = rest.withoutFirst(1);
        return item -> {
            Args all = testArgs.withFirst(getter.of(item));
            return named(name, Tests.get(Text.isText(name) ? String.valueOf(name) : ""), "test")
                    .call(evaluation, all);
        };
    }
}
