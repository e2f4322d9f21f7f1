package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.cairn.codegen.Audited;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Either {@link Line} or a string.
 */
@Audited("all")
@Generated("dev.cairn.codegen")
public sealed interface Either extends JsonModel, Serializable {
    static Either of(Line value) {
        return new OfLine(value);
    }

    static Either of(String value) {
        return new OfString(value);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Either fromJson(Object json) {
        if (json instanceof Map) {
            return new OfLine(Line.fromJson(json));
        }
        if (json instanceof String) {
            return new OfString(JsonReader.string(json));
        }
        throw JsonMismatchException.expected("Line or a string", json);
    }

    /**
     * Calls the visitor's method for this alternative, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * This alternative: {@link Line}.
     */
    record OfLine(Line value) implements Either {
        public OfLine {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLine(value);
        }

        @Override
        public Object toJson() {
            return value.toJson();
        }
    }

    /**
     * This alternative: a string.
     */
    record OfString(String value) implements Either {
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
     * What to do with each alternative of {@link Either}.
     */
    interface Visitor<R> {
        R visitLine(Line value);

        R visitString(String value);
    }
}
