package dev.cairn.codegen.source;

import java.util.List;

/** A class with type arguments. */
public record GenericName(ClassName raw, List<TypeName> arguments, boolean isNullable) implements TypeName {

    public GenericName {
        arguments = List.copyOf(arguments);
    }

    public static GenericName of(ClassName raw, TypeName... arguments) {
        return new GenericName(raw, List.of(arguments), false);
    }

    @Override
    public TypeName nullable() {
        return new GenericName(raw, arguments, true);
    }

    @Override
    public TypeName erased() {
        return raw;
    }
}
