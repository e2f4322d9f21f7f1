package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Leaf.
 *
 * @param weight The schema's {@code weight}. Multiple of <code>5</code>.
 */
@Generated("dev.cairn.codegen")
public record Leaf(long weight) implements JsonModel {
    static final JsonShape<Leaf> SHAPE = new JsonShape<>(
            "Leaf",
            Leaf::fromJson,
            Map.of(),
            Set.of("weight"),
            Set.of("weight"),
            false);

    public Leaf {
        Bounds.multipleOf("weight", weight, 5);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Leaf fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Leaf(
                members.required("weight", JsonReader::integer));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("weight", weight)
                .toMap();
    }
}
