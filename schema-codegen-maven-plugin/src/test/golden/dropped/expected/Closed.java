package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Closed.
 *
 * @param name The schema's {@code name}.
 */
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public record Closed(@Nullable String name) implements Choice {
    static final JsonShape<Closed> SHAPE = new JsonShape<>(
            "Closed",
            Closed::fromJson,
            Map.of(),
            Set.of(),
            Set.of("name"),
            true);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Closed fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Closed(
                members.optional("name", JsonReader::string));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("name", name)
                .toMap();
    }

    @Override
    public <R> R accept(Choice.Visitor<R> visitor) {
        return visitor.visitClosed(this);
    }
}
