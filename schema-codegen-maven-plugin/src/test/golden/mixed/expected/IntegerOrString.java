package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Either an integer or a string.
 */
@Generated("dev.cairn.codegen")
public sealed interface IntegerOrString extends JsonModel {
    static IntegerOrString of(long value) {
        return new OfInteger(value);
    }

    static IntegerOrString of(String value) {
        return new OfString(value);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static IntegerOrString fromJson(Object json) {
        if (JsonReader.isInteger(json)) {
            return new OfInteger(JsonReader.integer(json));
        }
        if (json instanceof String) {
            return new OfString(JsonReader.string(json));
        }
        throw JsonMismatchException.expected("an integer or a string", json);
    }

    /**
     * Whether this is text, which may be a template to evaluate, and not one of the other alternatives.
     */
    default boolean isTemplate() {
        return this instanceof OfString;
    }

    /**
     * Calls the visitor's method for this alternative, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * This alternative: an integer.
     */
    record OfInteger(long value) implements IntegerOrString {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInteger(value);
        }

        @Override
        public Object toJson() {
            return value;
        }
    }

    /**
     * This alternative: a string.
     */
    record OfString(String value) implements IntegerOrString {
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
     * What to do with each alternative of {@link IntegerOrString}.
     */
    interface Visitor<R> {
        R visitInteger(long value);

        R visitString(String value);
    }
}
