package dev.cairn.pythonvalues;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as Python reads, writes and divides them. Thread-safe. */
public final class PythonNumbers {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d++(?:_\\d++)*+");
    // Possessive throughout: no step is taken twice, and none recurses.
    private static final Pattern FLOAT = Pattern.compile("[+-]?(?:\\d++(?:_\\d++)*+\\.?+(?:\\d++(?:_\\d++)*+)?+"
            + "|\\.\\d++(?:_\\d++)*+)(?:[eE][+-]?\\d++(?:_\\d++)*+)?+");
    private static final Pattern NOT_FINITE = Pattern.compile("([+-]?)(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);
    private static final long EXACT_DOUBLE = 1L << 53;

    /** How many digits the text of a decimal integer may have, as in CPython 3.11: reading one takes time by their square. */
    public static final int MAX_INTEGER_DIGITS = 4300;

    /** How many digits the text of an integer to another base may have, for which Python has no limit. */
    public static final int MAX_BASED_DIGITS = 20_000;

    private PythonNumbers() {}

    /**
     * Reads a decimal integer as {@code int(text)} does: white space around it, single underscores between digits and
     * the digits of any script are allowed.
     *
     * @throws NumberFormatException if the text is none
     */
    public static BigInteger parseInteger(String text) {
        String trimmed = asciiDigits(strip(text));
        if (trimmed.length() > MAX_INTEGER_DIGITS || !INTEGER.matcher(trimmed).matches()) {
            throw new NumberFormatException("invalid literal for an integer: '" + text + "'");
        }
        return new BigInteger(trimmed.replace("_", ""));
    }

    /**
     * Reads a float as {@code float(text)} does.
     *
     * @throws NumberFormatException if the text is none
     */
    public static double parseFloat(String text) {
        String trimmed = asciiDigits(strip(text));
        if (FLOAT.matcher(trimmed).matches()) {
            return Double.parseDouble(trimmed.replace("_", ""));
        }
        var special = NOT_FINITE.matcher(trimmed);
        if (!special.matches()) {
            throw new NumberFormatException("could not convert string to float: '" + text + "'");
        }
        if ("nan".equalsIgnoreCase(special.group(2))) {
            return Double.NaN;
        }
        return "-".equals(special.group(1)) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** A text with ASCII digits in place of the decimal digits of other scripts. */
    public static String asciiDigits(String text) {
        if (text.chars().allMatch(character -> character < 0x80)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> out.appendCodePoint(
                        Character.isDigit(character) ? '0' + Character.digit(character, 10) : character));
        return out.toString();
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && Characters.isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && Characters.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The quotient of two integers, correctly rounded. */
    public static double divide(long dividend, long divisor) {
        if (Math.abs(dividend) <= EXACT_DOUBLE && Math.abs(divisor) <= EXACT_DOUBLE) {
            return (double) dividend / divisor;
        }
        return BigDecimal.valueOf(dividend)
                .divide(BigDecimal.valueOf(divisor), new MathContext(60, RoundingMode.HALF_EVEN))
                .doubleValue();
    }

    /** What {@code dividend // divisor} gives for floats; the divisor is not zero. */
    public static double floorDivide(double dividend, double divisor) {
        double quotient = (dividend - modulo(dividend, divisor)) / divisor;
        if (quotient == 0) {
            return Math.copySign(0, dividend / divisor);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    /** What {@code dividend % divisor} gives for floats: it has the divisor's sign; the divisor is not zero. */
    public static double modulo(double dividend, double divisor) {
        double remainder = dividend % divisor;
        if (remainder == 0) {
            return Math.copySign(0, divisor);
        }
        return (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder;
    }

    /** The shortest text that reads back as the same float, in the form of Python's {@code repr}. */
    public static String repr(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        String plain = ShortDecimal.text(value);
        if (plain != null) {
            return plain;
        }
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().abs().toString();
        int point = digits.length() - shortest.scale();
        StringBuilder out = new StringBuilder(24);
        if (value < 0) {
            out.append('-');
        }
        if (point > 16 || point <= -4) {
            return scientific(out, digits, point - 1);
        }
        if (point <= 0) {
            return out.append("0.").append("0".repeat(-point)).append(digits).toString();
        }
        if (point >= digits.length()) {
            return out.append(digits)
                    .append("0".repeat(point - digits.length()))
                    .append(".0")
                    .toString();
        }
        return out.append(digits, 0, point)
                .append('.')
                .append(digits, point, digits.length())
                .toString();
    }

    private static String scientific(StringBuilder out, String digits, int exponent) {
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        return (size < 10 ? out.append('0') : out).append(size).toString();
    }

    /**
     * Java 17's own text of a double is not always the shortest: one of 16 or 17 digits needs a second look, and a number so
     * small that it has few digits needs one from the first on.
     */
    private static BigDecimal shortest(double value) {
        boolean subnormal = Math.abs(value) < Double.MIN_NORMAL;
        BigDecimal own = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (own.precision() <= 15 && !subnormal) {
            return own;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = subnormal ? 1 : 15; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
