package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Unchosen(@Nullable String id,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Unchosen> SHAPE = new JsonShape<>("Unchosen", Unchosen::fromJson)
            .optional("id", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Unchosen {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Unchosen fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Unchosen(members.get("id"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("id", id)
                .putAll(additionalProperties)
                .end();
    }
}
