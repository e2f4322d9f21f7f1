package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Animal.
 *
 * @param name The schema's {@code name}. Min length <code>1</code>.
 * @param born The schema's {@code born}.
 */
@Generated("dev.cairn.codegen")
public record Animal(String name, @Nullable LocalDate born) implements JsonModel {
    static final JsonShape<Animal> SHAPE = new JsonShape<>(
            "Animal",
            Animal::fromJson,
            Map.of(),
            Set.of("name"),
            Set.of("name", "born"),
            false);

    public Animal {
        Objects.requireNonNull(name, "name is required");
        Bounds.minLength("name", name, 1);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Animal fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Animal(
                members.required("name", JsonReader::string),
                members.optional("born", Formats::date));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("name", name)
                .put("born", born)
                .toMap();
    }
}
