package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's String.
 *
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record String_2(@Nullable Long length,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<String_2> SHAPE = new JsonShape<>("String_2", String_2::fromJson)
            .optional("length", JsonReader.INTEGER)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public String_2 {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static String_2 fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new String_2(members.get("length"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("length", length)
                .putAll(additionalProperties)
                .end();
    }
}
