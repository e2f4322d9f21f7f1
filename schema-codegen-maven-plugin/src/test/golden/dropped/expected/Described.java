package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What a customer ordered.
 *
 * <p>Examples: {@code {"name":"a"}}.
 *
 * <p>Properties that the schema doesn't name are dropped when a document is read.
 *
 * @deprecated The schema marks it as deprecated.
 *
 * @param name The schema's {@code name}.
 */
@Deprecated
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public record Described(String name) implements Choice {
    static final JsonShape<Described> SHAPE = new JsonShape<>(
            "Described",
            Described::fromJson,
            Map.of(),
            Set.of("name"),
            Set.of("name"),
            false);

    public Described {
        Objects.requireNonNull(name, "name is required");
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Described fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Described(
                members.required("name", JsonReader::string));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("name", name)
                .toMap();
    }

    @Override
    public <R> R accept(Choice.Visitor<R> visitor) {
        return visitor.visitDescribed(this);
    }
}
