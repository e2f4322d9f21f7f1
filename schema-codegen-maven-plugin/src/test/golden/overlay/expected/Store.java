package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Store.
 *
 * @param path The schema's {@code path}.
 */
@JsonTypeName("store")
@Generated("dev.cairn.codegen")
public record Store(@Nullable String path) implements Step {
    static final JsonShape<Store> SHAPE = new JsonShape<>(
            "Store",
            Store::fromJson,
            Map.of("type", "store"),
            Set.of(),
            Set.of("type", "path"),
            false);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Store fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Store(
                members.optional("path", JsonReader::string));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("type", "store")
                .put("path", path)
                .toMap();
    }

    @Override
    public <R> R accept(Step.Visitor<R> visitor) {
        return visitor.visitStore(this);
    }
}
