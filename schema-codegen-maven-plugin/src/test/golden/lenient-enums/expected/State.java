package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * How far a job is.
 */
@Generated("dev.cairn.codegen")
public record State(String value) implements JsonModel {
    public static final State QUEUED = new State("queued");

    public static final State IN_PROGRESS = new State("in progress");

    public static final State DONE = new State("done");

    public State {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Which of the values that the schema lists this is, to switch over.
     */
    public Known known() {
        return switch (value) {
            case "queued" -> Known.QUEUED;
            case "in progress" -> Known.IN_PROGRESS;
            case "done" -> Known.DONE;
            default -> Known.UNKNOWN;
        };
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static State fromJson(Object json) {
        return new State(JsonReader.string(json));
    }

    @Override
    public String toJson() {
        return value;
    }

    /**
     * The values that the schema lists, and {@code UNKNOWN} for all others.
     */
    public enum Known {
        QUEUED,

        IN_PROGRESS,

        DONE,

        UNKNOWN
    }
}
