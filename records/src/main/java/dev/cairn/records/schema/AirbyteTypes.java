package dev.cairn.records.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schemas of Airbyte's data types. All of them allow null.
 *
 * @see <a href="https://docs.airbyte.com/platform/understanding-airbyte/supported-data-types">Data types</a>
 */
final class AirbyteTypes {

    private static final List<String> NAMES = List.of(
            "string",
            "boolean",
            "integer",
            "number",
            "array",
            "object",
            "date",
            "timestamp_with_timezone",
            "timestamp_without_timezone",
            "time_with_timezone",
            "time_without_timezone");

    private AirbyteTypes() {}

    /** @throws IllegalArgumentException if a name is no data type; the message names it and those that there are */
    static Map<String, @Nullable Object> schema(FieldType type) {
        if (type instanceof FieldType.Named named) {
            return schema(named.name());
        }
        if (type instanceof FieldType.Either either) {
            Map<String, @Nullable Object> schema = new LinkedHashMap<>();
            schema.put(
                    "oneOf",
                    List.of(
                            schema(either.first().name()),
                            schema(either.second().name())));
            return schema;
        }
        FieldType.Complex complex = (FieldType.Complex) type;
        Map<String, @Nullable Object> schema = schema(complex.name());
        if (complex.items() != null) {
            schema.put("items", schema(complex.items()));
        }
        return schema;
    }

    private static Map<String, @Nullable Object> schema(String name) {
        return switch (name) {
            case "string", "boolean", "integer", "number", "array", "object" -> nullable(name);
            case "date" -> text("date", null);
            case "timestamp_with_timezone" -> text("date-time", null);
            case "timestamp_without_timezone" -> text("date-time", name);
            case "time_with_timezone", "time_without_timezone" -> text("time", name);
            default ->
                throw new IllegalArgumentException("'" + name + "', which is no Airbyte data type (expected one of "
                        + String.join(", ", NAMES) + ")");
        };
    }

    private static Map<String, @Nullable Object> nullable(String type) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("null", type));
        return schema;
    }

    private static Map<String, @Nullable Object> text(String format, @Nullable String airbyteType) {
        Map<String, @Nullable Object> schema = nullable("string");
        schema.put("format", format);
        if (airbyteType != null) {
            schema.put("airbyte_type", airbyteType);
        }
        return schema;
    }
}
