package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * One of LongStay or ShortStay.
 */
@Generated("dev.cairn.codegen")
public sealed interface Guest extends JsonModel permits Shelter.LongStay, Shelter.ShortStay {
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
    static Guest fromJson(Object json) {
        return JsonShape.choose(
                json,
                "Guest",
                Shelter.LongStay.SHAPE,
                Shelter.ShortStay.SHAPE);
    }

    /**
     * What to do with each kind of {@link Guest}.
     */
    interface Visitor<R> {
        R visitLongStay(Shelter.LongStay longStay);

        R visitShortStay(Shelter.ShortStay shortStay);
    }
}
