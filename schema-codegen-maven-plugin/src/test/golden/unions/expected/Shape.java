package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * Something with an area.
 */
@Generated("dev.cairn.codegen")
public sealed interface Shape extends JsonModel permits Background, Group {
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
    static Shape fromJson(Object json) {
        return JsonShape.choose(
                json,
                "Shape",
                Circle.SHAPE,
                Square.SHAPE,
                Group.SHAPE);
    }

    /**
     * What to do with each kind of {@link Shape}.
     */
    interface Visitor<R> {
        R visitCircle(Circle circle);

        R visitSquare(Square square);

        R visitGroup(Group group);
    }
}
