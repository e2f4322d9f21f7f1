package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * A span of time, from {@code start} to {@code end}.
 *
 * <p>It may be empty; a *&#47; does no harm.
 *
 * @param start Where it begins. Templates can use {@code config}. Examples: {@code 2024-01-01},
 *     {@code {{ config['since'] }}}.
 * @param limit Minimum {@code 1}. Maximum {@code 100}.
 * @param factor Default: {@code 0.5}.
 * @param open Default: {@code true}.
 * @param tags Without duplicates.
 * @param codes Default: {@code [429,503]}.
 * @param unit Default: {@code "minutes"}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Window(@Interpolated("config") String start, @Nullable String end, long limit,
        @Nullable Double factor, @Nullable Boolean open, List<String> tags,
        @Nullable Map<String, String> labels, @Nullable List<Long> codes,
        Window. @Nullable Unit unit, Window. @Nullable Clamping clamping, @Nullable String _class,
        @Nullable Map<String, @Nullable Object> parameters,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Window> SHAPE = new JsonShape<>("Window", Window::fromJson)
            .required("start", JsonReader.STRING)
            .optional("end", JsonReader.STRING)
            .required("limit", JsonReader.INTEGER)
            .optional("factor", JsonReader.NUMBER)
            .optional("open", JsonReader.BOOLEAN)
            .required("tags", JsonReader.listOf(JsonReader.STRING))
            .optional("labels", JsonReader.mapOf(JsonReader.STRING))
            .optional("codes", JsonReader.listOf(JsonReader.INTEGER))
            .optional("unit", Unit::fromJson)
            .optional("clamping", Clamping::fromJson)
            .optional("class", JsonReader.STRING)
            .optional("$parameters", JsonReader.mapOf(JsonReader.JSON))
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Window {
        Objects.requireNonNull(start, "start is required");
        Objects.requireNonNull(tags, "tags is required");
        tags = Copies.list(tags);
        labels = labels == null ? null : Copies.map(labels);
        codes = codes == null ? null : Copies.list(codes);
        parameters = parameters == null ? null : Copies.map(parameters);
        additionalProperties = Copies.map(additionalProperties);
        Bounds.minimum("limit", limit, 1);
        Bounds.maximum("limit", limit, 100);
        Bounds.uniqueItems("tags", tags);
    }

    @Override
    public Double factor() {
        return factor == null ? 0.5 : factor;
    }

    @Override
    public Boolean open() {
        return open == null ? true : open;
    }

    @Override
    public Map<String, String> labels() {
        return labels == null ? Map.of() : labels;
    }

    @Override
    public List<Long> codes() {
        return codes == null ? Defaults.codes : codes;
    }

    @Override
    public Unit unit() {
        return unit == null ? Unit.MINUTES : unit;
    }

    @Override
    public Map<String, @Nullable Object> parameters() {
        return parameters == null ? Map.of() : parameters;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Window fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Window(members.get("start"), members.get("end"), members.get("limit"),
                members.get("factor"), members.get("open"), members.get("tags"),
                members.get("labels"), members.get("codes"), members.get("unit"),
                members.get("clamping"), members.get("class"), members.get("$parameters"),
                members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("start", start)
                .put("end", end)
                .put("limit", limit)
                .put("factor", factor)
                .put("open", open)
                .put("tags", tags)
                .put("labels", labels)
                .put("codes", codes)
                .put("unit", unit)
                .put("clamping", clamping)
                .put("class", _class)
                .put("$parameters", parameters)
                .putAll(additionalProperties)
                .end();
    }

    /**
     * A builder with nothing set: what it isn't told is absent, or takes its default.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder that has all values of this record.
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.start = start;
        builder.end = end;
        builder.limit = limit;
        builder.factor = factor;
        builder.open = open;
        builder.tags = tags;
        builder.labels = labels;
        builder.codes = codes;
        builder.unit = unit;
        builder.clamping = clamping;
        builder._class = _class;
        builder.parameters = parameters;
        builder.additionalProperties = additionalProperties;
        return builder;
    }

    /**
     * Builds a {@link Window}. Not thread-safe.
     */
    public static final class Builder {
        private @Nullable String start;

        private @Nullable String end;

        private @Nullable Long limit;

        private @Nullable Double factor;

        private @Nullable Boolean open;

        private @Nullable List<String> tags;

        private @Nullable Map<String, String> labels;

        private @Nullable List<Long> codes;

        private @Nullable Unit unit;

        private @Nullable Clamping clamping;

        private @Nullable String _class;

        private @Nullable Map<String, @Nullable Object> parameters;

        private @Nullable Map<String, @Nullable Object> additionalProperties;

        private Builder() {
        }

        public Builder start(String start) {
            this.start = start;
            return this;
        }

        public Builder end(@Nullable String end) {
            this.end = end;
            return this;
        }

        public Builder limit(long limit) {
            this.limit = limit;
            return this;
        }

        public Builder factor(double factor) {
            this.factor = factor;
            return this;
        }

        public Builder open(boolean open) {
            this.open = open;
            return this;
        }

        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        public Builder tags(String... tags) {
            return tags(List.of(tags));
        }

        public Builder labels(@Nullable Map<String, String> labels) {
            this.labels = labels;
            return this;
        }

        public Builder codes(@Nullable List<Long> codes) {
            this.codes = codes;
            return this;
        }

        public Builder codes(Long... codes) {
            return codes(List.of(codes));
        }

        public Builder unit(@Nullable Unit unit) {
            this.unit = unit;
            return this;
        }

        public Builder clamping(@Nullable Clamping clamping) {
            this.clamping = clamping;
            return this;
        }

        public Builder _class(@Nullable String _class) {
            this._class = _class;
            return this;
        }

        public Builder parameters(@Nullable Map<String, @Nullable Object> parameters) {
            this.parameters = parameters;
            return this;
        }

        public Builder additionalProperties(Map<String, @Nullable Object> additionalProperties) {
            this.additionalProperties = additionalProperties;
            return this;
        }

        /**
         * The record.
         *
         * @throws NullPointerException if something required is missing
         */
        public Window build() {
            return new Window(
                    start,
                    end,
                    Objects.requireNonNull(limit, "limit is required"),
                    factor,
                    open,
                    tags,
                    labels,
                    codes,
                    unit,
                    clamping,
                    _class,
                    parameters,
                    additionalProperties);
        }
    }

    /**
     * The schema's Window.clamping.
     */
    public static record Clamping(@Nullable String target) implements JsonModel {
        static final JsonShape<Clamping> SHAPE = new JsonShape<>("Clamping", Clamping::fromJson)
                .optional("target", JsonReader.STRING)
                .closed();

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Clamping fromJson(Object json) {
            JsonMembers members = SHAPE.open(json);
            return new Clamping(members.get("target"));
        }

        @Override
        public Map<String, @Nullable Object> toJson() {
            return JsonWriter.map(this);
        }

        @Override
        public void write(JsonWriter json) {
            json.object(SHAPE)
                    .put("target", target)
                    .end();
        }

        /**
         * A builder with nothing set: what it isn't told is absent, or takes its default.
         */
        public static Builder builder() {
            return new Builder();
        }

        /**
         * A builder that has all values of this record.
         */
        public Builder toBuilder() {
            Builder builder = new Builder();
            builder.target = target;
            return builder;
        }

        public Clamping withTarget(@Nullable String target) {
            return new Clamping(target);
        }

        /**
         * Builds a {@link Clamping}. Not thread-safe.
         */
        public static final class Builder {
            private @Nullable String target;

            private Builder() {
            }

            public Builder target(@Nullable String target) {
                this.target = target;
                return this;
            }

            /**
             * The record.
             *
             * @throws NullPointerException if something required is missing
             */
            public Clamping build() {
                return new Clamping(
                        target);
            }
        }
    }

    public enum Unit implements JsonModel {
        MINUTES("minutes"),

        WHOLE_HOURS("whole-hours"),

        _3D("3d");

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
            throw JsonMismatchException.expected("one of 'minutes', 'whole-hours', '3d'", json);
        }

        @Override
        public String toJson() {
            return wire;
        }
    }

    /**
     * What absent properties stand for.
     */
    private static final class Defaults {
        static final List<Long> codes = List.of(429L, 503L);
    }
}
