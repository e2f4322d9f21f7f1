package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Builtin;
import dev.cairn.templates.internal.call.FunctionTable;
import dev.cairn.templates.internal.method.DecimalValue;
import dev.cairn.templates.internal.text.CharacterTests;
import dev.cairn.templates.internal.value.Arithmetic;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Equality;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.Ordering;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonCallable;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Undefined;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jinja's tests. Thread-safe. */
public final class Tests {

    private static final FunctionTable TABLE = new FunctionTable();

    static {
        kinds();
        values();
        comparisons();
    }

    private Tests() {}

    /** The test of a name; null for none. */
    public static @Nullable Builtin get(String name) {
        return TABLE.get(name);
    }

    private static void kinds() {
        TABLE.add("defined", "value", (evaluation, bound) -> !(bound.get(0) instanceof Undefined))
                .add("undefined", "value", (evaluation, bound) -> bound.get(0) instanceof Undefined)
                .add("none", "value", (evaluation, bound) -> bound.get(0) == null)
                .add("boolean", "value", (evaluation, bound) -> bound.get(0) instanceof Boolean)
                .add("false", "value", (evaluation, bound) -> Boolean.FALSE.equals(bound.get(0)))
                .add("true", "value", (evaluation, bound) -> Boolean.TRUE.equals(bound.get(0)))
                .add("integer", "value", (evaluation, bound) -> PyType.of(bound.get(0)) == PyType.INT)
                .add("float", "value", (evaluation, bound) -> bound.get(0) instanceof Double)
                .add("number", "value", (evaluation, bound) -> isNumber(bound.get(0)))
                .add("string", "value", (evaluation, bound) -> Text.isText(bound.get(0)))
                .add("mapping", "value", (evaluation, bound) -> bound.get(0) instanceof Map)
                .add("sequence", "value", (evaluation, bound) -> isSequence(bound.get(0)))
                .add("iterable", "value", (evaluation, bound) -> Iteration.orNull(bound.get(0)) != null)
                .add(
                        "callable",
                        "obj /",
                        (evaluation, bound) ->
                                bound.get(0) instanceof PythonCallable || bound.get(0) instanceof Undefined)
                .add("escaped", "value", (evaluation, bound) -> bound.get(0) instanceof Markup);
    }

    private static void values() {
        TABLE.add("odd", "value", (evaluation, bound) -> remainder(bound.get(0), 2L, 1L))
                .add("even", "value", (evaluation, bound) -> remainder(bound.get(0), 2L, 0L))
                .add("divisibleby", "value num", (evaluation, bound) -> remainder(bound.get(0), bound.get(1), 0L))
                .add("lower", "value", (evaluation, bound) -> CharacterTests.isLower(Text.str(bound.get(0))))
                .add("upper", "value", (evaluation, bound) -> CharacterTests.isUpper(Text.str(bound.get(0))))
                .add("filter", "value", (evaluation, bound) -> exists(bound.get(0), Filters::get))
                .add("test", "value", (evaluation, bound) -> exists(bound.get(0), Tests::get))
                .add("sameas", "value other", (evaluation, bound) -> isSame(bound.get(0), bound.get(1)))
                .add("in", "value seq", (evaluation, bound) -> Iteration.contains(bound.get(1), bound.get(0)));
    }

    private static void comparisons() {
        TABLE.add("eq", "a b /", (evaluation, bound) -> Equality.equal(bound.get(0), bound.get(1)))
                .alias("==", "eq")
                .alias("equalto", "eq")
                .add("ne", "a b /", (evaluation, bound) -> !Equality.equal(bound.get(0), bound.get(1)))
                .alias("!=", "ne")
                .add("gt", "a b /", (evaluation, bound) -> Ordering.greater(bound.get(0), bound.get(1)))
                .alias(">", "gt")
                .alias("greaterthan", "gt")
                .add("ge", "a b /", (evaluation, bound) -> Ordering.greaterOrEqual(bound.get(0), bound.get(1)))
                .alias(">=", "ge")
                .add("lt", "a b /", (evaluation, bound) -> Ordering.less(bound.get(0), bound.get(1)))
                .alias("<", "lt")
                .alias("lessthan", "lt")
                .add("le", "a b /", (evaluation, bound) -> Ordering.lessOrEqual(bound.get(0), bound.get(1)))
                .alias("<=", "le");
    }

    private static boolean remainder(@Nullable Object value, @Nullable Object divisor, Object expected) {
        return Equality.equal(Arithmetic.modulo(value, divisor), expected);
    }

    private static boolean isNumber(@Nullable Object value) {
        PyType type = PyType.of(value);
        return type.isNumber() || type == PyType.COMPLEX || value instanceof DecimalValue;
    }

    private static boolean isSequence(@Nullable Object value) {
        return switch (PyType.of(value)) {
            case STR, MARKUP, BYTES, LIST, TUPLE, DICT -> true;
            case OBJECT -> value instanceof Undefined;
            case NONE, BOOL, INT, FLOAT, COMPLEX, SET, DATETIME, DATE, TIME, TIMEDELTA, DURATION -> false;
        };
    }

    private interface Registry {
        @Nullable
        Builtin get(String name);
    }

    private static boolean exists(@Nullable Object name, Registry registry) {
        if (Text.isText(name)) {
            return registry.get(String.valueOf(name)) != null;
        }
        Dicts.key(name);
        return false;
    }

    /** Small integers, strings and the like are one object in Python where they are equal. */
    private static boolean isSame(@Nullable Object left, @Nullable Object right) {
        PyType type = PyType.of(left);
        if (type != PyType.of(right)) {
            return false;
        }
        return switch (type) {
            case STR, BOOL -> String.valueOf(left).equals(String.valueOf(right));
            case INT -> Numbers.big(left).equals(Numbers.big(right));
            default -> left == right;
        };
    }
}
