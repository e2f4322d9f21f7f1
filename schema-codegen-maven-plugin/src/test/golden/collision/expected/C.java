package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("c")
@Generated("dev.cairn.codegen")
public record C(Map<String, @Nullable Object> additionalProperties) implements BPart {
    static final JsonShape<C> SHAPE = new JsonShape<>("C", C::fromJson)
            .constant("kind", "c")
            .others(JsonReader.mapOf(JsonReader.JSON));

    public C {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static C fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new C(members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("kind", "c")
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(BPart.Visitor<R> visitor) {
        return visitor.visitC(this);
    }
}
