package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * One of A or B.
 */
@Generated("dev.cairn.codegen")
public sealed interface APart extends JsonModel permits A, B {
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
    static APart fromJson(Object json) {
        return JsonShape.choose(
                json,
                "APart",
                A.SHAPE,
                B.SHAPE);
    }

    /**
     * What to do with each kind of {@link APart}.
     */
    interface Visitor<R> {
        R visitA(A a);

        R visitB(B b);
    }
}
