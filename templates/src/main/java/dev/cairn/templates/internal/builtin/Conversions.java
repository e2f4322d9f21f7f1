package dev.cairn.templates.internal.builtin;

import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.templates.internal.method.ClassMethods;
import dev.cairn.templates.internal.text.Strips;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Undefined;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Python's {@code int()} and {@code float()}. Thread-safe. */
final class Conversions {

    private Conversions() {}

    /**
     * {@code int(value)}.
     *
     * @throws PythonException of kind TYPE, VALUE or OVERFLOW if there is no such integer
     */
    static Object toInt(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (Numbers.isInteger(value)) {
            return Numbers.normalize(Numbers.big(value));
        }
        if (value instanceof Double number) {
            return Numbers.truncate(number);
        }
        if (PyType.of(value) == PyType.BYTES || Text.isText(value)) {
            return toInt(ClassMethods.textOf(value), 10);
        }
        throw PythonException.type("int() argument must be a string, a bytes-like object or a real number, not '"
                + PyType.nameOf(value) + "'");
    }

    /**
     * {@code int(text, base)}.
     *
     * @throws PythonException of kind VALUE if the text is no such number
     */
    static Object toInt(String text, int base) {
        if (base != 0 && (base < 2 || base > 36)) {
            throw PythonException.value("int() base must be >= 2 and <= 36, or 0");
        }
        String digits = PythonNumbers.asciiDigits(Strips.both(text, null));
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        int radix = base;
        int prefixed = prefixBase(digits);
        if (prefixed > 0 && (base == 0 || base == prefixed)) {
            radix = prefixed;
            digits = digits.substring(digits.length() > 2 && digits.charAt(2) == '_' ? 3 : 2);
        } else if (base == 0) {
            radix = 10;
            if (digits.startsWith("0") && !digits.matches("0(_?0)*+")) {
                throw invalid(text);
            }
        }
        BigInteger value = parse(digits, radix, text);
        return Numbers.normalize(negative ? value.negate() : value);
    }

    private static int prefixBase(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 0;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static BigInteger parse(String digits, int radix, String text) {
        boolean grouped = digits.startsWith("_") || digits.endsWith("_") || digits.contains("__");
        String plain = digits.replace("_", "");
        boolean powerOfTwo = Integer.bitCount(radix) == 1;
        if (grouped
                || plain.isEmpty()
                || (!powerOfTwo && plain.length() > PythonNumbers.MAX_INTEGER_DIGITS)
                || !plain.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0)) {
            throw invalid(text);
        }
        return new BigInteger(plain, radix);
    }

    private static PythonException invalid(String text) {
        return PythonException.value("invalid literal for int(): '" + text + "'");
    }

    /**
     * {@code float(value)}.
     *
     * @throws PythonException of kind TYPE, VALUE or OVERFLOW if there is no such float
     */
    static double toFloat(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (PyType.of(value).isNumber()) {
            return Numbers.toDouble(value);
        }
        if (PyType.of(value) != PyType.BYTES && !Text.isText(value)) {
            throw PythonException.type(
                    "float() argument must be a string or a real number, not '" + PyType.nameOf(value) + "'");
        }
        try {
            return PythonNumbers.parseFloat(ClassMethods.textOf(value));
        } catch (NumberFormatException e) {
            throw PythonException.value(String.valueOf(e.getMessage()));
        }
    }
}
