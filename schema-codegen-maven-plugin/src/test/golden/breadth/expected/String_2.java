package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's String.
 *
 * @param length The schema's {@code length}.
 */
@Generated("dev.cairn.codegen")
public record String_2(@Nullable Long length) implements JsonModel {
    static final JsonShape<String_2> SHAPE = new JsonShape<>(
            "String_2",
            String_2::fromJson,
            Map.of(),
            Set.of(),
            Set.of("length"),
            false);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static String_2 fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new String_2(
                members.optional("length", JsonReader::integer));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("length", length)
                .toMap();
    }
}
