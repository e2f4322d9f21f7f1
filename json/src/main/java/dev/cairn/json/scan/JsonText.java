package dev.cairn.json.scan;

import dev.cairn.json.scan.JsonScanner.Unfamiliar;
import dev.cairn.pythonvalues.ShortDecimal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decodes values of JSON text that has been scanned and is known to be valid. */
public final class JsonText {

    /** So many digits are a long for sure. */
    private static final int SAFE_DIGITS = 18;

    private JsonText() {}

    /** The plain value that stands from one index to another, exclusive, without white space around it. */
    public static @Nullable Object value(byte[] text, int from, int to) {
        switch (text[from]) {
            case '"' -> {
                if (!hasEscapes(text, from, to)) {
                    return new String(text, from + 1, to - from - 2, StandardCharsets.UTF_8);
                }
            }
            case 't' -> {
                return true;
            }
            case 'f' -> {
                return false;
            }
            case 'n' -> {
                return null;
            }
            case '{', '[' -> {}
            default -> {
                if (!isInteger(text, from, to)) {
                    return ShortDecimal.read(text, from, to);
                }
                if (to - from <= SAFE_DIGITS) {
                    return integer(text, from, to);
                }
            }
        }
        try {
            return JsonValues.STANDARD.parse(text, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("a text that was scanned as JSON cannot be parsed", e);
        }
    }

    /** Whether a number has neither a fraction nor an exponent. */
    static boolean isInteger(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] > '9' || text[i] == '.') {
                return false;
            }
        }
        return true;
    }

    private static long integer(byte[] text, int from, int to) {
        boolean negative = text[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = 10 * value + (text[i] - '0');
        }
        return negative ? -value : value;
    }

    /** Whether a string, with its quotation marks, has escapes. */
    public static boolean hasEscapes(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /**
     * Copies text that starts and ends with a token.
     *
     * @param brokenLines whether there are line breaks between tokens; all white space there is left out then
     */
    public static void copy(byte[] text, int from, int to, boolean brokenLines, JsonOutput out) {
        if (brokenLines) {
            copyWithoutSpace(text, from, to, out);
        } else {
            out.write(text, from, to - from);
        }
    }

    private static void copyWithoutSpace(byte[] text, int from, int to, JsonOutput out) {
        int copied = from;
        boolean inString = false;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b == '"') {
                inString = !inString;
            } else if (b == '\\') {
                i++; // only strings have escapes
            } else if (!inString && b >= 0 && b <= ' ') {
                out.write(text, copied, i - copied);
                copied = i + 1;
            }
        }
        out.write(text, copied, to - copied);
    }

    /** Whether all items of the array at a place of a text are of kinds that a condition accepts. */
    static boolean allItems(byte[] text, int from, int to, Predicate<ValueKind> accepted) {
        JsonScanner scanner = new JsonScanner(text, from, to);
        try {
            scanner.expect('[');
            if (!scanner.skipIf(']')) {
                do {
                    int start = scanner.skipValue();
                    if (!accepted.test(ValueKind.of(text, start, scanner.position()))) {
                        return false;
                    }
                } while (scanner.hasMore(']'));
            }
            return true;
        } catch (Unfamiliar e) {
            return false;
        }
    }
}
