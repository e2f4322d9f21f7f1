package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * An animal that purrs.
 *
 * @param name The schema's {@code name}. Min length <code>1</code>.
 * @param born The schema's {@code born}.
 * @param lives The schema's {@code lives}. Minimum <code>1</code>. Maximum <code>9</code>.
 */
@JsonTypeName("cat")
@Generated("dev.cairn.codegen")
public record Cat(String name, @Nullable LocalDate born, long lives) implements ShelterAnimals {
    static final JsonShape<Cat> SHAPE = new JsonShape<>(
            "Cat",
            Cat::fromJson,
            Map.of("kind", "cat"),
            Set.of("name", "lives"),
            Set.of("kind", "name", "born", "lives"),
            false);

    public Cat {
        Objects.requireNonNull(name, "name is required");
        Bounds.minLength("name", name, 1);
        Bounds.minimum("lives", lives, 1);
        Bounds.maximum("lives", lives, 9);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Cat fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Cat(
                members.required("name", JsonReader::string),
                members.optional("born", Formats::date),
                members.required("lives", JsonReader::integer));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("kind", "cat")
                .put("name", name)
                .put("born", born)
                .put("lives", lives)
                .toMap();
    }

    @Override
    public <R> R accept(ShelterAnimals.Visitor<R> visitor) {
        return visitor.visitCat(this);
    }
}
