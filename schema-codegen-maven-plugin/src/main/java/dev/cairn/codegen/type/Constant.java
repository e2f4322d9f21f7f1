package dev.cairn.codegen.type;

/**
 * A property with only one possible value, such as a discriminator.
 *
 * @param wireName its name in JSON
 * @param value its value: a string, a number or a boolean
 */
public record Constant(String wireName, Object value) {}
