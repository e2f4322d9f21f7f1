package dev.cairn.destinations.internal.number;

import dev.cairn.pythonvalues.PythonNumbers;
import java.math.BigDecimal;

/**
 * Texts of decimal numbers, of which equal numbers have the same, so that they are the same key where a database has texts
 * for them. Each is JSON, too. Databases write integers alike when a column becomes wider, and nearly all doubles.
 */
public final class Decimals {

    private static final int MOST_ZEROS_BEHIND_THE_POINT = 4;
    private static final int MOST_DIGITS_BEFORE_THE_POINT = 300;

    private Decimals() {}

    /** The shortest text that is read as a finite double. */
    public static String text(double number) {
        return text(shortest(number));
    }

    private static BigDecimal shortest(double number) {
        return new BigDecimal(PythonNumbers.repr(number));
    }

    /** Whether a number is the shortest text of a double, in all databases: those half way between two doubles are not. */
    public static boolean isShortest(BigDecimal number) {
        double value = number.doubleValue();
        return Double.isFinite(value) && shortest(value).compareTo(number) == 0 && !isHalfWay(number, value);
    }

    private static boolean isHalfWay(BigDecimal number, double value) {
        BigDecimal exact = new BigDecimal(value);
        int side = number.compareTo(exact);
        double next = side > 0 ? Math.nextUp(value) : Math.nextDown(value);
        return side != 0
                && Double.isFinite(next)
                && exact.add(new BigDecimal(next)).compareTo(number.add(number)) == 0;
    }

    /** Plain from 0.0001 to 300 digits before the point, and like {@code 1.5e+400} or {@code 1.5e-05} beyond. */
    public static String text(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        int before = shortest.precision() - shortest.scale();
        if (shortest.signum() == 0) {
            return "0";
        }
        if (before > -MOST_ZEROS_BEHIND_THE_POINT && before <= MOST_DIGITS_BEFORE_THE_POINT) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = before - 1;
        return (shortest.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
