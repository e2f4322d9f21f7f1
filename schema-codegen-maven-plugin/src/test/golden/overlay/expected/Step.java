package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * One of Fetch, Store or Shout.
 */
@Generated("dev.cairn.codegen")
public sealed interface Step extends JsonModel permits Fetch, Store, Shout {
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
    static Step fromJson(Object json) {
        return JsonShape.choose(
                json,
                "Step",
                Fetch.SHAPE,
                Store.SHAPE,
                Shout.SHAPE);
    }

    /**
     * What to do with each kind of {@link Step}.
     */
    interface Visitor<R> {
        R visitFetch(Fetch fetch);

        R visitStore(Store store);

        R visitShout(Shout shout);
    }
}
