package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Either a list of strings or a list of list of strings or a string.
 */
@Generated("dev.cairn.codegen")
public sealed interface StringListOrStringListListOrString extends JsonModel {
    static StringListOrStringListListOrString of(List<String> value) {
        return new OfStringList(value);
    }

    static StringListOrStringListListOrString ofStringListList(List<List<String>> value) {
        return new OfStringListList(value);
    }

    static StringListOrStringListListOrString of(String value) {
        return new OfString(value);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StringListOrStringListListOrString fromJson(Object json) {
        if (json instanceof List) {
            return UnionReader.firstOf(
                    json,
                    value -> new OfStringList(JsonReader.listOf(JsonReader.STRING).apply(value)),
                    value -> new OfStringListList(JsonReader.listOf(JsonReader.listOf(JsonReader.STRING)).apply(value)));
        }
        if (json instanceof String) {
            return new OfString(JsonReader.string(json));
        }
        throw JsonMismatchException.expected("a list of strings or a list of list of strings or a string", json);
    }

    /**
     * Calls the visitor's method for this alternative, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * This alternative: a list of strings.
     */
    record OfStringList(List<String> value) implements StringListOrStringListListOrString {
        public OfStringList {
            value = Copies.list(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitStringList(value);
        }

        @Override
        public Object toJson() {
            return Objects.requireNonNull(JsonWriter.plain(value));
        }
    }

    /**
     * This alternative: a list of list of strings.
     */
    record OfStringListList(
            List<List<String>> value) implements StringListOrStringListListOrString {
        public OfStringListList {
            value = Copies.list(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitStringListList(value);
        }

        @Override
        public Object toJson() {
            return Objects.requireNonNull(JsonWriter.plain(value));
        }
    }

    /**
     * This alternative: a string.
     */
    record OfString(String value) implements StringListOrStringListListOrString {
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
     * What to do with each alternative of {@link StringListOrStringListListOrString}.
     */
    interface Visitor<R> {
        R visitStringList(List<String> value);

        R visitStringListList(List<List<String>> value);

        R visitString(String value);
    }
}
