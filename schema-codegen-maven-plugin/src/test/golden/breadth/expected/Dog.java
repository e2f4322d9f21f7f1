package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param name Min length {@code 1}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("dog")
@Generated("dev.cairn.codegen")
public record Dog(String name, @Nullable LocalDate born, @Nullable List<String> tricks,
        Map<String, @Nullable Object> additionalProperties) implements ShelterAnimals {
    static final JsonShape<Dog> SHAPE = new JsonShape<>("Dog", Dog::fromJson)
            .constant("kind", "dog")
            .required("name", JsonReader.STRING)
            .optional("born", Formats::date)
            .optional("tricks", JsonReader.listOf(JsonReader.STRING))
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Dog {
        Objects.requireNonNull(name, "name is required");
        tricks = tricks == null ? null : Copies.list(tricks);
        additionalProperties = Copies.map(additionalProperties);
        Bounds.minLength("name", name, 1);
        Bounds.elements("tricks", tricks, (name2, value) -> Bounds.minLength(name2, value, 2));
    }

    @Override
    public List<String> tricks() {
        return tricks == null ? List.of() : tricks;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Dog fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Dog(members.get("name"), members.get("born"), members.get("tricks"),
                members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("kind", "dog")
                .put("name", name)
                .put("born", born)
                .put("tricks", tricks)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(ShelterAnimals.Visitor<R> visitor) {
        return visitor.visitDog(this);
    }
}
