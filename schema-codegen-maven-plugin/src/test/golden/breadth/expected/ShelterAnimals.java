package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * One of Cat or Dog.
 */
@Generated("dev.cairn.codegen")
public sealed interface ShelterAnimals extends JsonModel permits Cat, Dog {
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
    static ShelterAnimals fromJson(Object json) {
        return JsonShape.choose(
                json,
                "ShelterAnimals",
                Cat.SHAPE,
                Dog.SHAPE);
    }

    /**
     * What to do with each kind of {@link ShelterAnimals}.
     */
    interface Visitor<R> {
        R visitCat(Cat cat);

        R visitDog(Dog dog);
    }
}
