package dev.cairn.templates.internal.call;

import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.PythonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a function, and how arguments are bound to them. Immutable and thread-safe. */
record Signature(List<String> names, int required, int positionalOnly, int maxPositional) {

    /**
     * Reads parameters separated by blanks: {@code name} is required, {@code name?} may be left out, those before
     * {@code /} are positional only, those after {@code *} go by name only.
     */
    static Signature of(String parameters) {
        List<String> names = new ArrayList<>();
        int required = 0;
        int positionalOnly = 0;
        int maxPositional = -1;
        for (String part : parameters.isEmpty() ? new String[0] : parameters.split(" ", -1)) {
            if ("/".equals(part)) {
                positionalOnly = names.size();
            } else if ("*".equals(part)) {
                maxPositional = names.size();
            } else if (part.endsWith("?")) {
                names.add(part.substring(0, part.length() - 1));
            } else {
                names.add(part);
                required = names.size();
            }
        }
        return new Signature(
                List.copyOf(names), required, positionalOnly, maxPositional < 0 ? names.size() : maxPositional);
    }

    /**
     * Binds arguments.
     *
     * @throws PythonException of kind TYPE if they do not fit
     */
    Bound bind(String function, Args args) {
        int count = args.count();
        if (count > maxPositional) {
            throw PythonException.type(function + "() takes at most " + maxPositional + " positional arguments but "
                    + count + " were given");
        }
        @Nullable Object[] values = args.positional();
        if (count < names.size()) {
            values = new Object[names.size()];
            System.arraycopy(args.positional(), 0, values, 0, count);
            for (int i = count; i < values.length; i++) {
                values[i] = Bound.ABSENT;
            }
        }
        if (!args.keywords().isEmpty()) {
            bindKeywords(function, args.keywords(), values);
        }
        for (int i = count; i < required; i++) {
            if (values[i] == Bound.ABSENT) {
                throw PythonException.type(function + "() missing required argument: '" + names.get(i) + "'");
            }
        }
        return new Bound(values);
    }

    private void bindKeywords(String function, Map<String, @Nullable Object> keywords, @Nullable Object[] values) {
        keywords.forEach((name, value) -> {
            int index = names.indexOf(name);
            if (index < positionalOnly) {
                throw PythonException.type(function + "() got an unexpected keyword argument '" + name + "'");
            }
            if (values[index] != Bound.ABSENT) {
                throw PythonException.type(function + "() got multiple values for argument '" + name + "'");
            }
            values[index] = value;
        });
    }
}
