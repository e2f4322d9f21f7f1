package dev.cairn.destinations.internal.row;

import dev.cairn.json.Json;

/**
 * Puts values into the columns of a row. Confined to one thread.
 *
 * @param takesNul whether texts may have the character U+0000
 * @param limits of JSON
 */
record RowCells(TableSchema schema, ParsedRow row, boolean takesNul, JsonLimits limits) {

    /** Whether a value is in its column now as it is. */
    boolean put(int column, JsonValue value) {
        return switch (schema.type(column)) {
            case BOOLEAN -> value.isBoolean() && set(column, value.isTrue() ? 1 : 0);
            case INTEGER ->
                value.isNumber()
                        && value.number().fitsInteger()
                        && set(column, value.number().integer());
            case NUMBER ->
                value.isNumber()
                        && value.number().fitsNumber()
                        && set(column, value.number().number());
            case DECIMAL ->
                value.isNumber()
                        && value.number().isDecimal()
                        && set(column, value.number().decimal());
            case TEXT -> (value.isText() && putText(column, value)) || standIn(column, value.canonical());
            case JSON ->
                isTaken(column, value)
                        ? set(column, schema.isKey(column) ? value.canonical() : value.raw())
                        : standIn(column, Json.write(value.canonical()));
        };
    }

    private boolean isTaken(int column, JsonValue value) {
        return value.isTakenBy(limits) && !(schema.isKey(column) && limits.changeTextOf(value));
    }

    private boolean putText(int column, JsonValue value) {
        if (!value.hasEscapes()) {
            return set(column, value.unquoted()); // in JSON no U+0000, in UTF-8 no halves of characters
        }
        String text = value.text();
        return StorableText.isSound(text, takesNul) && set(column, text);
    }

    /** A key is never without a value, or its row would come again in each sync; what it is in truth is told elsewhere. */
    private boolean standIn(int column, String text) {
        if (schema.isKey(column)) {
            set(column, text);
        }
        return false;
    }

    private boolean set(int column, long value) {
        row.setInteger(column, value);
        return true;
    }

    private boolean set(int column, double value) {
        row.setNumber(column, value);
        return true;
    }

    private boolean set(int column, String value) {
        row.setText(column, value);
        return true;
    }
}
