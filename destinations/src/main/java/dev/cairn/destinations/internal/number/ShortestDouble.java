package dev.cairn.destinations.internal.number;

/**
 * Doubles of decimals that are their shortest texts, for decimals as APIs have them: of up to 17 digits. Stateless.
 *
 * <p>No two decimals of up to 15 digits are the same double, so each is the shortest text of its double. Of 16 or 17 digits,
 * one is the shortest if no other of so many digits is nearer to the double, and none with a digit less is read as the same
 * double. Products that are exact as the sum of two doubles tell that. A number half way between two doubles is none's,
 * since databases differ in which one it is.
 */
final class ShortestDouble {

    /** Decimals of so many digits are all different doubles. */
    static final int DISTINCT_DIGITS = 15;

    /** The decimal is not the shortest text of a double. */
    static final double NONE = Double.POSITIVE_INFINITY;

    /** What has to be looked at more closely. */
    static final double UNKNOWN = Double.NaN;

    /** The shortest text of a double has no more. */
    static final int MOST_DIGITS = 17;

    /** So far from the largest and smallest doubles, none has less than 15 digits. */
    private static final int LARGEST_EXPONENT = 290;

    private static final double EXACT = 1L << 53;

    private static final double UNSURE = 1e-6;

    /** The powers of ten that are exact in a double. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private ShortestDouble() {}

    /**
     * The double whose shortest text is a decimal.
     *
     * @param digits not negative, and less than 10<sup>18</sup>; if there are more than 15, the last one is not 0
     * @param count how many there are
     * @param scale how many of them stand behind the point; negative if zeros follow
     * @return {@link #NONE} if there is no such double, {@link #UNKNOWN} if it cannot be told here
     */
    static double of(long digits, int count, int scale) {
        if (count <= DISTINCT_DIGITS) {
            return short15(digits, count, scale);
        }
        if (count > MOST_DIGITS) {
            return NONE;
        }
        return scale >= 0 && scale < POWERS.length ? nearest(digits, POWERS[scale]) : UNKNOWN;
    }

    private static double short15(long digits, int count, int scale) {
        if (digits == 0) {
            return 0;
        }
        if (scale >= 0 && scale < POWERS.length) {
            return digits / POWERS[scale];
        }
        if (scale < 0 && -scale < POWERS.length && digits <= EXACT / (POWERS[-scale] / (1L << -scale))) {
            return digits * POWERS[-scale];
        }
        if (scale < 0 && -scale <= POWERS.length) {
            return UNKNOWN; // perhaps half way between two doubles
        }
        return Math.abs((long) count - scale) <= LARGEST_EXPONENT ? Double.parseDouble(digits + "e" + -scale) : UNKNOWN;
    }

    /** From a quotient, which may be the double beside the nearest one. */
    private static double nearest(long digits, double power) {
        double value = digits / power;
        for (int turn = 0; turn < 2; turn++) {
            double off = distance(digits, value, power);
            double half = Math.ulp(value) / 2 * power;
            if (isAbout(Math.abs(off), half) || isPowerOfTwo(value)) {
                return UNKNOWN;
            }
            if (Math.abs(off) < half) {
                return shortest(digits, value, off, half);
            }
            value = off > 0 ? Math.nextUp(value) : Math.nextDown(value);
        }
        return UNKNOWN;
    }

    /** How much larger the digits are than the double times the power, which is exact as a product and what is missing to it. */
    private static double distance(long digits, double value, double power) {
        double product = value * power;
        long whole = (long) product;
        return (digits - whole) - (product - whole) - Math.fma(value, power, -product);
    }

    /** @param half how far from the double, in units of the last digit, decimals are still read as it */
    private static double shortest(long digits, double value, double off, double half) {
        long last = digits % 10;
        double shorter = Math.min(Math.abs(off - last), Math.abs(off + 10 - last));
        if (isAbout(Math.abs(off), 0.5) || isAbout(shorter, half)) {
            return UNKNOWN;
        }
        return Math.abs(off) < 0.5 && shorter > half ? value : NONE;
    }

    private static boolean isAbout(double one, double other) {
        return Math.abs(one - other) < UNSURE;
    }

    private static boolean isPowerOfTwo(double value) {
        return (Double.doubleToRawLongBits(value) << 12) == 0;
    }
}
