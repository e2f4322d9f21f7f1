package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param position Max items {@code 3}.
 * @param rooms Names match {@code [^r[0-9]+$]}.
 * @param additionalProperties Properties that the schema doesn't name.
 * @param jsonForm Which absent or null properties a document has.
 */
@Generated("dev.cairn.codegen")
public record Shelter(Written<UUID> id, Written<OffsetDateTime> opened, @Nullable URI site,
        @Nullable String owner, @Nullable List<ShelterAnimals> animals,
        @Nullable List<@Nullable Long> ages, @Nullable List<NumberOrString> position,
        Shelter. @Nullable Level level, Shelter. @Nullable Grade grade,
        @Nullable Map<String, Long> rooms, @Nullable String _class, @Nullable String fooBar,
        @Nullable String fooBar_, @Nullable String _2nd, @Nullable BigDecimal price,
        @Nullable Json json, @Nullable Leaf tree, @Nullable Guest guest,
        Map<String, @Nullable Object> additionalProperties,
        JsonForm jsonForm) implements JsonModel {
    static final JsonShape<Shelter> SHAPE = new JsonShape<>("Shelter", Shelter::fromJson)
            .required("id", Formats::writtenUuid)
            .required("opened", Formats::writtenDateTime)
            .optional("site", Formats::uri)
            .nullable("owner", JsonReader.STRING)
            .optional("animals", JsonReader.listOf(ShelterAnimals::fromJson))
            .optional("ages", JsonReader.listOf(JsonReader.nullable(JsonReader.INTEGER)))
            .optional("position", JsonReader.placesOf(NumberOrString::fromJson, JsonReader.JSON,
                    JsonReader.NUMBER, JsonReader.NUMBER, JsonReader.STRING))
            .optionalOrNull("level", Level::fromJson)
            .optional("grade", Grade::fromJson)
            .optional("rooms", JsonReader.mapOf(JsonReader.INTEGER))
            .optional("class", JsonReader.STRING)
            .optional("foo-bar", JsonReader.STRING)
            .optional("foo_bar", JsonReader.STRING)
            .optional("2nd", JsonReader.STRING)
            .optional("price", Formats::decimal)
            .optionalOrNull("json", Json::fromJson)
            .optional("tree", Leaf::fromJson)
            .optional("guest", Guest::fromJson)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Shelter {
        Objects.requireNonNull(id, "id is required");
        Objects.requireNonNull(opened, "opened is required");
        animals = animals == null ? null : Copies.list(animals);
        ages = ages == null ? null : Copies.list(ages);
        position = position == null ? null : Copies.list(position);
        rooms = rooms == null ? null : Copies.map(rooms);
        additionalProperties = Copies.map(additionalProperties);
        jsonForm = jsonForm == null ? JsonForm.PLAIN : jsonForm.fitting(SHAPE, level, json);
        Bounds.elements("ages", ages, (name, value) -> Bounds.minimum(name, value, 0));
        Bounds.maxItems("position", position, 3);
        Bounds.names("rooms", rooms, "^r[0-9]+$");
        if (Bounds.isThere(site)) {
            Bounds.requiredHere("class", Bounds.isThere(_class));
        }
    }

    public Shelter(Written<UUID> id, Written<OffsetDateTime> opened, @Nullable URI site,
            @Nullable String owner, @Nullable List<ShelterAnimals> animals,
            @Nullable List<@Nullable Long> ages, @Nullable List<NumberOrString> position,
            @Nullable Level level, @Nullable Grade grade, @Nullable Map<String, Long> rooms,
            @Nullable String _class, @Nullable String fooBar, @Nullable String fooBar_,
            @Nullable String _2nd, @Nullable BigDecimal price, @Nullable Json json,
            @Nullable Leaf tree, @Nullable Guest guest,
            Map<String, @Nullable Object> additionalProperties) {
        this(id, opened, site, owner, animals, ages, position, level, grade, rooms, _class, fooBar,
                fooBar_, _2nd, price, json, tree, guest, additionalProperties, JsonForm.PLAIN);
    }

    @Override
    public List<ShelterAnimals> animals() {
        return animals == null ? List.of() : animals;
    }

    @Override
    public List<@Nullable Long> ages() {
        return ages == null ? List.of() : ages;
    }

    @Override
    public List<NumberOrString> position() {
        return position == null ? List.of() : position;
    }

    @Override
    public Map<String, Long> rooms() {
        return rooms == null ? Map.of() : rooms;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Shelter fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Shelter(members.get("id"), members.get("opened"), members.get("site"),
                members.get("owner"), members.get("animals"), members.get("ages"),
                members.get("position"), members.get("level"), members.get("grade"),
                members.get("rooms"), members.get("class"), members.get("foo-bar"),
                members.get("foo_bar"), members.get("2nd"), members.get("price"),
                members.get("json"), members.get("tree"), members.get("guest"), members.others(),
                members.form());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json2) {
        json2.object(SHAPE)
                .put("id", id)
                .put("opened", opened)
                .put("site", site)
                .putEvenNull("owner", owner)
                .put("animals", animals)
                .put("ages", ages)
                .put("position", position)
                .putOrNull("level", level, jsonForm)
                .put("grade", grade)
                .put("rooms", rooms)
                .put("class", _class)
                .put("foo-bar", fooBar)
                .put("foo_bar", fooBar_)
                .put("2nd", _2nd)
                .put("price", price)
                .putOrNull("json", json, jsonForm)
                .put("tree", tree)
                .put("guest", guest)
                .putAll(additionalProperties)
                .end();
    }

    public enum Grade implements JsonModel {
        A("a"),

        B("b"),

        C("c"),

        D("d");

        private final String wire;

        Grade(String wire) {
            this.wire = wire;
        }

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Grade fromJson(Object json) {
            for (Grade value : values()) {
                if (JsonReader.same(value.wire, json)) {
                    return value;
                }
            }
            throw JsonMismatchException.expected("one of 'a', 'b', 'c', 'd'", json);
        }

        @Override
        public String toJson() {
            return wire;
        }
    }

    public enum Level implements JsonModel {
        _1(1L),

        _2(2L),

        _3_5(3.5),

        HIGH("high"),

        TRUE(true);

        private final Object wire;

        Level(Object wire) {
            this.wire = wire;
        }

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Level fromJson(Object json) {
            for (Level value : values()) {
                if (JsonReader.same(value.wire, json)) {
                    return value;
                }
            }
            throw JsonMismatchException.expected("one of 1, 2, 3.5, 'high', true", json);
        }

        @Override
        public Object toJson() {
            return wire;
        }
    }

    /**
     * Long Stay.
     *
     * @param additionalProperties Properties that the schema doesn't name.
     */
    public static record LongStay(@Nullable String from, String until,
            Map<String, @Nullable Object> additionalProperties) implements Guest {
        static final JsonShape<LongStay> SHAPE = new JsonShape<>("LongStay", LongStay::fromJson)
                .optional("from", JsonReader.STRING)
                .required("until", JsonReader.STRING)
                .others(JsonReader.mapOf(JsonReader.JSON));

        public LongStay {
            Objects.requireNonNull(until, "until is required");
            additionalProperties = Copies.map(additionalProperties);
        }

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static LongStay fromJson(Object json) {
            JsonMembers members = SHAPE.open(json);
            return new LongStay(members.get("from"), members.get("until"), members.others());
        }

        @Override
        public Map<String, @Nullable Object> toJson() {
            return JsonWriter.map(this);
        }

        @Override
        public void write(JsonWriter json) {
            json.object(SHAPE)
                    .put("from", from)
                    .put("until", until)
                    .putAll(additionalProperties)
                    .end();
        }

        @Override
        public <R> R accept(Guest.Visitor<R> visitor) {
            return visitor.visitLongStay(this);
        }
    }

    /**
     * Short Stay.
     *
     * @param additionalProperties Properties that the schema doesn't name.
     */
    public static record ShortStay(@Nullable String from, long hours,
            Map<String, @Nullable Object> additionalProperties) implements Guest {
        static final JsonShape<ShortStay> SHAPE = new JsonShape<>("ShortStay", ShortStay::fromJson)
                .optional("from", JsonReader.STRING)
                .required("hours", JsonReader.INTEGER)
                .others(JsonReader.mapOf(JsonReader.JSON));

        public ShortStay {
            additionalProperties = Copies.map(additionalProperties);
        }

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static ShortStay fromJson(Object json) {
            JsonMembers members = SHAPE.open(json);
            return new ShortStay(members.get("from"), members.get("hours"), members.others());
        }

        @Override
        public Map<String, @Nullable Object> toJson() {
            return JsonWriter.map(this);
        }

        @Override
        public void write(JsonWriter json) {
            json.object(SHAPE)
                    .put("from", from)
                    .put("hours", hours)
                    .putAll(additionalProperties)
                    .end();
        }

        @Override
        public <R> R accept(Guest.Visitor<R> visitor) {
            return visitor.visitShortStay(this);
        }
    }
}
