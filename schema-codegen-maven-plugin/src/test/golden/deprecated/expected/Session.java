package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @deprecated The schema marks it as deprecated.
 *
 * @param additionalProperties Properties that the schema doesn't name.
 * @param jsonForm Which absent or null properties a document has.
 */
@JsonTypeName("Session")
@Deprecated
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public record Session(Map<String, @Nullable Object> additionalProperties,
        JsonForm jsonForm) implements Login {
    static final JsonShape<Session> SHAPE = new JsonShape<>("Session", Session::fromJson)
            .optionalConstant("type", "Session")
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Session {
        additionalProperties = Copies.map(additionalProperties);
        jsonForm = jsonForm == null ? JsonForm.PLAIN : jsonForm.fitting(SHAPE);
    }

    public Session(Map<String, @Nullable Object> additionalProperties) {
        this(additionalProperties, JsonForm.PLAIN);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Session fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Session(members.others(), members.form());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("type", jsonForm.isLeftOut("type") ? null : "Session")
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(Login.Visitor<R> visitor) {
        return visitor.visitSession(this);
    }
}
