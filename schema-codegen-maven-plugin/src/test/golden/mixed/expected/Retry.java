package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param times Default: {@code 5}. Minimum {@code 0}.
 * @param additionalProperties Properties that the schema doesn't name.
 * @param jsonForm Which absent or null properties a document has.
 */
@Generated("dev.cairn.codegen")
public record Retry(@Nullable IntegerOrString times, @Nullable NumberOrString pause,
        @Nullable StringListOrStringListListOrString key,
        @Nullable PolicyOrPolicyListOrString policy, @Nullable BodyOrTemplate body,
        @Nullable Object anything, Map<String, @Nullable Object> additionalProperties,
        JsonForm jsonForm) implements JsonModel {
    static final JsonShape<Retry> SHAPE = new JsonShape<>("Retry", Retry::fromJson)
            .optional("times", IntegerOrString::fromJson)
            .optionalOrNull("pause", NumberOrString::fromJson)
            .optional("key", StringListOrStringListListOrString::fromJson)
            .optional("policy", PolicyOrPolicyListOrString::fromJson)
            .optional("body", BodyOrTemplate::fromJson)
            .optionalOrNull("anything", JsonReader.JSON)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Retry {
        anything = Copies.json(anything);
        additionalProperties = Copies.map(additionalProperties);
        jsonForm = jsonForm == null ? JsonForm.PLAIN : jsonForm.fitting(SHAPE, pause, anything);
        Bounds.minimum("times", times, 0);
    }

    public Retry(@Nullable IntegerOrString times, @Nullable NumberOrString pause,
            @Nullable StringListOrStringListListOrString key,
            @Nullable PolicyOrPolicyListOrString policy, @Nullable BodyOrTemplate body,
            @Nullable Object anything, Map<String, @Nullable Object> additionalProperties) {
        this(times, pause, key, policy, body, anything, additionalProperties, JsonForm.PLAIN);
    }

    @Override
    public IntegerOrString times() {
        return times == null ? IntegerOrString.of(5L) : times;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Retry fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Retry(members.get("times"), members.get("pause"), members.get("key"),
                members.get("policy"), members.get("body"), members.get("anything"),
                members.others(), members.form());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("times", times)
                .putOrNull("pause", pause, jsonForm)
                .put("key", key)
                .put("policy", policy)
                .put("body", body)
                .putOrNull("anything", anything, jsonForm)
                .putAll(additionalProperties)
                .end();
    }
}
