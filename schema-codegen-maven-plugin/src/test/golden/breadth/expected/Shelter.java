package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
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
 * @param position The schema's {@code position}.
 * @param level The schema's {@code level}.
 * @param grade The schema's {@code grade}.
 * @param rooms The schema's {@code rooms}. Names match <code>[^r[0-9]+$]</code>.
 * @param _class The schema's {@code class}.
 * @param fooBar The schema's {@code foo-bar}.
 * @param fooBar_ The schema's {@code foo_bar}.
 * @param _2nd The schema's {@code 2nd}.
 * @param price The schema's {@code price}.
 * @param json The schema's {@code json}.
 * @param tree The schema's {@code tree}.
 * @param guest The schema's {@code guest}.
 */
@Generated("dev.cairn.codegen")
public record Shelter(UUID id, OffsetDateTime opened, @Nullable URI site, @Nullable String owner,
        List<ShelterAnimals> animals, List<@Nullable Long> ages, List<NumberOrString> position,
        Shelter. @Nullable Level level, Shelter. @Nullable Grade grade, Map<String, Long> rooms,
        @Nullable String _class, @Nullable String fooBar, @Nullable String fooBar_,
        @Nullable String _2nd, @Nullable BigDecimal price, @Nullable Json json, @Nullable Leaf tree,
        @Nullable Guest guest) implements JsonModel {
    static final JsonShape<Shelter> SHAPE = new JsonShape<>(
            "Shelter",
            Shelter::fromJson,
            Map.of(),
            Set.of("id", "opened", "owner"),
            Set.of("id", "opened", "site", "owner", "animals", "ages", "position", "level", "grade",
                    "rooms", "class", "foo-bar", "foo_bar", "2nd", "price", "json", "tree",
                    "guest"),
            true);

    public Shelter {
        Objects.requireNonNull(id, "id is required");
        Objects.requireNonNull(opened, "opened is required");
        animals = Copies.list(animals);
        ages = Copies.list(ages);
        position = Copies.list(position);
        rooms = Copies.map(rooms);
        Bounds.each("ages", ages, (name, value) -> Bounds.minimum(name, value, 0));
        Bounds.names("rooms", rooms, Pattern.compile("^r[0-9]+$"));
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Shelter fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Shelter(
                members.required("id", Formats::uuid),
                members.required("opened", Formats::dateTime),
                members.optional("site", Formats::uri),
                members.optional("owner", JsonReader::string),
                members.optional("animals", JsonReader.listOf(ShelterAnimals::fromJson)),
                members.optional("ages", JsonReader.listOf(JsonReader.nullable(JsonReader::integer))),
                members.optional("position", JsonReader.listOf(NumberOrString::fromJson)),
                members.optional("level", Level::fromJson),
                members.optional("grade", Grade::fromJson),
                members.optional("rooms", JsonReader.mapOf(JsonReader::integer)),
                members.optional("class", JsonReader::string),
                members.optional("foo-bar", JsonReader::string),
                members.optional("foo_bar", JsonReader::string),
                members.optional("2nd", JsonReader::string),
                members.optional("price", Formats::decimal),
                members.optional("json", Json::fromJson),
                members.optional("tree", Leaf::fromJson),
                members.optional("guest", Guest::fromJson));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("id", id)
                .put("opened", opened)
                .put("site", site)
                .putEvenNull("owner", owner)
                .putUnlessEmpty("animals", animals)
                .putUnlessEmpty("ages", ages)
                .putUnlessEmpty("position", position)
                .put("level", level)
                .put("grade", grade)
                .putUnlessEmpty("rooms", rooms)
                .put("class", _class)
                .put("foo-bar", fooBar)
                .put("foo_bar", fooBar_)
                .put("2nd", _2nd)
                .put("price", price)
                .put("json", json)
                .put("tree", tree)
                .put("guest", guest)
                .toMap();
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
            Object plain = Copies.json(json);
            for (Grade value : values()) {
                if (value.wire.equals(plain)) {
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
            Object plain = Copies.json(json);
            for (Level value : values()) {
                if (value.wire.equals(plain)) {
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
     */
    public static record LongStay(@Nullable String from, String until) implements Guest {
        static final JsonShape<LongStay> SHAPE = new JsonShape<>(
                "LongStay",
                LongStay::fromJson,
                Map.of(),
                Set.of("until"),
                Set.of("from", "until"),
                false);

        public LongStay {
            Objects.requireNonNull(until, "until is required");
        }

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static LongStay fromJson(Object json) {
            JsonReader members = SHAPE.open(json);
            return new LongStay(
                    members.optional("from", JsonReader::string),
                    members.required("until", JsonReader::string));
        }

        @Override
        public Map<String, @Nullable Object> toJson() {
            return new JsonWriter()
                    .put("from", from)
                    .put("until", until)
                    .toMap();
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
     */
    public static record ShortStay(@Nullable String from, long hours) implements Guest {
        static final JsonShape<ShortStay> SHAPE = new JsonShape<>(
                "ShortStay",
                ShortStay::fromJson,
                Map.of(),
                Set.of("hours"),
                Set.of("from", "hours"),
                false);

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static ShortStay fromJson(Object json) {
            JsonReader members = SHAPE.open(json);
            return new ShortStay(
                    members.optional("from", JsonReader::string),
                    members.required("hours", JsonReader::integer));
        }

        @Override
        public Map<String, @Nullable Object> toJson() {
            return new JsonWriter()
                    .put("from", from)
                    .put("hours", hours)
                    .toMap();
        }

        @Override
        public <R> R accept(Guest.Visitor<R> visitor) {
            return visitor.visitShortStay(this);
        }
    }
}
