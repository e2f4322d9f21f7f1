package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.PythonNumbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Conversions between Python's numbers. Thread-safe. */
public final class Numbers {

    private static final long EXACT_DOUBLE = 1L << 53;

    private Numbers() {}

    /** An integer in its one form: a Long where it fits. */
    public static Object normalize(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        if (value.bitLength() > Evaluation.MAX_INTEGER_BITS) {
            throw PythonException.limit("an integer is too large");
        }
        return value;
    }

    /** A bool or an int as an int. */
    static Object toInteger(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        return Objects.requireNonNull(value);
    }

    /** A bool or an int, exactly. */
    public static BigInteger big(@Nullable Object value) {
        Object integer = toInteger(value);
        return integer instanceof Long number ? BigInteger.valueOf(number) : (BigInteger) integer;
    }

    public static boolean isInteger(@Nullable Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
    }

    /**
     * A number as a float.
     *
     * @throws PythonException if an integer is too large
     */
    public static double toDouble(@Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        }
        Object integer = toInteger(value);
        if (integer instanceof Long number) {
            return number;
        }
        double result = new BigDecimal((BigInteger) integer).doubleValue();
        if (Double.isInfinite(result)) {
            throw PythonException.overflow("int too large to convert to float");
        }
        return result;
    }

    /**
     * A float without its fraction.
     *
     * @throws PythonException if it is infinite or no number
     */
    public static Object truncate(double value) {
        if (Double.isNaN(value)) {
            throw PythonException.value("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(value)) {
            throw PythonException.overflow("cannot convert float infinity to integer");
        }
        return Math.abs(value) < EXACT_DOUBLE
                ? (Object) Long.valueOf((long) value)
                : normalize(new BigDecimal(value).toBigInteger());
    }

    /** Compares two numbers exactly; neither is NaN. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        Object a = left instanceof Boolean ? toInteger(left) : left;
        Object b = right instanceof Boolean ? toInteger(right) : right;
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x < y ? -1 : x.doubleValue() == y.doubleValue() ? 0 : 1;
        }
        if (a instanceof Double x && b instanceof Long y && isExact(y)) {
            return Double.compare(x + 0.0, y.doubleValue());
        }
        if (a instanceof Long x && isExact(x) && b instanceof Double y) {
            return Double.compare(x.doubleValue(), y + 0.0);
        }
        if (a instanceof Double x && x.isInfinite()) {
            return x > 0 ? 1 : -1;
        }
        if (b instanceof Double y && y.isInfinite()) {
            return y > 0 ? -1 : 1;
        }
        return exact(a).compareTo(exact(b));
    }

    private static boolean isExact(long number) {
        return -EXACT_DOUBLE <= number && number <= EXACT_DOUBLE;
    }

    private static BigDecimal exact(@Nullable Object number) {
        return number instanceof Double value ? new BigDecimal(value) : new BigDecimal(big(number));
    }

    static boolean isNan(@Nullable Object value) {
        return value instanceof Double number && number.isNaN();
    }

    /**
     * The text of an integer.
     *
     * @throws PythonException if it has more digits than Python prints
     */
    static String text(Object integer) {
        if (integer instanceof Long) {
            return integer.toString();
        }
        String text = integer.toString();
        if (text.length() > PythonNumbers.MAX_INTEGER_DIGITS + (text.startsWith("-") ? 1 : 0)) {
            throw PythonException.value("the integer has too many digits for a string");
        }
        return text;
    }

    /**
     * What Python takes an integer for where it needs an index.
     *
     * @throws PythonException if the value is no integer
     */
    public static int toIndex(@Nullable Object value) {
        if (!isInteger(value)) {
            throw PythonException.type("'" + PyType.nameOf(value) + "' object cannot be interpreted as an integer");
        }
        Object integer = toInteger(value);
        if (!Dicts.fitsInt(integer)) {
            return big(integer).signum() < 0 ? Integer.MIN_VALUE + 1 : Integer.MAX_VALUE;
        }
        return ((Number) integer).intValue();
    }
}
