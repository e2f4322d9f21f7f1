package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's A.
 *
 * @param part The schema's {@code part}.
 */
@JsonTypeName("a")
@Generated("dev.cairn.codegen")
public record A(@Nullable APart part) implements APart {
    static final JsonShape<A> SHAPE = new JsonShape<>(
            "A",
            A::fromJson,
            Map.of("kind", "a"),
            Set.of(),
            Set.of("kind", "part"),
            false);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static A fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new A(
                members.optional("part", APart::fromJson));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("kind", "a")
                .put("part", part)
                .toMap();
    }

    @Override
    public <R> R accept(APart.Visitor<R> visitor) {
        return visitor.visitA(this);
    }
}
