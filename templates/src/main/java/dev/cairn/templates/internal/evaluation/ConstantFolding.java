package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.syntax.Expression;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PatternCache;
import dev.cairn.templates.internal.value.PySet;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.value.Missing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jinja computes constant expressions when it compiles, and what cannot be sliced is undefined there, where it is a
 * TypeError later. These are the rules for which expressions that holds. Thread-safe.
 */
final class ConstantFolding {

    private static final Set<String> CONTEXT_FILTERS =
            Set.of("map", "select", "reject", "selectattr", "rejectattr", "random");

    private ConstantFolding() {}

    /** Whether an expression slices something, without which it makes no difference when it is computed. */
    static boolean concerns(Expression expression) {
        return expression instanceof Expression.Slice
                || expression.children().stream().anyMatch(ConstantFolding::concerns);
    }

    /** Code in the place of an expression that is not constant; what needs its value is not constant either. */
    static Code impossible() {
        return frame -> {
            throw new PythonException(PythonException.Kind.TEMPLATE, "not constant");
        };
    }

    static boolean isVariable(Expression expression) {
        if (expression instanceof Expression.Filter filter) {
            return filter.target() == null || CONTEXT_FILTERS.contains(filter.name());
        }
        return expression instanceof Expression.Name || expression instanceof Expression.Call;
    }

    /** The value of constant code, or {@link Missing#VALUE} if it is not constant or fails. */
    static @Nullable Object value(Code code) {
        Clock never = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Evaluation evaluation = new Evaluation(never, new Random(0), new PatternCache(), false);
        try {
            return code.value(new StackFrame(new Run(evaluation, new Object[0]), null, null, 0));
        } catch (PythonException e) {
            return Missing.VALUE;
        }
    }

    /** Whether Jinja keeps a value that it has computed within a larger expression. */
    static boolean isKept(@Nullable Object value) {
        return switch (PyType.of(value)) {
            case NONE, BOOL, INT, FLOAT, COMPLEX, STR, MARKUP -> true;
            case LIST, TUPLE ->
                ((List<?>) Objects.requireNonNull(value)).stream().allMatch(ConstantFolding::isKept);
            case DICT -> isKept((Map<?, ?>) Objects.requireNonNull(value));
            case SET -> ((PySet) Objects.requireNonNull(value)).items().stream().allMatch(ConstantFolding::isKept);
            case BYTES, DATETIME, DATE, TIME, TIMEDELTA, DURATION, OBJECT -> false;
        };
    }

    private static boolean isKept(Map<?, ?> dict) {
        return Dicts.keys(dict).stream().allMatch(ConstantFolding::isKept)
                && dict.values().stream().allMatch(ConstantFolding::isKept);
    }
}
