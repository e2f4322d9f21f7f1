package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Policy(String name,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Policy> SHAPE = new JsonShape<>("Policy", Policy::fromJson)
            .required("name", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Policy {
        Objects.requireNonNull(name, "name is required");
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Policy fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Policy(members.get("name"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("name", name)
                .putAll(additionalProperties)
                .end();
    }
}
