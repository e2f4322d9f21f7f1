package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * One of B or C.
 */
@Generated("dev.cairn.codegen")
public sealed interface BPart extends JsonModel permits B, C {
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
    static BPart fromJson(Object json) {
        return JsonShape.choose(
                json,
                "BPart",
                B.SHAPE,
                C.SHAPE);
    }

    /**
     * What to do with each kind of {@link BPart}.
     */
    interface Visitor<R> {
        R visitB(B b);

        R visitC(C c);
    }
}
