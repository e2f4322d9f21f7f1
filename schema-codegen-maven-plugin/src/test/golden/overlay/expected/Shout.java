package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Shout.
 *
 * @param words The schema's {@code words}.
 */
@JsonTypeName("shout")
@Generated("dev.cairn.codegen")
public record Shout(List<String> words) implements Step {
    static final JsonShape<Shout> SHAPE = new JsonShape<>(
            "Shout",
            Shout::fromJson,
            Map.of("type", "shout"),
            Set.of(),
            Set.of("type", "words"),
            false);

    public Shout {
        words = Copies.list(words);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Shout fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Shout(
                members.optional("words", JsonReader.listOf(JsonReader::string)));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("type", "shout")
                .putUnlessEmpty("words", words)
                .toMap();
    }

    @Override
    public <R> R accept(Step.Visitor<R> visitor) {
        return visitor.visitShout(this);
    }
}
