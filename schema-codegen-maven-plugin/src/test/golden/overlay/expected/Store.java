package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("store")
@Generated("dev.cairn.codegen")
public record Store(@Nullable String path,
        Map<String, @Nullable Object> additionalProperties) implements Step {
    static final JsonShape<Store> SHAPE = new JsonShape<>("Store", Store::fromJson)
            .constant("type", "store")
            .optional("path", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Store {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Store fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Store(members.get("path"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("type", "store")
                .put("path", path)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(Step.Visitor<R> visitor) {
        return visitor.visitStore(this);
    }
}
