package dev.cairn.codegen.source;

/**
 * A primitive type.
 *
 * @param keyword such as {@code boolean}
 */
public record PrimitiveName(String keyword) implements TypeName {

    public static final PrimitiveName BOOLEAN = new PrimitiveName("boolean");
    static final PrimitiveName LONG = new PrimitiveName("long");
    static final PrimitiveName INT = new PrimitiveName("int");
    static final PrimitiveName DOUBLE = new PrimitiveName("double");

    @Override
    public TypeName nullable() {
        return this;
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }
}
