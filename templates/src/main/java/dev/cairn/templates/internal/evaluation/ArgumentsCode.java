package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compiled arguments of a call. Immutable and thread-safe. */
final class ArgumentsCode {

    private final Code[] positional;
    private final List<String> keywords;
    private final List<Code> keywordValues;
    private final @Nullable Code spread;
    private final @Nullable Code keywordSpread;

    ArgumentsCode(
            List<Code> positional,
            List<String> keywords,
            List<Code> keywordValues,
            @Nullable Code spread,
            @Nullable Code keywordSpread) {
        this.positional = positional.toArray(new Code[0]);
        this.keywords = List.copyOf(keywords);
        this.keywordValues = List.copyOf(keywordValues);
        this.spread = spread;
        this.keywordSpread = keywordSpread;
    }

    ArgumentsCode withCaller(@Nullable Code caller) {
        if (caller == null) {
            return this;
        }
        List<String> names = new ArrayList<>(keywords);
        names.add("caller");
        List<Code> values = new ArrayList<>(keywordValues);
        values.add(caller);
        return new ArgumentsCode(List.of(positional), names, values, spread, keywordSpread);
    }

    /** The number of arguments if all are positional, else -1. */
    int plainCount() {
        return keywords.isEmpty() && spread == null && keywordSpread == null ? positional.length : -1;
    }

    Code plain(int index) {
        return positional[index];
    }

    Args evaluate(StackFrame frame) {
        if (positional.length == 0 && keywords.isEmpty() && spread == null && keywordSpread == null) {
            return Args.NONE;
        }
        @Nullable Object[] values = new Object[positional.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = positional[i].value(frame);
        }
        return complete(frame, values);
    }

    /** The arguments after a first one that is known. */
    Args evaluateAfter(StackFrame frame, @Nullable Object first) {
        @Nullable Object[] values = new Object[positional.length + 1];
        values[0] = first;
        for (int i = 0; i < positional.length; i++) {
            values[i + 1] = positional[i].value(frame);
        }
        return complete(frame, values);
    }

    private Args complete(StackFrame frame, @Nullable Object[] values) {
        if (keywords.isEmpty() && spread == null && keywordSpread == null) {
            return new Args(values, Map.of());
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < keywordValues.size(); i++) {
            named.put(keywords.get(i), keywordValues.get(i).value(frame));
        }
        @Nullable Object[] all = spread == null ? values : spread(frame, values, spread.value(frame));
        if (keywordSpread != null) {
            addSpread(named, keywordSpread.value(frame));
        }
        return new Args(all, named);
    }

    private static @Nullable Object[] spread(StackFrame frame, @Nullable Object[] values, @Nullable Object more) {
        if (Iteration.orNull(more) == null) {
            throw PythonException.type("argument after * must be an iterable, not " + PyType.nameOf(more));
        }
        List<@Nullable Object> items = Iteration.list(frame.run().evaluation(), more);
        @Nullable Object[] all = new Object[values.length + items.size()];
        System.arraycopy(values, 0, all, 0, values.length);
        for (int i = 0; i < items.size(); i++) {
            all[values.length + i] = items.get(i);
        }
        return all;
    }

    private static void addSpread(Map<String, @Nullable Object> named, @Nullable Object more) {
        if (more instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!(more instanceof Map<?, ?> map)) {
            throw PythonException.type("argument after ** must be a mapping, not " + PyType.nameOf(more));
        }
        for (Object key : Dicts.keys(map)) {
            if (!Text.isText(key)) {
                throw PythonException.type("keywords must be strings");
            }
            String name = String.valueOf(key);
            if (named.containsKey(name)) {
                throw PythonException.type("got multiple values for keyword argument '" + name + "'");
            }
            named.put(name, Dicts.get(map, key));
        }
    }
}
