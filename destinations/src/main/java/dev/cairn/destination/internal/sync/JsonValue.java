package dev.cairn.destination.internal.sync;

import dev.cairn.destination.ColumnType;
import dev.cairn.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value in JSON text that is known to be valid. Moves from value to value. Confined to one thread. */
final class JsonValue {

    private static final int SAFE_DIGITS = 18;
    private static final long EXACT = 1L << 53;

    private byte[] text = {};
    private int from;
    private int to;
    private long integer;
    private double number;

    void at(byte[] bytes, int start, int end) {
        text = bytes;
        from = start;
        to = end;
    }

    boolean isNull() {
        return text[from] == 'n';
    }

    boolean isTrue() {
        return text[from] == 't';
    }

    /** The narrowest type that holds the value. */
    ColumnType type() {
        return switch (text[from]) {
            case 't', 'f' -> ColumnType.BOOLEAN;
            case '"' -> ColumnType.TEXT;
            case '{', '[' -> ColumnType.JSON;
            default -> isWhole() ? fitsInteger() ? ColumnType.INTEGER : ColumnType.JSON : numberType();
        };
    }

    private ColumnType numberType() {
        return fitsNumber() ? ColumnType.NUMBER : ColumnType.JSON;
    }

    private boolean isDigits() {
        return text[from] == '-' || (text[from] >= '0' && text[from] <= '9');
    }

    private boolean isWhole() {
        for (int i = from; i < to; i++) {
            if (text[i] > '9' || text[i] == '.') {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a whole number of 64 bits, which {@link #integer()} then is. */
    boolean fitsInteger() {
        if (!isDigits()) {
            return false;
        }
        if (!isWhole()) {
            integer = (long) parsed();
            return integer == number && Math.abs(number) < EXACT;
        }
        if (to - from <= SAFE_DIGITS) {
            integer = digits();
            return true;
        }
        try {
            integer = Long.parseLong(raw());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private long digits() {
        boolean negative = text[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = 10 * value + (text[i] - '0');
        }
        return negative ? -value : value;
    }

    /** Whether it is a number that a double holds, which {@link #number()} then is; whole ones must be exact. */
    boolean fitsNumber() {
        if (!isDigits()) {
            return false;
        }
        if (!isWhole()) {
            return Double.isFinite(parsed());
        }
        if (!fitsInteger()) {
            return false;
        }
        number = integer;
        return integer >= -EXACT && integer <= EXACT;
    }

    private double parsed() {
        number = Double.parseDouble(raw());
        return number;
    }

    long integer() {
        return integer;
    }

    double number() {
        return number;
    }

    /** The text as it stands. */
    String raw() {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    boolean isText() {
        return text[from] == '"';
    }

    /** The characters of a string. */
    String text() {
        for (int i = from + 1; i < to - 1; i++) {
            if (text[i] == '\\') {
                return unescaped();
            }
        }
        return new String(text, from + 1, to - from - 2, StandardCharsets.UTF_8);
    }

    private String unescaped() {
        try {
            return String.valueOf(Json.parse(Arrays.copyOfRange(text, from, to)));
        } catch (IOException e) {
            throw new UncheckedIOException("a record has a string that is not JSON", e);
        }
    }
}
