package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's arithmetic operators. Thread-safe. */
public final class Arithmetic {

    private Arithmetic() {}

    public static @Nullable Object add(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long sum = a + b;
            return ((a ^ sum) & (b ^ sum)) < 0 ? BigInteger.valueOf(a).add(BigInteger.valueOf(b)) : (Object) sum;
        }
        if (left instanceof String a && right instanceof String b) {
            return concatenate(a, b);
        }
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        if (leftType.isNumber() && rightType.isNumber()) {
            return isFloat(leftType, rightType)
                    ? (Object) (Numbers.toDouble(left) + Numbers.toDouble(right))
                    : Numbers.normalize(Numbers.big(left).add(Numbers.big(right)));
        }
        if (leftType.isText() && rightType.isText()) {
            return new Markup(
                    concatenate(Markup.escape(left).text(), Markup.escape(right).text()));
        }
        if ((leftType == PyType.LIST || leftType == PyType.TUPLE) && leftType == rightType) {
            List<@Nullable Object> both = new ArrayList<>((List<?>) left);
            both.addAll((List<?>) right);
            return leftType == PyType.TUPLE ? Tuple.copyOf(both) : both;
        }
        if (left instanceof Bytes a && right instanceof Bytes b) {
            return a.plus(b);
        }
        return orUnsupported("+", left, right, DateArithmetic.add(left, right));
    }

    private static String concatenate(String left, String right) {
        if ((long) left.length() + right.length() > Repr.MAX_LENGTH) {
            throw PythonException.limit("a text is too long");
        }
        return left.concat(right);
    }

    public static @Nullable Object subtract(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long difference = a - b;
            return ((a ^ b) & (a ^ difference)) < 0
                    ? BigInteger.valueOf(a).subtract(BigInteger.valueOf(b))
                    : (Object) difference;
        }
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        if (leftType.isNumber() && rightType.isNumber()) {
            return isFloat(leftType, rightType)
                    ? (Object) (Numbers.toDouble(left) - Numbers.toDouble(right))
                    : Numbers.normalize(Numbers.big(left).subtract(Numbers.big(right)));
        }
        if (DictView.isSet(left) || DictView.isSet(right)) {
            return DictView.difference(left, right);
        }
        return orUnsupported("-", left, right, DateArithmetic.subtract(left, right));
    }

    public static @Nullable Object multiply(@Nullable Object left, @Nullable Object right) {
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        if (leftType.isNumber() && rightType.isNumber()) {
            if (isFloat(leftType, rightType)) {
                return Numbers.toDouble(left) * Numbers.toDouble(right);
            }
            return multiplyIntegers(Numbers.toInteger(left), Numbers.toInteger(right));
        }
        if (Numbers.isInteger(right) && Repetition.isSequence(leftType)) {
            return Repetition.of(left, leftType, right);
        }
        if (Numbers.isInteger(left) && Repetition.isSequence(rightType)) {
            return Repetition.of(right, rightType, left);
        }
        return orUnsupported("*", left, right, DateArithmetic.multiply(left, right));
    }

    private static Object multiplyIntegers(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long high = Math.multiplyHigh(a, b);
            long low = a * b;
            if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
                return low;
            }
        }
        BigInteger a = Numbers.big(left);
        BigInteger b = Numbers.big(right);
        if (a.bitLength() + b.bitLength() > Evaluation.MAX_INTEGER_BITS) {
            throw PythonException.limit("an integer is too large");
        }
        return Numbers.normalize(a.multiply(b));
    }

    public static @Nullable Object divide(@Nullable Object left, @Nullable Object right) {
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        if (!leftType.isNumber() || !rightType.isNumber()) {
            return orUnsupported("/", left, right, DateArithmetic.divide(left, right));
        }
        if (!Truth.of(right)) {
            throw zeroDivision(isFloat(leftType, rightType) ? "float division by zero" : "division by zero");
        }
        if (isFloat(leftType, rightType)) {
            return Numbers.toDouble(left) / Numbers.toDouble(right);
        }
        Object a = Numbers.toInteger(left);
        Object b = Numbers.toInteger(right);
        if (a instanceof Long x && b instanceof Long y) {
            return PythonNumbers.divide(x, y);
        }
        double quotient = new BigDecimal(Numbers.big(a))
                .divide(new BigDecimal(Numbers.big(b)), new MathContext(60, RoundingMode.HALF_EVEN))
                .doubleValue();
        if (Double.isInfinite(quotient)) {
            throw PythonException.overflow("integer division result too large for a float");
        }
        return quotient;
    }

    public static @Nullable Object floorDivide(@Nullable Object left, @Nullable Object right) {
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        if (!leftType.isNumber() || !rightType.isNumber()) {
            return orUnsupported("//", left, right, DateArithmetic.floorDivide(left, right));
        }
        if (!Truth.of(right)) {
            throw zeroDivision("division by zero");
        }
        if (isFloat(leftType, rightType)) {
            return PythonNumbers.floorDivide(Numbers.toDouble(left), Numbers.toDouble(right));
        }
        Object a = Numbers.toInteger(left);
        Object b = Numbers.toInteger(right);
        if (a instanceof Long x && b instanceof Long y && (x != Long.MIN_VALUE || y != -1)) {
            return Math.floorDiv(x, y);
        }
        BigInteger[] parts = Numbers.big(a).divideAndRemainder(Numbers.big(b));
        boolean below =
                parts[1].signum() != 0 && parts[1].signum() != Numbers.big(b).signum();
        return Numbers.normalize(below ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }

    public static @Nullable Object modulo(@Nullable Object left, @Nullable Object right) {
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        if (leftType.isText()) {
            return PrintfFormat.format(left, right);
        }
        if (!leftType.isNumber() || !rightType.isNumber()) {
            return orUnsupported("%", left, right, DateArithmetic.modulo(left, right));
        }
        if (!Truth.of(right)) {
            throw zeroDivision(isFloat(leftType, rightType) ? "float modulo" : "integer modulo by zero");
        }
        if (isFloat(leftType, rightType)) {
            return PythonNumbers.modulo(Numbers.toDouble(left), Numbers.toDouble(right));
        }
        Object a = Numbers.toInteger(left);
        Object b = Numbers.toInteger(right);
        if (a instanceof Long x && b instanceof Long y) {
            return Math.floorMod(x, y);
        }
        BigInteger divisor = Numbers.big(b);
        BigInteger remainder = Numbers.big(a).mod(divisor.abs());
        return Numbers.normalize(divisor.signum() < 0 && remainder.signum() != 0 ? remainder.add(divisor) : remainder);
    }

    public static @Nullable Object power(@Nullable Object left, @Nullable Object right) {
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        if (!leftType.isNumber() || !rightType.isNumber()) {
            return orUnsupported("**", left, right, null);
        }
        if (isFloat(leftType, rightType) || Numbers.big(right).signum() < 0) {
            return powerOfFloats(Numbers.toDouble(left), Numbers.toDouble(right));
        }
        BigInteger base = Numbers.big(left);
        BigInteger exponent = Numbers.big(right);
        if (base.bitLength() <= 1 && (base.abs().equals(BigInteger.ONE) || base.signum() == 0)) {
            boolean odd = exponent.testBit(0);
            return exponent.signum() == 0 ? 1L : Numbers.normalize(odd ? base : base.abs());
        }
        if (exponent.bitLength() > 31 || (long) base.bitLength() * exponent.intValue() > Evaluation.MAX_INTEGER_BITS) {
            throw PythonException.limit("an integer is too large");
        }
        return Numbers.normalize(base.pow(exponent.intValue()));
    }

    private static Object powerOfFloats(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw zeroDivision("0.0 cannot be raised to a negative power");
        }
        if (base < 0 && exponent != Math.rint(exponent) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
            double size = Math.pow(-base, exponent);
            return new Complex(size * Math.cos(exponent * Math.PI), size * Math.sin(exponent * Math.PI));
        }
        if (base == 1) {
            return 1.0;
        }
        double result = FloatPower.of(base, exponent);
        if (Double.isInfinite(result) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
            throw PythonException.overflow("numerical result out of range");
        }
        return base == -1 && Double.isInfinite(exponent) ? 1.0 : (Object) result;
    }

    /** {@code -value}. */
    public static @Nullable Object negate(@Nullable Object value) {
        PyType type = PyType.of(value);
        if (type == PyType.FLOAT) {
            return -Numbers.toDouble(value);
        }
        if (type.isNumber()) {
            return Numbers.normalize(Numbers.big(value).negate());
        }
        Object negated = DateArithmetic.negate(value);
        if (negated == null) {
            throw unsupportedSign("-", value);
        }
        return negated;
    }

    /** {@code +value}. */
    public static @Nullable Object plus(@Nullable Object value) {
        PyType type = PyType.of(value);
        if (type.isNumber()) {
            return type == PyType.BOOL ? Numbers.toInteger(value) : value;
        }
        if (type != PyType.TIMEDELTA) {
            throw unsupportedSign("+", value);
        }
        return value;
    }

    private static boolean isFloat(PyType left, PyType right) {
        return left == PyType.FLOAT || right == PyType.FLOAT;
    }

    private static PythonException zeroDivision(String message) {
        return new PythonException(PythonException.Kind.ZERO_DIVISION, message);
    }

    private static PythonException unsupportedSign(String operator, @Nullable Object value) {
        return value instanceof Undefined undefined
                ? undefined.failure()
                : PythonException.type("bad operand type for unary " + operator + ": '" + PyType.nameOf(value) + "'");
    }

    private static @Nullable Object orUnsupported(
            String operator, @Nullable Object left, @Nullable Object right, @Nullable Object result) {
        if (result != null) {
            return result;
        }
        Object own = left instanceof PythonObject object ? object.operate(operator, right, true) : Missing.VALUE;
        if (own == Missing.VALUE && right instanceof PythonObject object) {
            own = object.operate(operator, left, false);
        }
        if (own != Missing.VALUE) {
            return own;
        }
        if (left instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.failure();
        }
        throw PythonException.type("unsupported operand type(s) for " + operator + ": '" + PyType.nameOf(left)
                + "' and '" + PyType.nameOf(right) + "'");
    }
}
