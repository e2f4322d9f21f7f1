package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.FunctionTable;
import dev.cairn.templates.internal.method.Attributes;
import dev.cairn.templates.internal.value.Arithmetic;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Equality;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Truth;
import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.value.Missing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Jinja's filters on numbers and on any value. */
final class ValueFilters {

    private static final int MAX_DIGITS = 350;

    private ValueFilters() {}

    static void addTo(FunctionTable table) {
        table.add("default", "value default_value? boolean?", (evaluation, bound) -> {
                    Object value = bound.get(0);
                    boolean replaced = value instanceof Undefined || (bound.isTrue(2, false) && !Truth.of(value));
                    return replaced ? bound.or(1, "") : value;
                })
                .alias("d", "default")
                .add("attr", "obj name", (evaluation, bound) -> attribute(bound.get(0), Text.require(bound.get(1))))
                .add("abs", "x /", (evaluation, bound) -> absolute(bound.get(0)))
                .add("int", "value default? base?", (evaluation, bound) -> toInt(bound))
                .add("float", "value default?", (evaluation, bound) -> toFloat(bound))
                .add("round", "value precision? method?", (evaluation, bound) -> round(bound));
    }

    private static @Nullable Object attribute(@Nullable Object value, String name) {
        Object attribute = Attributes.own(value, name);
        return attribute == Missing.VALUE ? Undefined.element(value, name) : attribute;
    }

    private static @Nullable Object absolute(@Nullable Object value) {
        if (PyType.of(value).isNumber()) {
            boolean negative = value instanceof Double number
                    ? number < 0 || (number == 0 && 1 / number < 0)
                    : Numbers.big(value).signum() < 0;
            return negative ? Arithmetic.negate(value) : Arithmetic.plus(value);
        }
        if (value instanceof Duration duration) {
            return duration.abs();
        }
        throw PythonException.type("bad operand type for abs(): '" + PyType.nameOf(value) + "'");
    }

    private static @Nullable Object toInt(Bound bound) {
        Object value = bound.get(0);
        try {
            if (Text.isText(value)) {
                return Conversions.toInt(String.valueOf(value), bound.integer(2, 10));
            }
            return Conversions.toInt(value);
        } catch (PythonException e) {
            if (!e.isTypeOrValue()) {
                throw e;
            }
        }
        try {
            return Numbers.truncate(Conversions.toFloat(value));
        } catch (PythonException e) {
            if (e.isTypeOrValue() || e.kind() == PythonException.Kind.OVERFLOW) {
                return bound.or(1, 0L);
            }
            throw e;
        }
    }

    private static @Nullable Object toFloat(Bound bound) {
        try {
            return Conversions.toFloat(bound.get(0));
        } catch (PythonException e) {
            if (e.isTypeOrValue()) {
                return bound.or(1, 0.0);
            }
            throw e;
        }
    }

    private static @Nullable Object round(Bound bound) {
        Object value = bound.get(0);
        Object precision = bound.or(1, 0L);
        Object method = Dicts.key(bound.or(2, "common"));
        if (Equality.equal(method, "common")) {
            return round(value, precision == null ? null : Numbers.toIndex(precision));
        }
        boolean up = Equality.equal(method, "ceil");
        if (!up && !Equality.equal(method, "floor")) {
            throw PythonException.template("method must be common, ceil or floor");
        }
        Object factor = Arithmetic.power(10L, precision);
        Object scaled = Arithmetic.multiply(value, factor);
        return Arithmetic.divide(whole(scaled, up ? RoundingMode.CEILING : RoundingMode.FLOOR), factor);
    }

    private static Object whole(@Nullable Object value, RoundingMode mode) {
        if (Numbers.isInteger(value)) {
            return Numbers.normalize(Numbers.big(value));
        }
        if (!(value instanceof Double number)) {
            throw PythonException.type("must be real number, not " + PyType.nameOf(value));
        }
        Numbers.truncate(number);
        return Numbers.normalize(new BigDecimal(number).setScale(0, mode).toBigInteger());
    }

    /** {@code round(value, digits)}; without digits it gives an integer. */
    private static Object round(@Nullable Object value, @Nullable Integer digits) {
        if (Numbers.isInteger(value)) {
            BigInteger integer = Numbers.big(value);
            if (digits == null || digits >= 0) {
                return Numbers.normalize(integer);
            }
            if (digits < -MAX_DIGITS) {
                return 0L;
            }
            return Numbers.normalize(new BigDecimal(integer)
                    .setScale(digits, RoundingMode.HALF_EVEN)
                    .toBigInteger());
        }
        if (!(value instanceof Double number)) {
            throw PythonException.type("type " + PyType.nameOf(value) + " doesn't define __round__ method");
        }
        if (digits == null) {
            Numbers.truncate(number);
            return Numbers.normalize(
                    new BigDecimal(number).setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
        }
        if (number.isNaN() || number.isInfinite() || digits > MAX_DIGITS) {
            return number;
        }
        if (digits < -MAX_DIGITS) {
            return number * 0;
        }
        double rounded =
                new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
        return Math.copySign(rounded, number);
    }
}
