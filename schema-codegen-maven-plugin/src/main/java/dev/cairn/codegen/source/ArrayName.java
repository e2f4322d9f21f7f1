package dev.cairn.codegen.source;

/** An array, which as the last parameter of a method may be given as several values. */
public record ArrayName(TypeName element) implements TypeName {

    @Override
    public TypeName nullable() {
        return this;
    }
}
