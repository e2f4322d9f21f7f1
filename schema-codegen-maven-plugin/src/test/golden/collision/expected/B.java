package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("b")
@Generated("dev.cairn.codegen")
public record B(@Nullable BPart part,
        Map<String, @Nullable Object> additionalProperties) implements APart, BPart {
    static final JsonShape<B> SHAPE = new JsonShape<>("B", B::fromJson)
            .constant("kind", "b")
            .optional("part", BPart::fromJson)
            .others(JsonReader.mapOf(JsonReader.JSON));

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
        JsonMembers members = SHAPE.open(json);
        return new B(members.get("part"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("kind", "b")
                .put("part", part)
                .putAll(additionalProperties)
                .end();
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
