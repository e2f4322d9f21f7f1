package dev.cairn.codegen.type;

import dev.cairn.codegen.identifier.Identifiers;

/**
 * A property with only one possible value, such as a discriminator.
 *
 * @param wireName its name in JSON
 * @param value its value: a string, a number or a boolean
 * @param required whether it has to be there
 */
public record Constant(String wireName, Object value, boolean required) {

    /** The property's name as that of a Java constant: {@code CURSOR_FIELD} for {@code cursor_field}. */
    public String constantName() {
        return Identifiers.constant(wireName);
    }
}
