package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * An animal that purrs.
 *
 * @param name Min length {@code 1}.
 * @param lives Minimum {@code 1}. Maximum {@code 9}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("cat")
@Generated("dev.cairn.codegen")
public record Cat(String name, @Nullable LocalDate born, long lives,
        Map<String, @Nullable Object> additionalProperties) implements ShelterAnimals {
    static final JsonShape<Cat> SHAPE = new JsonShape<>("Cat", Cat::fromJson)
            .constant("kind", "cat")
            .required("name", JsonReader.STRING)
            .optional("born", Formats::date)
            .required("lives", JsonReader.INTEGER)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Cat {
        Objects.requireNonNull(name, "name is required");
        additionalProperties = Copies.map(additionalProperties);
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
        JsonMembers members = SHAPE.open(json);
        return new Cat(members.get("name"), members.get("born"), members.get("lives"),
                members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("kind", "cat")
                .put("name", name)
                .put("born", born)
                .put("lives", lives)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(ShelterAnimals.Visitor<R> visitor) {
        return visitor.visitCat(this);
    }
}
