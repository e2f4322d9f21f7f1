package dev.cairn.templates.internal.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Powers of floats; small whole exponents give the correctly rounded result, as C's library does. Thread-safe. */
final class FloatPower {

    private static final int MAX_EXACT_EXPONENT = 64;
    private static final MathContext PRECISE = new MathContext(60, RoundingMode.HALF_EVEN);

    private FloatPower() {}

    static double of(double base, double exponent) {
        boolean exact = exponent == Math.rint(exponent)
                && Math.abs(exponent) <= MAX_EXACT_EXPONENT
                && Double.isFinite(base)
                && base != 0;
        double approximate = Math.pow(base, exponent);
        if (!exact || Double.isInfinite(approximate) || Math.abs(approximate) < Double.MIN_NORMAL) {
            return approximate;
        }
        BigDecimal power = new BigDecimal(base).pow((int) Math.abs(exponent), PRECISE);
        return (exponent < 0 ? BigDecimal.ONE.divide(power, PRECISE) : power).doubleValue();
    }
}
