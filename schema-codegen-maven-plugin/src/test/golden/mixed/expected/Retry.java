package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Retry.
 *
 * @param times The schema's {@code times}. Default: <code>5</code>. Minimum <code>0</code>.
 * @param pause The schema's {@code pause}.
 * @param key The schema's {@code key}.
 * @param policy The schema's {@code policy}.
 * @param body The schema's {@code body}.
 * @param anything The schema's {@code anything}.
 */
@Generated("dev.cairn.codegen")
public record Retry(IntegerOrString times, @Nullable NumberOrString pause,
        @Nullable StringListOrStringListListOrString key,
        @Nullable PolicyOrPolicyListOrString policy, @Nullable BodyOrTemplate body,
        @Nullable Object anything) implements JsonModel {
    static final JsonShape<Retry> SHAPE = new JsonShape<>(
            "Retry",
            Retry::fromJson,
            Map.of(),
            Set.of(),
            Set.of("times", "pause", "key", "policy", "body", "anything"),
            false);

    public Retry {
        times = times == null ? IntegerOrString.of(5L) : times;
        anything = Copies.json(anything);
        if (times instanceof IntegerOrString.OfInteger number) {
            Bounds.minimum("times", number.value(), 0);
        }
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Retry fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Retry(
                members.optional("times", IntegerOrString::fromJson),
                members.optional("pause", NumberOrString::fromJson),
                members.optional("key", StringListOrStringListListOrString::fromJson),
                members.optional("policy", PolicyOrPolicyListOrString::fromJson),
                members.optional("body", BodyOrTemplate::fromJson),
                members.optional("anything", JsonReader::json));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("times", times)
                .put("pause", pause)
                .put("key", key)
                .put("policy", policy)
                .put("body", body)
                .put("anything", anything)
                .toMap();
    }
}
