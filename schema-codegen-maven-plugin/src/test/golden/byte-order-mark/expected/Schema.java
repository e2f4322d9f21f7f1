package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Marked.
 *
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Schema(@Nullable String a,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Schema> SHAPE = new JsonShape<>("Schema", Schema::fromJson)
            .optional("a", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Schema {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Schema fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Schema(members.get("a"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("a", a)
                .putAll(additionalProperties)
                .end();
    }
}
