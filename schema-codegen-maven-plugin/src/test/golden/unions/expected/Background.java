package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * One of Circle or Square.
 */
@Generated("dev.cairn.codegen")
public sealed interface Background extends Shape permits Circle, Square {
    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Background fromJson(Object json) {
        return JsonShape.choose(
                json,
                "Background",
                Circle.SHAPE,
                Square.SHAPE);
    }

    /**
     * What to do with each kind of {@link Background}.
     */
    interface Visitor<R> extends Shape.Visitor<R> {
        R visitCircle(Circle circle);

        R visitSquare(Square square);

        /**
         * Never called: it is no {@link Background}.
         */
        @Override
        default R visitGroup(Group group) {
            throw new AssertionError("Group is not one of the kinds of Background");
        }
    }
}
