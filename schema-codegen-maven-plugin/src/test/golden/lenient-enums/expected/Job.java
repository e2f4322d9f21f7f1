package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param unit Default: {@code "hours"}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Job(State state, Job. @Nullable Unit unit, Job. @Nullable Level level,
        @Nullable List<State> states, @Nullable WhenOrDate when,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Job> SHAPE = new JsonShape<>("Job", Job::fromJson)
            .required("state", State::fromJson)
            .optional("unit", Unit::fromJson)
            .optional("level", Level::fromJson)
            .optional("states", JsonReader.listOf(State::fromJson))
            .optional("when", WhenOrDate::fromJson)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Job {
        Objects.requireNonNull(state, "state is required");
        states = states == null ? null : Copies.list(states);
        additionalProperties = Copies.map(additionalProperties);
    }

    @Override
    public Unit unit() {
        return unit == null ? Unit.HOURS : unit;
    }

    @Override
    public List<State> states() {
        return states == null ? List.of() : states;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Job fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Job(members.get("state"), members.get("unit"), members.get("level"),
                members.get("states"), members.get("when"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("state", state)
                .put("unit", unit)
                .put("level", level)
                .put("states", states)
                .put("when", when)
                .putAll(additionalProperties)
                .end();
    }

    public enum Level implements JsonModel {
        _1(1L),

        _2(2L);

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
            throw JsonMismatchException.expected("one of 1, 2", json);
        }

        @Override
        public Object toJson() {
            return wire;
        }
    }

    /**
     * One of a few values, or another that is kept as it is.
     */
    public static record Unit(String value) implements JsonModel {
        public static final Unit MINUTES = new Unit("minutes");

        public static final Unit HOURS = new Unit("hours");

        public static final Unit UNKNOWN = new Unit("UNKNOWN");

        public Unit {
            Objects.requireNonNull(value, "value");
        }

        /**
         * Which of the values that the schema lists this is, to switch over.
         */
        public Known known() {
            return switch (value) {
                case "minutes" -> Known.MINUTES;
                case "hours" -> Known.HOURS;
                case "UNKNOWN" -> Known.UNKNOWN;
                default -> Known.UNKNOWN_;
            };
        }

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Unit fromJson(Object json) {
            return new Unit(JsonReader.string(json));
        }

        @Override
        public String toJson() {
            return value;
        }

        /**
         * The values that the schema lists, and {@code UNKNOWN_} for all others.
         */
        public enum Known {
            MINUTES,

            HOURS,

            UNKNOWN,

            UNKNOWN_
        }
    }

    /**
     * One of a few values, or another that is kept as it is.
     */
    public static record When(String value) implements JsonModel {
        public static final When NOW = new When("now");

        public static final When NEVER = new When("never");

        public When {
            Objects.requireNonNull(value, "value");
        }

        /**
         * Which of the values that the schema lists this is, to switch over.
         */
        public Known known() {
            return switch (value) {
                case "now" -> Known.NOW;
                case "never" -> Known.NEVER;
                default -> Known.UNKNOWN;
            };
        }

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static When fromJson(Object json) {
            return new When(JsonReader.string(json));
        }

        @Override
        public String toJson() {
            return value;
        }

        /**
         * The values that the schema lists, and {@code UNKNOWN} for all others.
         */
        public enum Known {
            NOW,

            NEVER,

            UNKNOWN
        }
    }
}
