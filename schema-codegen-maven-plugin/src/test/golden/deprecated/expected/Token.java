package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 * @param jsonForm Which absent or null properties a document has.
 */
@JsonTypeName("Token")
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public record Token(@Nullable String value, Map<String, @Nullable Object> additionalProperties,
        JsonForm jsonForm) implements Login {
    static final JsonShape<Token> SHAPE = new JsonShape<>("Token", Token::fromJson)
            .optionalConstant("type", "Token")
            .optional("value", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Token {
        additionalProperties = Copies.map(additionalProperties);
        jsonForm = jsonForm == null ? JsonForm.PLAIN : jsonForm.fitting(SHAPE);
    }

    public Token(@Nullable String value, Map<String, @Nullable Object> additionalProperties) {
        this(value, additionalProperties, JsonForm.PLAIN);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Token fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Token(members.get("value"), members.others(), members.form());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("type", jsonForm.isLeftOut("type") ? null : "Token")
                .put("value", value)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(Login.Visitor<R> visitor) {
        return visitor.visitToken(this);
    }
}
