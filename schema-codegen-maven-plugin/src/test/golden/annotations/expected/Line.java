package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.cairn.codegen.Audited;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Audited("all")
@Generated("dev.cairn.codegen")
public record Line(@Nullable String text,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Line> SHAPE = new JsonShape<>("Line", Line::fromJson)
            .optional("text", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Line {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Line fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Line(members.get("text"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("text", text)
                .putAll(additionalProperties)
                .end();
    }
}
