package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param name Min length {@code 1}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Animal(String name, @Nullable LocalDate born,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Animal> SHAPE = new JsonShape<>("Animal", Animal::fromJson)
            .required("name", JsonReader.STRING)
            .optional("born", Formats::date)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Animal {
        Objects.requireNonNull(name, "name is required");
        additionalProperties = Copies.map(additionalProperties);
        Bounds.minLength("name", name, 1);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Animal fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Animal(members.get("name"), members.get("born"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("name", name)
                .put("born", born)
                .putAll(additionalProperties)
                .end();
    }
}
