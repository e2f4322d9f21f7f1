package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Properties that the schema doesn't name are dropped when a document is read.
 */
@Generated("dev.cairn.codegen")
public record Open(@Nullable String name) implements JsonModel {
    static final JsonShape<Open> SHAPE = new JsonShape<>("Open", Open::fromJson)
            .optional("name", JsonReader.STRING);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Open fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Open(members.get("name"));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("name", name)
                .end();
    }
}
