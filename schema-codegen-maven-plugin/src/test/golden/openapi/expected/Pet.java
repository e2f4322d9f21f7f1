package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * Who lives here.
 */
@Generated("dev.cairn.codegen")
public sealed interface Pet extends JsonModel permits PetBase, Cat, Dog {
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
    static Pet fromJson(Object json) {
        return switch (UnionReader.discriminator(json, "petType")) {
            case "cat", "Cat" -> Cat.fromJson(json);
            case "Dog" -> Dog.fromJson(json);
            default -> PetBase.fromJson(json);
        };
    }

    /**
     * What to do with each kind of {@link Pet}.
     */
    interface Visitor<R> {
        R visitPetBase(PetBase petBase);

        R visitCat(Cat cat);

        R visitDog(Dog dog);
    }
}
