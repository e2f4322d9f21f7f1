package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("Cursor")
@Generated("dev.cairn.codegen")
public record Cursor(String cursorField, @Nullable String cursorField_, @Nullable String stepP1D,
        @Nullable Map<String, @Nullable Object> parameters, @Nullable Boolean _class,
        @Nullable String shape,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Cursor> SHAPE = new JsonShape<>("Cursor", Cursor::fromJson)
            .constant("type", "Cursor")
            .required("cursor_field", JsonReader.STRING)
            .optional("cursorField", JsonReader.STRING)
            .optional("stepP1D", JsonReader.STRING)
            .optional("$parameters", JsonReader.mapOf(JsonReader.JSON))
            .optional("class", JsonReader.BOOLEAN)
            .optional("shape", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public static final String TYPE = "type";

    public static final String CURSOR_FIELD = "cursor_field";

    public static final String CURSOR_FIELD_ = "cursorField";

    public static final String STEP_P1_D = "stepP1D";

    public static final String PARAMETERS = "$parameters";

    public static final String CLASS = "class";

    public static final String SHAPE_ = "shape";

    public Cursor {
        Objects.requireNonNull(cursorField, "cursor_field is required");
        parameters = parameters == null ? null : Copies.map(parameters);
        additionalProperties = Copies.map(additionalProperties);
    }

    @Override
    public Map<String, @Nullable Object> parameters() {
        return parameters == null ? Map.of() : parameters;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Cursor fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Cursor(members.get("cursor_field"), members.get("cursorField"),
                members.get("stepP1D"), members.get("$parameters"), members.get("class"),
                members.get("shape"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("type", "Cursor")
                .put("cursor_field", cursorField)
                .put("cursorField", cursorField_)
                .put("stepP1D", stepP1D)
                .put("$parameters", parameters)
                .put("class", _class)
                .put("shape", shape)
                .putAll(additionalProperties)
                .end();
    }
}
