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
 */
@JsonTypeName("square")
@Generated("dev.cairn.codegen")
public record Square(double side) implements Background {
    static final JsonShape<Square> SHAPE = new JsonShape<>(
            "Square",
            Square::fromJson,
            Map.of("type", "square"),
            Set.of("side"),
            Set.of("type", "side"),
            false);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Square fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Square(
                members.required("side", JsonReader::number));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("type", "square")
                .put("side", side)
                .toMap();
    }

    @Override
    public <R> R accept(Shape.Visitor<R> visitor) {
        return visitor.visitSquare(this);
    }
}
