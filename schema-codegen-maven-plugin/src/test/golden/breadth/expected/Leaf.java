package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param weight Multiple of {@code 5}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Leaf(long weight,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Leaf> SHAPE = new JsonShape<>("Leaf", Leaf::fromJson)
            .required("weight", JsonReader.INTEGER)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Leaf {
        additionalProperties = Copies.map(additionalProperties);
        Bounds.multipleOf("weight", weight, 5);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Leaf fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Leaf(members.get("weight"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("weight", weight)
                .putAll(additionalProperties)
                .end();
    }
}
