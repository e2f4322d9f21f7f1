package dev.cairn.destinations.internal.row;

import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.internal.number.JsonNumber;
import dev.cairn.json.Json;
import dev.cairn.json.scan.JsonText;
import java.nio.charset.StandardCharsets;

/** A value in JSON text that is known to be valid. Moves from value to value. Confined to one thread. */
final class JsonValue {

    private final JsonNumber number = new JsonNumber();
    private byte[] text = {};
    private int from;
    private int to;

    void at(byte[] bytes, int start, int end) {
        text = bytes;
        from = start;
        to = end;
        if (isNumber()) {
            number.at(bytes, start, end);
        }
    }

    boolean isNull() {
        return text[from] == 'n';
    }

    boolean isBoolean() {
        return text[from] == 't' || text[from] == 'f';
    }

    boolean isTrue() {
        return text[from] == 't';
    }

    boolean isNumber() {
        return text[from] == '-' || (text[from] >= '0' && text[from] <= '9');
    }

    boolean isText() {
        return text[from] == '"';
    }

    /** The type of a column for it. */
    ColumnType type() {
        if (isNumber()) {
            return numberType();
        }
        return isText() ? ColumnType.TEXT : isBoolean() ? ColumnType.BOOLEAN : ColumnType.JSON;
    }

    private ColumnType numberType() {
        if (number.isPlain()) {
            return number.fitsInteger() ? ColumnType.INTEGER : ColumnType.DECIMAL;
        }
        return number.fitsNumber() ? ColumnType.NUMBER : ColumnType.DECIMAL;
    }

    /** The number that it is, if it is one. */
    JsonNumber number() {
        return number;
    }

    /** The text as it stands. */
    String raw() {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    /** JSON text that equal numbers and equal texts have in common, without characters that a database might refuse. */
    String canonical() {
        if (isText()) {
            return Json.write(text());
        }
        return isNumber() && number.isDecimal() ? number.decimal() : raw();
    }

    /** Whether it is, as JSON, something that a destination takes. */
    boolean isTakenBy(JsonLimits limits) {
        return limits.take(text, from, to);
    }

    /** Whether characters of a string are written as escapes. */
    boolean hasEscapes() {
        return JsonText.hasEscapes(text, from, to);
    }

    /** The characters of a string without escapes. */
    String unquoted() {
        return new String(text, from + 1, to - from - 2, StandardCharsets.UTF_8);
    }

    /** The characters of a string. */
    String text() {
        return String.valueOf(JsonText.value(text, from, to));
    }
}
