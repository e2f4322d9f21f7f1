package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What a customer ordered.
 *
 * <p>Examples: {@code {"name":"a"}}.
 *
 * <p>Properties that the schema doesn't name are dropped when a document is read.
 *
 * @deprecated The schema marks it as deprecated.
 */
@Deprecated
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public record Described(String name) implements Choice {
    static final JsonShape<Described> SHAPE = new JsonShape<>("Described", Described::fromJson)
            .required("name", JsonReader.STRING);

    public Described {
        Objects.requireNonNull(name, "name is required");
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Described fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Described(members.get("name"));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("name", name)
                .end();
    }

    @Override
    public <R> R accept(Choice.Visitor<R> visitor) {
        return visitor.visitDescribed(this);
    }
}
