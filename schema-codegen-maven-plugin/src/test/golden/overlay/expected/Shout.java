package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("shout")
@Generated("dev.cairn.codegen")
public record Shout(@Nullable List<String> words,
        Map<String, @Nullable Object> additionalProperties) implements Step {
    static final JsonShape<Shout> SHAPE = new JsonShape<>("Shout", Shout::fromJson)
            .constant("type", "shout")
            .optional("words", JsonReader.listOf(JsonReader.STRING))
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Shout {
        words = words == null ? null : Copies.list(words);
        additionalProperties = Copies.map(additionalProperties);
    }

    @Override
    public List<String> words() {
        return words == null ? List.of() : words;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Shout fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Shout(members.get("words"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("type", "shout")
                .put("words", words)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(Step.Visitor<R> visitor) {
        return visitor.visitShout(this);
    }
}
