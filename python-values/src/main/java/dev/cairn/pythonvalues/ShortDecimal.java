package dev.cairn.pythonvalues;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decimals of up to 15 digits, which most numbers of APIs are. No two of them are the same double, so such a decimal is
 * the shortest text of its double, and a quotient of two doubles that are exact reads it (W. Clinger, "How to read
 * floating point numbers accurately", 1990). Stateless.
 */
public final class ShortDecimal {

    private static final long END = 1_000_000_000_000_000L;
    private static final int DIGITS = 15;

    /** The powers of ten that are exact in a double. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19
    };

    private ShortDecimal() {}

    /** The double that a JSON number stands for; it has a fraction or an exponent. */
    public static double read(byte[] text, int from, int to) {
        boolean negative = text[from] == '-';
        long digits = 0;
        int count = 0;
        int point = to;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            byte b = text[i];
            if (b == '.') {
                point = i + 1;
            } else if (b > '9' || b < '0' || count == DIGITS) {
                return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
            } else {
                digits = 10 * digits + (b - '0');
                if (digits > 0) {
                    count++;
                }
            }
        }
        int fraction = to - point;
        if (fraction >= POWERS.length) {
            return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        }
        double value = digits / POWERS[fraction];
        return negative ? -value : value;
    }

    /**
     * The shortest text of a double, without an exponent and with at least one digit after the point.
     *
     * @return null if it has more than 15 digits, or is less than 0.0001 or very large, or no number
     */
    public static @Nullable String text(double value) {
        double size = Math.abs(value);
        if (!(size >= 1e-4 && size < END)) {
            return null;
        }
        for (int fraction = 0; fraction < POWERS.length; fraction++) {
            double scaled = size * POWERS[fraction];
            if (scaled >= END) {
                return null;
            }
            long digits = (long) (scaled + 0.5);
            if (digits / POWERS[fraction] == size) {
                return layOut(value < 0, digits, fraction);
            }
        }
        return null;
    }

    private static String layOut(boolean negative, long digits, int fraction) {
        byte[] out = new byte[24];
        int at = out.length;
        long rest = digits;
        if (fraction == 0) {
            out[--at] = '0';
        }
        for (int i = 0; i < fraction; i++) {
            out[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        out[--at] = '.';
        do {
            out[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (negative) {
            out[--at] = '-';
        }
        return new String(out, at, out.length - at, StandardCharsets.ISO_8859_1);
    }
}
