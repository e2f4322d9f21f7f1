package dev.cairn.codegen.source;

/** A type as it is written in source. Immutable; two are equal if they are written the same. */
public sealed interface TypeName permits ClassName, GenericName, ArrayName, VariableName, PrimitiveName {

    /** The same type, of which a value may be null; primitive types stay what they are. */
    TypeName nullable();

    /** Whether it is one of the primitive types. */
    default boolean isPrimitive() {
        return false;
    }

    /** The primitive type of the same values, if there is one; otherwise this type. */
    default TypeName unboxed() {
        return this;
    }

    /** What remains of it without type arguments. */
    default TypeName erased() {
        return this;
    }
}
