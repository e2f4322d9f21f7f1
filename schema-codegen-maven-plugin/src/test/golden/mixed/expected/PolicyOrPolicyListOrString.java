package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Either {@link Policy} or a list of {@link Policy} or a string.
 */
@Generated("dev.cairn.codegen")
public sealed interface PolicyOrPolicyListOrString extends JsonModel {
    static PolicyOrPolicyListOrString of(Policy value) {
        return new OfPolicy(value);
    }

    static PolicyOrPolicyListOrString of(List<Policy> value) {
        return new OfPolicyList(value);
    }

    static PolicyOrPolicyListOrString of(String value) {
        return new OfString(value);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PolicyOrPolicyListOrString fromJson(Object json) {
        if (json instanceof Map) {
            return new OfPolicy(Policy.fromJson(json));
        }
        if (json instanceof List) {
            return new OfPolicyList(JsonReader.listOf(Policy::fromJson).apply(json));
        }
        if (json instanceof String) {
            return new OfString(JsonReader.string(json));
        }
        throw JsonMismatchException.expected("Policy or a list of Policy or a string", json);
    }

    /**
     * Calls the visitor's method for this alternative, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * This alternative: {@link Policy}.
     */
    record OfPolicy(Policy value) implements PolicyOrPolicyListOrString {
        public OfPolicy {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPolicy(value);
        }

        @Override
        public Object toJson() {
            return value.toJson();
        }
    }

    /**
     * This alternative: a list of {@link Policy}.
     */
    record OfPolicyList(List<Policy> value) implements PolicyOrPolicyListOrString {
        public OfPolicyList {
            value = Copies.list(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPolicyList(value);
        }

        @Override
        public Object toJson() {
            return Objects.requireNonNull(JsonWriter.plain(value));
        }
    }

    /**
     * This alternative: a string.
     */
    record OfString(String value) implements PolicyOrPolicyListOrString {
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
     * What to do with each alternative of {@link PolicyOrPolicyListOrString}.
     */
    interface Visitor<R> {
        R visitPolicy(Policy value);

        R visitPolicyList(List<Policy> value);

        R visitString(String value);
    }
}
