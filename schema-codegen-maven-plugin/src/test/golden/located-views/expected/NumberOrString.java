package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Either a number or a string.
 */
@Generated("dev.cairn.codegen")
public sealed interface NumberOrString extends JsonModel {
    static NumberOrString of(double value) {
        return new OfNumber(value);
    }

    static NumberOrString of(String value) {
        return new OfString(value);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NumberOrString fromJson(Object json) {
        if (json instanceof String) {
            return new OfString(JsonReader.string(json));
        }
        if (json instanceof Number) {
            return new OfNumber(JsonReader.number(json));
        }
        throw JsonMismatchException.expected("a number or a string", json);
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
     * This alternative: a number.
     */
    record OfNumber(double value) implements NumberOrString {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNumber(value);
        }

        @Override
        public Object toJson() {
            return JsonNumbers.written(value);
        }
    }

    /**
     * This alternative: a string.
     */
    record OfString(String value) implements NumberOrString {
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
     * What to do with each alternative of {@link NumberOrString}.
     */
    interface Visitor<R> {
        R visitNumber(double value);

        R visitString(String value);
    }
}
