package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Dog.
 *
 * @param name The schema's {@code name}. Min length <code>1</code>.
 * @param born The schema's {@code born}.
 * @param tricks The schema's {@code tricks}.
 */
@JsonTypeName("dog")
@Generated("dev.cairn.codegen")
public record Dog(String name, @Nullable LocalDate born,
        List<String> tricks) implements ShelterAnimals {
    static final JsonShape<Dog> SHAPE = new JsonShape<>(
            "Dog",
            Dog::fromJson,
            Map.of("kind", "dog"),
            Set.of("name"),
            Set.of("kind", "name", "born", "tricks"),
            false);

    public Dog {
        Objects.requireNonNull(name, "name is required");
        tricks = Copies.list(tricks);
        Bounds.minLength("name", name, 1);
        Bounds.each("tricks", tricks, (name_, value) -> Bounds.minLength(name_, value, 2));
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Dog fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Dog(
                members.required("name", JsonReader::string),
                members.optional("born", Formats::date),
                members.optional("tricks", JsonReader.listOf(JsonReader::string)));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("kind", "dog")
                .put("name", name)
                .put("born", born)
                .putUnlessEmpty("tricks", tricks)
                .toMap();
    }

    @Override
    public <R> R accept(ShelterAnimals.Visitor<R> visitor) {
        return visitor.visitDog(this);
    }
}
