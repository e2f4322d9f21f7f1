package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param name Examples: {@code Rex}.
 * @param additionalProperties Properties that the schema doesn't name.
 * @param jsonForm Which absent or null properties a document has.
 */
@Generated("dev.cairn.codegen")
public record Dog(@Nullable Long id, String petType, @Nullable String name, @Nullable Boolean barks,
        Map<String, @Nullable Object> additionalProperties, JsonForm jsonForm) implements Pet {
    static final JsonShape<Dog> SHAPE = new JsonShape<>("Dog", Dog::fromJson)
            .optional("id", JsonReader.INTEGER)
            .required("petType", JsonReader.STRING)
            .optionalOrNull("name", JsonReader.STRING)
            .optional("barks", JsonReader.BOOLEAN)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Dog {
        Objects.requireNonNull(petType, "petType is required");
        additionalProperties = Copies.map(additionalProperties);
        jsonForm = jsonForm == null ? JsonForm.PLAIN : jsonForm.fitting(SHAPE, name);
    }

    public Dog(@Nullable Long id, String petType, @Nullable String name, @Nullable Boolean barks,
            Map<String, @Nullable Object> additionalProperties) {
        this(id, petType, name, barks, additionalProperties, JsonForm.PLAIN);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Dog fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Dog(members.get("id"), members.get("petType"), members.get("name"),
                members.get("barks"), members.others(), members.form());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("id", id)
                .put("petType", petType)
                .putOrNull("name", name, jsonForm)
                .put("barks", barks)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(Pet.Visitor<R> visitor) {
        return visitor.visitDog(this);
    }
}
