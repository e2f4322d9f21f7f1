package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Token.
 *
 * @param value The schema's {@code value}.
 */
@JsonTypeName("Token")
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public record Token(@Nullable String value) implements Login {
    static final JsonShape<Token> SHAPE = new JsonShape<>(
            "Token",
            Token::fromJson,
            Map.of("type", "Token"),
            Set.of(),
            Set.of("type", "value"),
            false);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Token fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Token(
                members.optional("value", JsonReader::string));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("type", "Token")
                .put("value", value)
                .toMap();
    }

    @Override
    public <R> R accept(Login.Visitor<R> visitor) {
        return visitor.visitToken(this);
    }
}
