package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Contains itself.
 */
@Generated("dev.cairn.codegen")
public sealed interface Json extends JsonModel {
    static Json of(Map<String, @Nullable Json> value) {
        return new OfNullableJsonMap(value);
    }

    static Json of(List<@Nullable Json> value) {
        return new OfNullableJsonList(value);
    }

    static Json of(String value) {
        return new OfString(value);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Json fromJson(Object json) {
        if (json instanceof Map) {
            return new OfNullableJsonMap(JsonReader.mapOf(JsonReader.nullable(Json::fromJson)).apply(json));
        }
        if (json instanceof List) {
            return new OfNullableJsonList(JsonReader.listOf(JsonReader.nullable(Json::fromJson)).apply(json));
        }
        if (json instanceof String) {
            return new OfString(JsonReader.string(json));
        }
        throw JsonMismatchException.expected("a map to Json or a list of Jsons or a string", json);
    }

    /**
     * Calls the visitor's method for this alternative, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * This alternative: a map to {@link Json}.
     */
    record OfNullableJsonMap(Map<String, @Nullable Json> value) implements Json {
        public OfNullableJsonMap {
            value = Copies.map(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNullableJsonMap(value);
        }

        @Override
        public Object toJson() {
            return Objects.requireNonNull(JsonWriter.plain(value));
        }
    }

    /**
     * This alternative: a list of {@link Json}s.
     */
    record OfNullableJsonList(List<@Nullable Json> value) implements Json {
        public OfNullableJsonList {
            value = Copies.list(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNullableJsonList(value);
        }

        @Override
        public Object toJson() {
            return Objects.requireNonNull(JsonWriter.plain(value));
        }
    }

    /**
     * This alternative: a string.
     */
    record OfString(String value) implements Json {
        public OfString {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitString(value);
        }

        @Override
        public Object toJson() {
            return value;
        }
    }

    /**
     * What to do with each alternative of {@link Json}.
     */
    interface Visitor<R> {
        R visitNullableJsonMap(Map<String, @Nullable Json> value);

        R visitNullableJsonList(List<@Nullable Json> value);

        R visitString(String value);
    }
}
