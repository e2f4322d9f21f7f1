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
 * The schema's Shelter.
 *
 * @param id The schema's {@code id}.
 * @param opened The schema's {@code opened}.
 * @param site The schema's {@code site}.
 * @param owner The schema's {@code owner}.
 * @param animals The schema's {@code animals}.
 * @param ages The schema's {@code ages}.
 * @param position The schema's {@code position}. Max items {@code 3}.
 * @param level The schema's {@code level}.
 * @param grade The schema's {@code grade}.
 * @param rooms The schema's {@code rooms}. Names match {@code [^r[0-9]+$]}.
 * @param _class The schema's {@code class}.
 * @param fooBar The schema's {@code foo-bar}.
 * @param fooBar_ The schema's {@code foo_bar}.
 * @param _2nd The schema's {@code 2nd}.
 * @param price The schema's {@code price}.
 * @param json The schema's {@code json}.
 * @param tree The schema's {@code tree}.
 * @param guest The schema's {@code guest}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Shelter(Written<UUID> id, Written<OffsetDateTime> opened, @Nullable URI site,
        @Nullable String owner, List<ShelterAnimals> animals, List<@Nullable Long> ages,
        List<NumberOrString> position, Shelter. @Nullable Level level,
        Shelter. @Nullable Grade grade, Map<String, Long> rooms, @Nullable String _class,
        @Nullable String fooBar, @Nullable String fooBar_, @Nullable String _2nd,
        @Nullable BigDecimal price, @Nullable Json json, @Nullable Leaf tree, @Nullable Guest guest,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Shelter> SHAPE = new JsonShape<>("Shelter", Shelter::fromJson)
            .required("id", Formats::writtenUuid)
            .required("opened", Formats::writtenDateTime)
            .optional("site", Formats::uri)
            .nullable("owner", JsonReader.STRING)
            .optional("animals", JsonReader.listOf(ShelterAnimals::fromJson))
            .optional("ages", JsonReader.listOf(JsonReader.nullable(JsonReader.INTEGER)))
            .optional("position", JsonReader.placesOf(NumberOrString::fromJson, JsonReader.JSON,
                    JsonReader.NUMBER, JsonReader.NUMBER, JsonReader.STRING))
            .optional("level", Level::fromJson)
            .optional("grade", Grade::fromJson)
            .optional("rooms", JsonReader.mapOf(JsonReader.INTEGER))
            .optional("class", JsonReader.STRING)
            .optional("foo-bar", JsonReader.STRING)
            .optional("foo_bar", JsonReader.STRING)
            .optional("2nd", JsonReader.STRING)
            .optional("price", Formats::decimal)
            .optional("json", Json::fromJson)
            .optional("tree", Leaf::fromJson)
            .optional("guest", Guest::fromJson)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Shelter {
        Objects.requireNonNull(id, "id is required");
        Objects.requireNonNull(opened, "opened is required");
        animals = Copies.list(animals);
        ages = Copies.list(ages);
        position = Copies.list(position);
        rooms = Copies.map(rooms);
        additionalProperties = Copies.map(additionalProperties);
        Bounds.elements("ages", ages, (name, value) -> Bounds.minimum(name, value, 0));
        Bounds.maxItems("position", position, 3);
        Bounds.names("rooms", rooms, "^r[0-9]+$");
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
                members.get("json"), members.get("tree"), members.get("guest"), members.others());
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
                .putUnlessAbsent("animals", animals)
                .putUnlessAbsent("ages", ages)
                .putUnlessAbsent("position", position)
                .put("level", level)
                .put("grade", grade)
                .putUnlessAbsent("rooms", rooms)
                .put("class", _class)
                .put("foo-bar", fooBar)
                .put("foo_bar", fooBar_)
                .put("2nd", _2nd)
                .put("price", price)
                .put("json", json)
                .put("tree", tree)
                .put("guest", guest)
                .putAll(additionalProperties)
                .end();
    }

    /**
     * One of a few values.
     */
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

    /**
     * One of a few values.
     */
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
     * @param from The schema's {@code from}.
     * @param until The schema's {@code until}.
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
     * @param from The schema's {@code from}.
     * @param hours The schema's {@code hours}.
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
