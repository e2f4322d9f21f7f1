package dev.cairn.templates.internal.literal;

import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.templates.internal.value.Complex;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.value.Missing;
import java.math.BigInteger;

/** Numbers in Python's source form, without a sign. Thread-safe. */
final class LiteralNumber {

    private LiteralNumber() {}

    /** Reads a Long, a BigInteger, a Double or an imaginary number; {@link Missing#VALUE} if it is malformed. */
    static Object read(LiteralScanner scanner) {
        Object value = readNumber(scanner);
        char next = scanner.peek();
        boolean runsOn = Character.isLetterOrDigit(next) || next == '_' || next == '.';
        return runsOn ? Missing.VALUE : value;
    }

    private static Object readNumber(LiteralScanner scanner) {
        if (scanner.at('0')) {
            int radix = switch (scanner.charAt(scanner.position() + 1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                case 'b', 'B' -> 2;
                default -> 10;
            };
            if (radix != 10) {
                return based(scanner, radix);
            }
        }
        int start = scanner.position();
        if (!scanner.at('.') && !digits(scanner)) {
            return Missing.VALUE;
        }
        int wholeEnd = scanner.position();
        boolean floating = false;
        if (scanner.skip('.')) {
            floating = true;
            if (LiteralScanner.isDigit(scanner.peek()) && !digits(scanner)) {
                return Missing.VALUE;
            }
        }
        if (scanner.at('e') || scanner.at('E')) {
            floating = true;
            scanner.advance();
            if (scanner.at('+') || scanner.at('-')) {
                scanner.advance();
            }
            if (!digits(scanner)) {
                return Missing.VALUE;
            }
        }
        String text = scanner.text().substring(start, scanner.position()).replace("_", "");
        if (scanner.skip('j') || scanner.skip('J')) {
            return new Complex(0, Double.parseDouble(text));
        }
        return floating ? (Object) Double.valueOf(text) : integer(text, wholeEnd - start);
    }

    private static Object integer(String digits, int length) {
        boolean leadingZero = digits.startsWith("0") && digits.chars().anyMatch(digit -> digit != '0');
        if (leadingZero || length > PythonNumbers.MAX_INTEGER_DIGITS) {
            return Missing.VALUE;
        }
        return digits.length() < 18 ? (Object) Long.valueOf(digits) : Numbers.normalize(new BigInteger(digits));
    }

    private static Object based(LiteralScanner scanner, int radix) {
        scanner.moveTo(scanner.position() + 2);
        scanner.skip('_');
        int start = scanner.position();
        boolean afterDigit = false;
        while (true) {
            char character = scanner.peek();
            if (character < 0x80 && Character.digit(character, radix) >= 0) {
                afterDigit = true;
            } else if (character == '_' && afterDigit) {
                afterDigit = false;
            } else {
                break;
            }
            scanner.advance();
        }
        if (!afterDigit) {
            return Missing.VALUE;
        }
        String digits = scanner.text().substring(start, scanner.position()).replace("_", "");
        if (digits.length() > PythonNumbers.MAX_BASED_DIGITS) {
            return Missing.VALUE;
        }
        return Numbers.normalize(new BigInteger(digits, radix));
    }

    /** Digits with single underscores between them; false if there are none or an underscore is out of place. */
    private static boolean digits(LiteralScanner scanner) {
        boolean afterDigit = false;
        while (true) {
            if (LiteralScanner.isDigit(scanner.peek())) {
                afterDigit = true;
            } else if (scanner.at('_') && afterDigit) {
                afterDigit = false;
            } else {
                return afterDigit;
            }
            scanner.advance();
        }
    }
}
