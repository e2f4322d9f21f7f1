package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Either {@link Job.When} or {@link java.time.LocalDate}.
 */
@Generated("dev.cairn.codegen")
public sealed interface WhenOrDate extends JsonModel {
    static WhenOrDate of(Job.When value) {
        return new OfWhen(value);
    }

    static WhenOrDate of(LocalDate value) {
        return new OfDate(value);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static WhenOrDate fromJson(Object json) {
        if (json instanceof String) {
            return UnionReader.firstOf(
                    json,
                    value -> new OfDate(Formats.date(value)),
                    value -> new OfWhen(Job.When.fromJson(value)));
        }
        throw JsonMismatchException.expected("When or java.time.LocalDate", json);
    }

    /**
     * Calls the visitor's method for this alternative, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * This alternative: {@link Job.When}.
     */
    record OfWhen(Job.When value) implements WhenOrDate {
        public OfWhen {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitWhen(value);
        }

        @Override
        public Object toJson() {
            return value.toJson();
        }
    }

    /**
     * This alternative: {@link java.time.LocalDate}.
     */
    record OfDate(LocalDate value) implements WhenOrDate {
        public OfDate {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDate(value);
        }

        @Override
        public Object toJson() {
            return Objects.requireNonNull(JsonWriter.plain(value));
        }
    }

    /**
     * What to do with each alternative of {@link WhenOrDate}.
     */
    interface Visitor<R> {
        R visitWhen(Job.When value);

        R visitDate(LocalDate value);
    }
}
