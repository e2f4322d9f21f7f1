package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's C.
 */
@JsonTypeName("c")
@Generated("dev.cairn.codegen")
public record C() implements BPart {
    static final JsonShape<C> SHAPE = new JsonShape<>(
            "C",
            C::fromJson,
            Map.of("kind", "c"),
            Set.of(),
            Set.of("kind"),
            false);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static C fromJson(Object json) {
        SHAPE.open(json);
        return new C();
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("kind", "c")
                .toMap();
    }

    @Override
    public <R> R accept(BPart.Visitor<R> visitor) {
        return visitor.visitC(this);
    }
}
