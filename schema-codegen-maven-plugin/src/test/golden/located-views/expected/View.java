package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record View(@Nullable String at,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<View> SHAPE = new JsonShape<>("View", View::fromJson)
            .optional("at", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public View {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static View fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new View(members.get("at"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("at", at)
                .putAll(additionalProperties)
                .end();
    }

    /**
     * Returns the properties with their locations, beginning from that of this object.
     */
    public <S, L extends Located.Location<S, L>> View_<S, L> at(L location) {
        return new View_<>(this, location);
    }

    /**
     * The properties of a {@link View} with their locations.
     */
    public static final class View_<S, L extends Located.Location<S, L>> {
        private final View model;

        private final L location;

        private View_(View model, L location) {
            this.model = model;
            this.location = location;
        }

        public S at() {
            return location.text("at", model.at());
        }
    }
}
