package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("a")
@Generated("dev.cairn.codegen")
public record A(@Nullable APart part,
        Map<String, @Nullable Object> additionalProperties) implements APart {
    static final JsonShape<A> SHAPE = new JsonShape<>("A", A::fromJson)
            .constant("kind", "a")
            .optional("part", APart::fromJson)
            .others(JsonReader.mapOf(JsonReader.JSON));

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
        JsonMembers members = SHAPE.open(json);
        return new A(members.get("part"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("kind", "a")
                .put("part", part)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(APart.Visitor<R> visitor) {
        return visitor.visitA(this);
    }
}
