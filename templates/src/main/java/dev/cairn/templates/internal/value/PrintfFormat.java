package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.Characters;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.value.Missing;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Python's {@code %} operator on a string. One instance formats once. */
public final class PrintfFormat {

    private static final int MAX_WIDTH = 100_000;

    private final Object format;
    private final String text;
    private final @Nullable Object arguments;
    private final StringBuilder out = new StringBuilder();
    private int position;
    private int argument;

    private PrintfFormat(Object format, @Nullable Object arguments) {
        this.format = format;
        this.text = format.toString();
        this.arguments = arguments;
    }

    /**
     * Formats values.
     *
     * @param format a str; where it is markup, the values are escaped
     * @param arguments a tuple of values, a dict of values by name, or a single value
     * @throws PythonException if they do not fit the format
     */
    public static Object format(@Nullable Object format, @Nullable Object arguments) {
        return new PrintfFormat(Objects.requireNonNull(format), arguments).run();
    }

    private Object run() {
        while (position < text.length()) {
            int percent = text.indexOf('%', position);
            if (percent < 0) {
                out.append(text, position, text.length());
                break;
            }
            out.append(text, position, percent);
            position = percent + 1;
            conversion();
            if (out.length() > Repr.MAX_LENGTH) {
                throw PythonException.limit("a text is too long");
            }
        }
        if (!isMapping() && argument < argumentCount()) {
            throw PythonException.type("not all arguments converted during string formatting");
        }
        return Text.like(format, out.toString());
    }

    private int argumentCount() {
        return arguments instanceof Tuple tuple ? tuple.size() : 1;
    }

    /** Whatever has elements counts as a mapping here, which may be left over: lists and undefined values too. */
    private boolean isMapping() {
        return switch (PyType.of(arguments)) {
            case DICT, LIST, BYTES -> true;
            default -> arguments instanceof Undefined;
        };
    }

    private void conversion() {
        Object mapped = Missing.VALUE;
        if (peek() == '(') {
            mapped = mappedValue();
        }
        boolean left = false;
        boolean sign = false;
        boolean blank = false;
        boolean alternate = false;
        boolean zero = false;
        while ("-+ #0".indexOf(peek()) >= 0) {
            switch (text.charAt(position++)) {
                case '-' -> left = true;
                case '+' -> sign = true;
                case ' ' -> blank = true;
                case '#' -> alternate = true;
                default -> zero = true;
            }
        }
        int width = number();
        if (width < 0 && width != Integer.MIN_VALUE) {
            left = true;
            width = -width;
        }
        int precision = -1;
        if (peek() == '.') {
            position++;
            precision = Math.max(0, number());
        }
        while ("hlL".indexOf(peek()) >= 0) {
            position++;
        }
        char type = peek();
        position++;
        if (type == '%') {
            out.append('%');
            return;
        }
        Object value = mapped == Missing.VALUE ? nextArgument() : mapped;
        String signs = sign ? "+" : blank ? " " : "";
        Piece piece = convert(type, value, signs, precision, alternate);
        pad(piece, Math.max(0, width), left, zero && piece.numeric());
    }

    /** A piece of text that a sign may stand before. */
    private record Piece(String sign, String body, boolean numeric) {}

    private void pad(Piece piece, int width, boolean left, boolean zero) {
        int length = CodePoints.length(piece.sign()) + CodePoints.length(piece.body());
        String fill = width > length ? (zero && !left ? "0" : " ").repeat(width - length) : "";
        if (left) {
            out.append(piece.sign()).append(piece.body()).append(fill);
        } else if (zero) {
            out.append(piece.sign()).append(fill).append(piece.body());
        } else {
            out.append(fill).append(piece.sign()).append(piece.body());
        }
    }

    private char peek() {
        if (position >= text.length()) {
            throw PythonException.value("incomplete format");
        }
        return text.charAt(position);
    }

    /** The number at the position: MIN_VALUE if there is none; a star takes it from the arguments. */
    private int number() {
        if (peek() == '*') {
            position++;
            Object value = nextArgument();
            if (!Numbers.isInteger(value)) {
                throw PythonException.type("* wants int");
            }
            int number = Numbers.toIndex(value);
            requireSmall(Math.abs(number));
            return number;
        }
        if (!Characters.isDigit(peek())) {
            return Integer.MIN_VALUE;
        }
        int number = 0;
        while (Characters.isDigit(peek())) {
            number = number * 10 + text.charAt(position++) - '0';
            requireSmall(number);
        }
        return number;
    }

    private static void requireSmall(int width) {
        if (width > MAX_WIDTH) {
            throw PythonException.limit("a width is too large");
        }
    }

    private @Nullable Object mappedValue() {
        if (!isMapping()) {
            throw PythonException.type("format requires a mapping");
        }
        int start = ++position;
        int depth = 1;
        while (depth > 0) {
            char character = peek();
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            position++;
        }
        return Subscript.get(arguments, text.substring(start, position - 1));
    }

    private @Nullable Object nextArgument() {
        int index = argument++;
        if (arguments instanceof Tuple tuple) {
            if (index < tuple.size()) {
                return tuple.get(index);
            }
        } else if (index == 0) {
            return arguments;
        }
        throw PythonException.type("not enough arguments for format string");
    }

    private Piece convert(char type, @Nullable Object value, String sign, int precision, boolean alternate) {
        return switch (type) {
            case 's' ->
                textPiece(format instanceof Markup ? Markup.escape(value).text() : Text.str(value), precision);
            case 'r', 'a' -> textPiece(escaped(type == 'r' ? Repr.of(value) : ascii(Repr.of(value))), precision);
            case 'c' -> character(value);
            case 'd', 'i', 'u' -> integer(type, value, 10, sign, precision, alternate);
            case 'o' -> integer(type, value, 8, sign, precision, alternate);
            case 'x', 'X' -> integer(type, value, 16, sign, precision, alternate);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> floating(type, value, sign, precision, alternate);
            default -> throw PythonException.value("unsupported format character '" + type + "'");
        };
    }

    private String escaped(String repr) {
        return format instanceof Markup ? Markup.escapeText(repr) : repr;
    }

    private static Piece textPiece(String value, int precision) {
        boolean cut = precision >= 0 && precision < CodePoints.length(value);
        return new Piece("", cut ? CodePoints.substring(value, 0, precision) : value, false);
    }

    static String ascii(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (codePoint < 0x80) {
                out.append((char) codePoint);
            } else {
                PythonText.appendEscape(out, codePoint);
            }
        });
        return out.toString();
    }

    private static Piece character(@Nullable Object value) {
        if (Text.isText(value) && CodePoints.length(String.valueOf(value)) == 1) {
            return new Piece("", String.valueOf(value), false);
        }
        if (!Numbers.isInteger(value)) {
            throw PythonException.type("%c requires int or char");
        }
        int codePoint = Numbers.toIndex(value);
        if (!Character.isValidCodePoint(codePoint)) {
            throw PythonException.overflow("%c arg not in range(0x110000)");
        }
        return new Piece("", Character.toString(codePoint), false);
    }

    private static Piece integer(
            char type, @Nullable Object value, int radix, String sign, int precision, boolean alternate) {
        BigInteger number;
        if (Numbers.isInteger(value)) {
            number = Numbers.big(value);
        } else if (value instanceof Double floating && radix == 10) {
            number = Numbers.big(Numbers.truncate(floating));
        } else if (value instanceof Undefined undefined && radix == 10) {
            throw undefined.failure();
        } else {
            throw PythonException.type("%" + type + " format: a real number is required, not " + PyType.nameOf(value));
        }
        String digits = radix == 10
                ? Numbers.text(Numbers.normalize(number.abs()))
                : number.abs().toString(radix);
        if (precision > digits.length()) {
            digits = "0".repeat(precision - digits.length()) + digits;
        }
        String prefix = alternate && radix != 10 ? (radix == 8 ? "0o" : "0x") : "";
        String marked = prefix + digits;
        return new Piece(
                (number.signum() < 0 ? "-" : sign) + (type == 'X' ? prefix.toUpperCase(Locale.ROOT) : prefix),
                type == 'X' ? digits.toUpperCase(Locale.ROOT) : marked.substring(prefix.length()),
                true);
    }

    private static Piece floating(char type, @Nullable Object value, String sign, int precision, boolean alternate) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!PyType.of(value).isNumber()) {
            throw PythonException.type("must be real number, not " + PyType.nameOf(value));
        }
        double number = Numbers.toDouble(value);
        String digits = FloatFormat.digits(number, type, precision < 0 ? 6 : precision, alternate);
        boolean negative = number < 0 || (number == 0 && 1 / number < 0);
        return new Piece(negative ? "-" : sign, digits, true);
    }
}
