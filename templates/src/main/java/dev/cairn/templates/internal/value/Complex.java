package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.PythonNumbers;

/**
 * A complex number, which a template can hold but not compute with.
 *
 * @param real the real part
 * @param imaginary the imaginary part
 */
public record Complex(double real, double imaginary) {

    /** What {@code repr()} gives. */
    public String repr() {
        String imaginaryText = part(imaginary) + "j";
        if (real == 0 && 1 / real > 0) {
            return imaginaryText;
        }
        String sign = imaginaryText.startsWith("-") ? "" : "+";
        return "(" + part(real) + sign + imaginaryText + ")";
    }

    private static String part(double value) {
        String text = PythonNumbers.repr(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
