package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("square")
@Generated("dev.cairn.codegen")
public record Square(double side,
        Map<String, @Nullable Object> additionalProperties) implements Background {
    static final JsonShape<Square> SHAPE = new JsonShape<>("Square", Square::fromJson)
            .constant("type", "square")
            .required("side", JsonReader.NUMBER)
            .others(JsonReader.mapOf(JsonReader.JSON));

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
        JsonMembers members = SHAPE.open(json);
        return new Square(members.get("side"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("type", "square")
                .put("side", side)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(Shape.Visitor<R> visitor) {
        return visitor.visitSquare(this);
    }
}
