package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("circle")
@Generated("dev.cairn.codegen")
public record Circle(double radius,
        Map<String, @Nullable Object> additionalProperties) implements Background {
    static final JsonShape<Circle> SHAPE = new JsonShape<>("Circle", Circle::fromJson)
            .constant("type", "circle")
            .required("radius", JsonReader.NUMBER)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Circle {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Circle fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Circle(members.get("radius"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("type", "circle")
                .put("radius", radius)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(Shape.Visitor<R> visitor) {
        return visitor.visitCircle(this);
    }
}
