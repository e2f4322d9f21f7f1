package dev.cairn.destinations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param field the record's top-level field, as the API names it
 * @param name what the column is called; the field's name where the destination takes it
 */
public record Column(String field, String name, ColumnType type) {

    /** When the record was read, a time in ISO 8601. */
    public static final String SYNCED_AT = "_cairn_synced_at";

    /** The record's position in the order of the stream's cursor: microseconds since 1970, or the count. */
    public static final String CURSOR = "_cairn_cursor";

    /** The fields that do not fit into their columns: a JSON object with their values. */
    public static final String UNFIT = "_cairn_unfit";

    /** This column with another type. */
    public Column as(ColumnType other) {
        return new Column(field, name, other);
    }

    /** This column as plain JSON values. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("field", field);
        json.put("column", name);
        json.put("type", type.name());
        return json;
    }

    /**
     * Columns of which {@link #toJson} gave a list, once its JSON was read again; empty if there is no list.
     *
     * @throws IllegalArgumentException if one has a type that does not exist
     */
    public static List<Column> listFromJson(@Nullable Object json) {
        return json instanceof List<?> items
                ? items.stream().map(item -> fromJson((Map<?, ?>) item)).toList()
                : List.of();
    }

    private static Column fromJson(Map<?, ?> json) {
        return new Column(
                String.valueOf(json.get("field")),
                String.valueOf(json.get("column")),
                ColumnType.valueOf(String.valueOf(json.get("type"))));
    }
}
