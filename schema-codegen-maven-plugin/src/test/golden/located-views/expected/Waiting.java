package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param old Deprecated.
 * @param model Default: {@code 3}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@JsonTypeName("Waiting")
@Generated("dev.cairn.codegen")
public record Waiting(String header, @Nullable String regex, Waiting. @Nullable Unit unit,
        long weight, @Nullable NumberOrString longest, Map<String, @Nullable Object> parameters,
        List<View> views, List<Long> codes, @Nullable Boolean old, @Nullable String location,
        Long model, Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Waiting> SHAPE = new JsonShape<>("Waiting", Waiting::fromJson)
            .assumed("type", "Waiting")
            .required("header", JsonReader.STRING)
            .optional("regex", JsonReader.STRING)
            .optional("unit", Unit::fromJson)
            .required("weight", JsonReader.INTEGER)
            .optional("longest", NumberOrString::fromJson)
            .optional("$parameters", JsonReader.mapOf(JsonReader.JSON))
            .optional("views", JsonReader.listOf(View::fromJson))
            .optional("codes", JsonReader.listOf(JsonReader.INTEGER))
            .optional("old", JsonReader.BOOLEAN)
            .optional("location", JsonReader.STRING)
            .optional("model", JsonReader.INTEGER)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Waiting {
        Objects.requireNonNull(header, "header is required");
        parameters = Copies.map(parameters);
        views = Copies.list(views);
        codes = Copies.list(codes);
        model = model == null ? 3L : model;
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * @deprecated The schema marks it as deprecated.
     */
    @Override
    @Deprecated
    public @Nullable Boolean old() {
        return old;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Waiting fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Waiting(members.get("header"), members.get("regex"), members.get("unit"),
                members.get("weight"), members.get("longest"), members.get("$parameters"),
                members.get("views"), members.get("codes"), members.get("old"),
                members.get("location"), members.get("model"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("type", "Waiting")
                .put("header", header)
                .put("regex", regex)
                .put("unit", unit)
                .put("weight", weight)
                .put("longest", longest)
                .putUnlessAbsent("$parameters", parameters)
                .putUnlessAbsent("views", views)
                .putUnlessAbsent("codes", codes)
                .put("old", old)
                .put("location", location)
                .put("model", model)
                .putAll(additionalProperties)
                .end();
    }

    /**
     * Returns the properties with their locations, beginning from that of this object.
     */
    public <S, L extends Located.Location<S, L>> View_<S, L> at(L location) {
        return new View_<>(this, location);
    }

    public enum Unit implements JsonModel {
        S("s"),

        MS("ms");

        private final String wire;

        Unit(String wire) {
            this.wire = wire;
        }

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Unit fromJson(Object json) {
            for (Unit value : values()) {
                if (JsonReader.same(value.wire, json)) {
                    return value;
                }
            }
            throw JsonMismatchException.expected("one of 's', 'ms'", json);
        }

        @Override
        public String toJson() {
            return wire;
        }
    }

    /**
     * The properties of a {@link Waiting} with their locations.
     */
    public static final class View_<S, L extends Located.Location<S, L>> {
        private final Waiting model;

        private final L location;

        private View_(Waiting model, L location) {
            this.model = model;
            this.location = location;
        }

        public S header() {
            return location.text("header", model.header());
        }

        public S regex() {
            return location.text("regex", model.regex());
        }

        public Located<@Nullable Unit, L> unit() {
            return new Located<>(model.unit(), location.field("unit"));
        }

        public Located<Long, L> weight() {
            return new Located<>(model.weight(), location.field("weight"));
        }

        public Located<@Nullable NumberOrString, L> longest() {
            return new Located<>(model.longest(), location.field("longest"));
        }

        public Located<Map<String, @Nullable Object>, L> parameters() {
            return new Located<>(model.parameters(), location.field("$parameters"));
        }

        public Located.Items<View, L> views() {
            return new Located.Items<>(model.views(), location.field("views"));
        }

        public Located.Items<Long, L> codes() {
            return new Located.Items<>(model.codes(), location.field("codes"));
        }

        @Deprecated
        public Located<@Nullable Boolean, L> old() {
            return new Located<>(model.old(), location.field("old"));
        }

        public S location() {
            return location.text("location", model.location());
        }

        public Located<Long, L> model() {
            return new Located<>(model.model(), location.field("model"));
        }
    }
}
