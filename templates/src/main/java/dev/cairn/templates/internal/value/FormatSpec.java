package dev.cairn.templates.internal.value;

import dev.cairn.templates.time.Strftime;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's format specifications, the part of a replacement field after the colon. Thread-safe. */
public final class FormatSpec {

    private static final Pattern SPEC = Pattern.compile(
            "(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<z>z)?(?<alt>#)?(?<zero>0)?(?<width>\\d+)?(?<group>[,_])?"
                    + "(?:\\.(?<precision>\\d+))?(?<type>.)?",
            Pattern.DOTALL);
    private static final int MAX_WIDTH = 100_000;

    private final char align;
    private final String fill;
    private final String sign;
    private final boolean alternate;
    private final boolean zero;
    private final int width;
    private final @Nullable String group;
    private final int precision;
    private final char type;

    private FormatSpec(Matcher matcher) {
        this.zero = matcher.group("zero") != null;
        String alignment = matcher.group("align");
        this.align = alignment == null ? 0 : alignment.charAt(0);
        String filling = matcher.group("fill");
        this.fill = filling != null ? filling : zero ? "0" : " ";
        String signing = matcher.group("sign");
        this.sign = signing == null ? "-" : signing;
        this.alternate = matcher.group("alt") != null;
        this.width = number(matcher.group("width"), 0);
        this.group = matcher.group("group");
        this.precision = number(matcher.group("precision"), -1);
        String kind = matcher.group("type");
        this.type = kind == null ? 0 : kind.charAt(0);
    }

    private static int number(@Nullable String digits, int otherwise) {
        if (digits == null) {
            return otherwise;
        }
        if (digits.length() > 6 || Integer.parseInt(digits) > MAX_WIDTH) {
            throw PythonException.limit("a width is too large");
        }
        return Integer.parseInt(digits);
    }

    /**
     * What {@code format(value, spec)} gives.
     *
     * @throws PythonException if the value's type does not take the specification
     */
    public static String format(@Nullable Object value, String spec) {
        PyType kind = PyType.of(value);
        if (kind == PyType.DATETIME || kind == PyType.DATE) {
            return spec.isEmpty() ? Text.str(value) : strftime(value, Strftime.of(Text.datetimeFormat(spec)));
        }
        if (spec.isEmpty()) {
            return Text.str(value);
        }
        if (!kind.isNumber() && !kind.isText()) {
            throw PythonException.type("unsupported format string passed to " + PyType.nameOf(value) + ".__format__");
        }
        Matcher matcher = SPEC.matcher(spec);
        if (!matcher.matches()) {
            throw PythonException.value("Invalid format specifier");
        }
        FormatSpec format = new FormatSpec(matcher);
        return kind.isText() ? format.text(String.valueOf(value)) : format.number(value, kind);
    }

    /** A repr with everything beyond ASCII escaped. */
    public static String ascii(String repr) {
        return PrintfFormat.ascii(repr);
    }

    private static String strftime(@Nullable Object value, Strftime format) {
        return value instanceof Datetime datetime
                ? datetime.strftime(format)
                : format.format(((LocalDate) Objects.requireNonNull(value)).atStartOfDay(), null, "");
    }

    private String text(String value) {
        if ((type != 0 && type != 's') || align == '=' || !"-".equals(sign) || alternate || group != null) {
            throw PythonException.value("Unknown format code or flag for object of type 'str'");
        }
        String cut = precision >= 0 && precision < CodePoints.length(value)
                ? CodePoints.substring(value, 0, precision)
                : value;
        return pad("", cut, align == 0 ? '<' : align);
    }

    private String number(@Nullable Object value, PyType kind) {
        if (kind == PyType.FLOAT || "eEfFgG%".indexOf(type) >= 0) {
            return floating(Numbers.toDouble(value));
        }
        if (precision >= 0) {
            throw PythonException.value("Precision not allowed in integer format specifier");
        }
        return integer(Numbers.big(value));
    }

    private String integer(BigInteger value) {
        if (type == 'c') {
            return pad("", Character.toString(Numbers.toIndex(Numbers.normalize(value))), align == 0 ? '<' : align);
        }
        int radix = switch (type) {
            case 0, 'd', 'n' -> 10;
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> throw PythonException.value("Unknown format code '" + type + "' for object of type 'int'");
        };
        String digits = value.abs().toString(radix);
        String prefix = alternate && radix != 10 ? "0" + type : "";
        if (type == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
        }
        return signed(value.signum() < 0, prefix, grouped(digits, radix == 10 ? 3 : 4));
    }

    private String floating(double value) {
        String digits;
        if (type == 0 && precision < 0) {
            digits = FloatFormat.digits(value, 'r', 0, alternate);
        } else if (type == 0) {
            digits = FloatFormat.digits(value, 'n', precision, alternate);
        } else if ("eEfFgG%n".indexOf(type) >= 0) {
            digits = FloatFormat.digits(value, type == 'n' ? 'g' : type, precision < 0 ? 6 : precision, alternate);
        } else {
            throw PythonException.value("Unknown format code '" + type + "' for object of type 'float'");
        }
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        int whole = 0;
        while (whole < digits.length() && Character.isDigit(digits.charAt(whole))) {
            whole++;
        }
        return signed(negative, "", grouped(digits.substring(0, whole), 3) + digits.substring(whole));
    }

    private String grouped(String digits, int size) {
        if (group == null) {
            return digits;
        }
        StringBuilder out = new StringBuilder(digits);
        for (int i = digits.length() - size; i > 0; i -= size) {
            out.insert(i, group);
        }
        return out.toString();
    }

    private String signed(boolean negative, String prefix, String digits) {
        String signText = negative ? "-" : "-".equals(sign) ? "" : sign;
        char alignment = align == 0 ? (zero ? '=' : '>') : align;
        return alignment == '='
                ? signText + prefix + padNumber(digits, width - signText.length() - prefix.length())
                : pad(signText + prefix, digits, alignment);
    }

    private String padNumber(String digits, int size) {
        if (digits.length() >= size) {
            return digits;
        }
        if (group == null || !"0".equals(fill)) {
            return fill.repeat(size - digits.length()) + digits;
        }
        int whole = 0;
        while (whole < digits.length()
                && (Character.isDigit(digits.charAt(whole)) || digits.startsWith(group, whole))) {
            whole++;
        }
        String number = digits.substring(0, whole).replace(group, "");
        String rest = digits.substring(whole);
        String padded = grouped(number, 3) + rest;
        while (padded.length() < size) {
            number = "0" + number;
            padded = grouped(number, 3) + rest;
        }
        return padded;
    }

    private String pad(String start, String body, char alignment) {
        int missing = width - CodePoints.length(start) - CodePoints.length(body);
        if (missing <= 0) {
            return start + body;
        }
        int before = switch (alignment) {
            case '<' -> 0;
            case '^' -> missing / 2;
            default -> missing;
        };
        return fill.repeat(before) + start + body + fill.repeat(missing - before);
    }
}
