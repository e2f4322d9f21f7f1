package dev.cairn.destination;

/**
 * A column of a table.
 *
 * @param field the record's top-level field, as the API names it
 * @param name what the column is called; the field's name where the destination takes it
 */
public record Column(String field, String name, ColumnType type) {

    /** When the record was read, a time in ISO 8601. */
    public static final String SYNCED_AT = "_cairn_synced_at";

    /** The record's place in the order of the stream's cursor: microseconds since 1970, or the count. */
    public static final String CURSOR = "_cairn_cursor";

    /** The fields that do not fit into their columns: a JSON object with their values. */
    public static final String UNFIT = "_cairn_unfit";

    /** This column with another type. */
    public Column as(ColumnType other) {
        return new Column(field, name, other);
    }
}
