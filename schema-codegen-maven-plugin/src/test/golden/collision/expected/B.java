package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's B.
 *
 * @param part The schema's {@code part}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("b")
@Generated("dev.cairn.codegen")
public record B(@Nullable BPart part,
        Map<String, @Nullable Object> additionalProperties) implements APart, BPart {
    static final JsonShape<B> SHAPE = new JsonShape<>(
            "B",
            B::fromJson,
            Map.of("kind", "b"),
            Set.of("kind"),
            Set.of("kind", "part"),
            false);

    public B {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static B fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new B(
                members.optional("part", BPart::fromJson),
                members.others(SHAPE.known(), JsonReader.mapOf(JsonReader::json)));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("kind", "b")
                .put("part", part)
                .putAll(additionalProperties)
                .toMap();
    }

    @Override
    public <R> R accept(APart.Visitor<R> visitor) {
        return visitor.visitB(this);
    }

    @Override
    public <R> R accept(BPart.Visitor<R> visitor) {
        return visitor.visitB(this);
    }
}
