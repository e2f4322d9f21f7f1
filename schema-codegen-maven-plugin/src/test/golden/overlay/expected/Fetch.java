package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Fetch.
 *
 * @param url The schema's {@code url}.
 * @param retries The schema's {@code retries}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("fetch")
@Generated("dev.cairn.codegen")
public record Fetch(@Nullable String url, @Nullable Long retries,
        Map<String, @Nullable Object> additionalProperties) implements Step {
    static final JsonShape<Fetch> SHAPE = new JsonShape<>(
            "Fetch",
            Fetch::fromJson,
            Map.of("type", "fetch"),
            Set.of("type"),
            Set.of("type", "url", "retries"),
            false);

    public Fetch {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Fetch fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Fetch(
                members.optional("url", JsonReader::string),
                members.optional("retries", JsonReader::integer),
                members.others(SHAPE.known(), JsonReader.mapOf(JsonReader::json)));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("type", "fetch")
                .put("url", url)
                .put("retries", retries)
                .putAll(additionalProperties)
                .toMap();
    }

    @Override
    public <R> R accept(Step.Visitor<R> visitor) {
        return visitor.visitFetch(this);
    }
}
