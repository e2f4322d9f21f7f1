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
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("a")
@Generated("dev.cairn.codegen")
public record A(@Nullable APart part,
        Map<String, @Nullable Object> additionalProperties) implements APart {
    static final JsonShape<A> SHAPE = new JsonShape<>(
            "A",
            A::fromJson,
            Map.of("kind", "a"),
            Set.of("kind"),
            Set.of("kind", "part"),
            false);

    public A {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static A fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new A(
                members.optional("part", APart::fromJson),
                members.others(SHAPE.known(), JsonReader.mapOf(JsonReader::json)));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("kind", "a")
                .put("part", part)
                .putAll(additionalProperties)
                .toMap();
    }

    @Override
    public <R> R accept(APart.Visitor<R> visitor) {
        return visitor.visitA(this);
    }
}
