package dev.cairn.codegen.source;

/** A type variable. */
public record VariableName(String name) implements TypeName {

    @Override
    public TypeName nullable() {
        return this;
    }
}
