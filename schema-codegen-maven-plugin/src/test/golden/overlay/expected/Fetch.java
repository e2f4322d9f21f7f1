package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("fetch")
@Generated("dev.cairn.codegen")
public record Fetch(@Nullable String url, @Nullable Long retries,
        Map<String, @Nullable Object> additionalProperties) implements Step {
    static final JsonShape<Fetch> SHAPE = new JsonShape<>("Fetch", Fetch::fromJson)
            .constant("type", "fetch")
            .optional("url", JsonReader.STRING)
            .optional("retries", JsonReader.INTEGER)
            .others(JsonReader.mapOf(JsonReader.JSON));

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
        JsonMembers members = SHAPE.open(json);
        return new Fetch(members.get("url"), members.get("retries"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("type", "fetch")
                .put("url", url)
                .put("retries", retries)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(Step.Visitor<R> visitor) {
        return visitor.visitFetch(this);
    }
}
