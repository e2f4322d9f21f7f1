package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Retry.
 *
 * @param times The schema's {@code times}. Default: {@code 5}. Minimum {@code 0}.
 * @param pause The schema's {@code pause}.
 * @param key The schema's {@code key}.
 * @param policy The schema's {@code policy}.
 * @param body The schema's {@code body}.
 * @param anything The schema's {@code anything}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Retry(IntegerOrString times, @Nullable NumberOrString pause,
        @Nullable StringListOrStringListListOrString key,
        @Nullable PolicyOrPolicyListOrString policy, @Nullable BodyOrTemplate body,
        @Nullable Object anything,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Retry> SHAPE = new JsonShape<>("Retry", Retry::fromJson)
            .optional("times", IntegerOrString::fromJson)
            .optional("pause", NumberOrString::fromJson)
            .optional("key", StringListOrStringListListOrString::fromJson)
            .optional("policy", PolicyOrPolicyListOrString::fromJson)
            .optional("body", BodyOrTemplate::fromJson)
            .optional("anything", JsonReader.JSON)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Retry {
        times = times == null ? IntegerOrString.of(5L) : times;
        anything = Copies.json(anything);
        additionalProperties = Copies.map(additionalProperties);
        Bounds.minimum("times", times, 0);
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
                members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("times", times)
                .put("pause", pause)
                .put("key", key)
                .put("policy", policy)
                .put("body", body)
                .put("anything", anything)
                .putAll(additionalProperties)
                .end();
    }
}
