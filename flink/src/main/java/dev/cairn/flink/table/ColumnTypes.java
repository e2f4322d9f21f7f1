package dev.cairn.flink.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The types of columns for the JSON schema of a stream. What has several types, or none that columns have, is a STRING
 * with the JSON text. All may be null, as APIs leave out what they want.
 */
final class ColumnTypes {

    private ColumnTypes() {}

    /** The type of a value. */
    static DataType of(Map<?, ?> schema) {
        return switch (type(schema)) {
            case "string" -> text(schema);
            case "integer" -> DataTypes.BIGINT();
            case "number" -> "integer".equals(schema.get("airbyte_type")) ? DataTypes.BIGINT() : DataTypes.DOUBLE();
            case "boolean" -> DataTypes.BOOLEAN();
            case "array" ->
                schema.get("items") instanceof Map<?, ?> items && !items.isEmpty()
                        ? DataTypes.ARRAY(of(items))
                        : DataTypes.STRING();
            case "object" ->
                schema.get("properties") instanceof Map<?, ?> members && !members.isEmpty()
                        ? row(members)
                        : DataTypes.STRING();
            default -> DataTypes.STRING();
        };
    }

    private static DataType text(Map<?, ?> schema) {
        return switch (String.valueOf(schema.get("format"))) {
            case "date-time" ->
                "timestamp_without_timezone".equals(schema.get("airbyte_type"))
                        ? DataTypes.TIMESTAMP(6)
                        : DataTypes.TIMESTAMP_LTZ(6);
            case "date" -> DataTypes.DATE();
            default -> DataTypes.STRING();
        };
    }

    private static DataType row(Map<?, ?> members) {
        List<DataTypes.Field> fields = new ArrayList<>();
        members.forEach((name, schema) -> fields.add(DataTypes.FIELD(
                String.valueOf(name), schema instanceof Map<?, ?> of ? of(of) : DataTypes.STRING())));
        return DataTypes.ROW(fields);
    }

    /** The one type besides null; empty if there is not exactly one. */
    private static String type(Map<?, ?> schema) {
        @Nullable Object type = schema.get("type");
        if (type instanceof List<?> types) {
            List<?> others = types.stream().filter(each -> !"null".equals(each)).toList();
            return others.size() == 1 ? String.valueOf(others.get(0)) : "";
        }
        return type instanceof String text ? text : schema.get("properties") instanceof Map ? "object" : "";
    }
}
