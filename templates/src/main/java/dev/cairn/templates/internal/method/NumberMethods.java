package dev.cairn.templates.internal.method;

import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Tuple;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The methods of int (and bool) and of float. */
final class NumberMethods {

    static final MethodTable<Object> INTEGER = new MethodTable<Object>()
            .attribute("real", NumberMethods::integer)
            .attribute("imag", self -> 0L)
            .attribute("numerator", NumberMethods::integer)
            .attribute("denominator", self -> 1L)
            .method("conjugate", "", (evaluation, self, bound) -> integer(self))
            .method("bit_length", "", (evaluation, self, bound) ->
                    (long) Numbers.big(self).abs().bitLength())
            .method("bit_count", "", (evaluation, self, bound) ->
                    (long) Numbers.big(self).abs().bitCount())
            .method("as_integer_ratio", "", (evaluation, self, bound) -> Tuple.of(integer(self), 1L));

    static final MethodTable<Double> FLOAT = new MethodTable<Double>()
            .attribute("real", self -> self)
            .attribute("imag", self -> 0.0)
            .method("conjugate", "", (evaluation, self, bound) -> self)
            .method("is_integer", "", (evaluation, self, bound) -> !self.isInfinite() && self == Math.rint(self))
            .method("hex", "", (evaluation, self, bound) -> hex(self))
            .method("as_integer_ratio", "", (evaluation, self, bound) -> ratio(self));

    private NumberMethods() {}

    private static Object integer(Object self) {
        return Numbers.normalize(Numbers.big(self));
    }

    private static String hex(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return PythonNumbers.repr(value);
        }
        long bits = Double.doubleToLongBits(value);
        long fraction = bits & 0xfffffffffffffL;
        int exponent = (int) (bits >> 52 & 0x7ff);
        String sign = bits < 0 ? "-" : "";
        if (exponent == 0 && fraction == 0) {
            return sign + "0x0.0p+0";
        }
        int power = exponent == 0 ? -1022 : exponent - 1023;
        return String.format("%s0x%d.%013xp%+d", sign, exponent == 0 ? 0 : 1, fraction, power);
    }

    private static Object ratio(double value) {
        if (Double.isNaN(value)) {
            throw PythonException.value("cannot convert NaN to integer ratio");
        }
        if (Double.isInfinite(value)) {
            throw PythonException.overflow("cannot convert Infinity to integer ratio");
        }
        BigDecimal exact = new BigDecimal(value).stripTrailingZeros();
        BigInteger denominator = BigInteger.TEN.pow(Math.max(0, exact.scale()));
        BigInteger numerator = exact.multiply(new BigDecimal(denominator)).toBigIntegerExact();
        BigInteger divisor = numerator.gcd(denominator);
        return Tuple.of(Numbers.normalize(numerator.divide(divisor)), Numbers.normalize(denominator.divide(divisor)));
    }
}
