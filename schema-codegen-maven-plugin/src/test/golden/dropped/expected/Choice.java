package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * One of Closed or Described.
 */
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public sealed interface Choice extends JsonModel permits Closed, Described {
    /**
     * Calls the visitor's method for this record, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Choice fromJson(Object json) {
        return UnionReader.oneOf(
                json,
                "Choice",
                Closed.SHAPE,
                Described.SHAPE);
    }

    /**
     * What to do with each kind of {@link Choice}.
     */
    interface Visitor<R> {
        R visitClosed(Closed closed);

        R visitDescribed(Described described);
    }
}
