package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's string.
 *
 * @param text The schema's {@code text}.
 */
@Generated("dev.cairn.codegen")
public record String_(@Nullable String text) implements JsonModel {
    static final JsonShape<String_> SHAPE = new JsonShape<>(
            "String_",
            String_::fromJson,
            Map.of(),
            Set.of(),
            Set.of("text"),
            false);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static String_ fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new String_(
                members.optional("text", JsonReader::string));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("text", text)
                .toMap();
    }
}
