package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.PythonNumbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** A float's digits in the presentations {@code e}, {@code f}, {@code g} and {@code %}, without a sign. */
final class FloatFormat {

    private FloatFormat() {}

    /**
     * Formats the size of a value.
     *
     * @param presentation one of {@code eEfFgG%}, or {@code r} for repr
     * @param precision digits, as the presentation counts them
     * @param alternate whether a decimal point (and for g, zeros at the end) always stands
     */
    static String digits(double value, char presentation, int precision, boolean alternate) {
        double size = Math.abs(value);
        boolean upper = Character.isUpperCase(presentation);
        if (Double.isNaN(size) || Double.isInfinite(size)) {
            String name = Double.isNaN(size) ? "nan" : "inf";
            return (upper ? name.toUpperCase(Locale.ROOT) : name) + (presentation == '%' ? "%" : "");
        }
        String text = switch (Character.toLowerCase(presentation)) {
            case 'e' -> exponential(new BigDecimal(size), precision, alternate);
            case 'f' -> fixed(new BigDecimal(size), precision, alternate);
            case '%' -> fixed(new BigDecimal(size).movePointRight(2), precision, alternate) + "%";
            case 'g' -> general(new BigDecimal(size), precision, alternate, false);
            case 'n' -> general(new BigDecimal(size), precision, alternate, true);
            default -> PythonNumbers.repr(size);
        };
        return upper ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String fixed(BigDecimal value, int precision, boolean alternate) {
        String text = value.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
        return alternate && precision == 0 ? text + "." : text;
    }

    private static String exponential(BigDecimal value, int precision, boolean alternate) {
        BigDecimal rounded = value.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        int exponent = rounded.signum() == 0 ? 0 : digits.length() - 1 - rounded.scale();
        StringBuilder out = new StringBuilder(digits);
        while (out.length() < precision + 1) {
            out.append('0');
        }
        out.setLength(precision + 1);
        if (precision > 0 || alternate) {
            out.insert(1, '.');
        }
        return out.append(exponentText(exponent)).toString();
    }

    private static String exponentText(int exponent) {
        int size = Math.abs(exponent);
        return (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }

    /**
     * @param point whether a whole number without exponent ends in {@code .0}, as a float without presentation does
     */
    static String general(BigDecimal value, int precision, boolean alternate, boolean point) {
        int digits = Math.max(precision, 1);
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        boolean scientific = exponent < -4 || exponent >= (point ? digits - 1 : digits);
        if (scientific) {
            String text = exponential(rounded, digits - 1, alternate);
            return alternate ? text : withoutZeros(text.substring(0, text.indexOf('e'))) + exponentText(exponent);
        }
        String text = fixed(rounded, Math.max(0, digits - 1 - exponent), alternate);
        String plain = alternate ? text : withoutZeros(text);
        return point && plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String withoutZeros(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
