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
 */
@JsonTypeName("fetch")
@Generated("dev.cairn.codegen")
public record Fetch(@Nullable String url, @Nullable Long retries) implements Step {
    static final JsonShape<Fetch> SHAPE = new JsonShape<>(
            "Fetch",
            Fetch::fromJson,
            Map.of("type", "fetch"),
            Set.of(),
            Set.of("type", "url", "retries"),
            false);

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
                members.optional("retries", JsonReader::integer));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("type", "fetch")
                .put("url", url)
                .put("retries", retries)
                .toMap();
    }

    @Override
    public <R> R accept(Step.Visitor<R> visitor) {
        return visitor.visitFetch(this);
    }
}
