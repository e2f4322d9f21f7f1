package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PythonCallable;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Repr;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.value.Missing;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A macro and the frame it was defined in.
 *
 * @param code what it does
 * @param frame where it was defined
 */
record MacroValue(MacroCode code, StackFrame frame) implements PythonCallable {

    @Override
    public @Nullable Object call(Evaluation evaluation, Args args) {
        List<String> names = code.arguments().parameters();
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>(args.keywords());
        @Nullable Object[] values = new Object[code.arguments().slots().size()];
        int positional = Math.min(args.count(), names.size());
        System.arraycopy(args.positional(), 0, values, 0, positional);
        boolean hasCaller = positional == names.size() && names.contains("caller");
        for (int i = positional; i < names.size(); i++) {
            values[i] = keywords.containsKey(names.get(i)) ? keywords.remove(names.get(i)) : Missing.VALUE;
            hasCaller |= "caller".equals(names.get(i));
        }
        int next = names.size();
        if (code.arguments().takesCaller() && !hasCaller) {
            Object caller = keywords.remove("caller");
            values[next++] = caller == null ? Undefined.because("No caller defined") : caller;
        }
        if (code.arguments().takesKeywords()) {
            values[next++] = new PyDict(keywords);
        } else if (!keywords.isEmpty()) {
            throw PythonException.type("macro " + name() + " takes no keyword argument '"
                    + keywords.keySet().iterator().next() + "'");
        }
        if (code.arguments().takesPositional()) {
            values[next] = Tuple.of(Arrays.copyOfRange(args.positional(), positional, args.count()));
        } else if (args.count() > names.size()) {
            throw PythonException.type("macro " + name() + " takes not more than " + names.size() + " argument(s)");
        }
        evaluation.enter();
        String text = code.render(frame, values);
        evaluation.leave();
        return text;
    }

    private String name() {
        return code.name() == null ? "None" : Repr.of(code.name());
    }

    @Override
    public @Nullable Object attribute(String attribute) {
        return switch (attribute) {
            case "name" -> code.name();
            case "arguments" -> Tuple.copyOf(code.arguments().parameters());
            case "catch_kwargs" -> code.arguments().takesKeywords();
            case "catch_varargs" -> code.arguments().takesPositional();
            case "caller" -> code.arguments().takesCaller();
            default -> Missing.VALUE;
        };
    }

    @Override
    public String typeName() {
        return "Macro";
    }

    @Override
    public String repr() {
        return "<Macro " + (code.name() == null ? "anonymous" : Repr.of(code.name())) + ">";
    }
}
