package dev.cairn.codegen.java;

import dev.cairn.codegen.type.TypeUse;

/** Looks for something in a type: in the elements of lists and the values of maps, too. Nothing is found unless a method says so. */
abstract class TypeSearch implements TypeUse.Visitor<Boolean> {

    /** Whether a copy has to keep the numbers' classes. */
    static final TypeSearch EXACT_NUMBERS = new TypeSearch() {
        @Override
        public Boolean visitFormatted(TypeUse.Formatted formatted) {
            return formatted.format().numeric();
        }
    };

    /** Whether values are written by a class that we don't know. */
    static final TypeSearch EXTERNAL = new TypeSearch() {
        @Override
        public Boolean visitExternal(TypeUse.External external) {
            return true;
        }
    };

    final boolean isIn(TypeUse type) {
        return type.accept(this);
    }

    @Override
    public Boolean visitScalar(TypeUse.Scalar scalar) {
        return false;
    }

    @Override
    public Boolean visitAnyJson(TypeUse.AnyJson any) {
        return false;
    }

    @Override
    public Boolean visitList(TypeUse.ListOf list) {
        return list.element().accept(this);
    }

    @Override
    public Boolean visitMap(TypeUse.MapOf map) {
        return map.value().accept(this);
    }

    @Override
    public Boolean visitFormatted(TypeUse.Formatted formatted) {
        return false;
    }

    @Override
    public Boolean visitExternal(TypeUse.External external) {
        return false;
    }

    @Override
    public Boolean visitImported(TypeUse.Imported imported) {
        return false;
    }

    @Override
    public Boolean visitNullable(TypeUse.Nullable nullable) {
        return nullable.type().accept(this);
    }

    @Override
    public Boolean visitDeclared(TypeUse.Declared declared) {
        return false;
    }
}
