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
 */
@JsonTypeName("b")
@Generated("dev.cairn.codegen")
public record B(@Nullable BPart part) implements APart, BPart {
    static final JsonShape<B> SHAPE = new JsonShape<>(
            "B",
            B::fromJson,
            Map.of("kind", "b"),
            Set.of(),
            Set.of("kind", "part"),
            false);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static B fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new B(
                members.optional("part", BPart::fromJson));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("kind", "b")
                .put("part", part)
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
