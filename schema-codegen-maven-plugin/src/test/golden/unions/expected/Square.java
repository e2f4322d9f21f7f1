package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Square.
 *
 * @param side The schema's {@code side}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("square")
@Generated("dev.cairn.codegen")
public record Square(double side,
        Map<String, @Nullable Object> additionalProperties) implements Background {
    static final JsonShape<Square> SHAPE = new JsonShape<>(
            "Square",
            Square::fromJson,
            Map.of("type", "square"),
            Set.of("type", "side"),
            Set.of("type", "side"),
            false);

    public Square {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Square fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Square(
                members.required("side", JsonReader::number),
                members.others(SHAPE.known(), JsonReader.mapOf(JsonReader::json)));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("type", "square")
                .put("side", side)
                .putAll(additionalProperties)
                .toMap();
    }

    @Override
    public <R> R accept(Shape.Visitor<R> visitor) {
        return visitor.visitSquare(this);
    }
}
