package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Policy.
 *
 * @param name The schema's {@code name}.
 */
@Generated("dev.cairn.codegen")
public record Policy(String name) implements JsonModel {
    static final JsonShape<Policy> SHAPE = new JsonShape<>(
            "Policy",
            Policy::fromJson,
            Map.of(),
            Set.of("name"),
            Set.of("name"),
            false);

    public Policy {
        Objects.requireNonNull(name, "name is required");
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Policy fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Policy(
                members.required("name", JsonReader::string));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("name", name)
                .toMap();
    }
}
