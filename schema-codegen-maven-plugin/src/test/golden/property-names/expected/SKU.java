package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

@Generated("dev.cairn.codegen")
public enum SKU implements JsonModel {
    A("a"),

    B("b");

    private final String wire;

    SKU(String wire) {
        this.wire = wire;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SKU fromJson(Object json) {
        for (SKU value : values()) {
            if (JsonReader.same(value.wire, json)) {
                return value;
            }
        }
        throw JsonMismatchException.expected("one of 'a', 'b'", json);
    }

    @Override
    public String toJson() {
        return wire;
    }
}
