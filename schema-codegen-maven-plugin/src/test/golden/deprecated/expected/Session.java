package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Session.
 *
 * @deprecated The schema marks it as deprecated.
 */
@JsonTypeName("Session")
@Deprecated
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public record Session() implements Login {
    static final JsonShape<Session> SHAPE = new JsonShape<>(
            "Session",
            Session::fromJson,
            Map.of("type", "Session"),
            Set.of(),
            Set.of("type"),
            false);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Session fromJson(Object json) {
        SHAPE.open(json);
        return new Session();
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("type", "Session")
                .toMap();
    }

    @Override
    public <R> R accept(Login.Visitor<R> visitor) {
        return visitor.visitSession(this);
    }
}
