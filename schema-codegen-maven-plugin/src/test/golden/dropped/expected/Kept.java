package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Kept(@Nullable String name,
        Map<String, String> additionalProperties) implements JsonModel {
    static final JsonShape<Kept> SHAPE = new JsonShape<>("Kept", Kept::fromJson)
            .optional("name", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.STRING));

    public Kept {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Kept fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Kept(members.get("name"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("name", name)
                .putAll(additionalProperties)
                .end();
    }
}
