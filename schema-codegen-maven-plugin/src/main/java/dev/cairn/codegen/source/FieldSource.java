package dev.cairn.codegen.source;

import com.palantir.javapoet.TypeName;

/**
 * A field.
 *
 * @param modifiers such as {@code private final}
 * @param initializer empty if there is none
 */
public record FieldSource(String modifiers, TypeName type, String name, Code initializer) {}
