package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Circle.
 *
 * @param radius The schema's {@code radius}.
 */
@JsonTypeName("circle")
@Generated("dev.cairn.codegen")
public record Circle(double radius) implements Background {
    static final JsonShape<Circle> SHAPE = new JsonShape<>(
            "Circle",
            Circle::fromJson,
            Map.of("type", "circle"),
            Set.of("radius"),
            Set.of("type", "radius"),
            false);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Circle fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Circle(
                members.required("radius", JsonReader::number));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("type", "circle")
                .put("radius", radius)
                .toMap();
    }

    @Override
    public <R> R accept(Shape.Visitor<R> visitor) {
        return visitor.visitCircle(this);
    }
}
