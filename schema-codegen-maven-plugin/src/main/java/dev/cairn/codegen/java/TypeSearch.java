package dev.cairn.codegen.java;

import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.TypeUse;

/** Looks for something in a type: in the elements of lists and the values of maps, too. Nothing is found unless a method says so. */
abstract class TypeSearch implements TypeUse.Visitor<Boolean> {

    /** Whether a copy has to keep the numbers' classes. */
    static final TypeSearch EXACT_NUMBERS = new TypeSearch() {
        @Override
        public Boolean visitFormatted(Formatted formatted) {
            return formatted.format().numeric();
        }
    };

    /** Whether values are written by a class that we don't know. */
    static final TypeSearch EXTERNAL = new TypeSearch() {
        @Override
        public Boolean visitExternal(External external) {
            return true;
        }
    };

    final boolean isIn(TypeUse type) {
        return type.accept(this);
    }

    @Override
    public Boolean visitScalar(Scalar scalar) {
        return false;
    }

    @Override
    public Boolean visitAnyJson(AnyJson any) {
        return false;
    }

    @Override
    public Boolean visitList(ListOf list) {
        return list.element().accept(this);
    }

    @Override
    public Boolean visitMap(MapOf map) {
        return map.value().accept(this);
    }

    @Override
    public Boolean visitFormatted(Formatted formatted) {
        return false;
    }

    @Override
    public Boolean visitExternal(External external) {
        return false;
    }

    @Override
    public Boolean visitImported(Imported imported) {
        return false;
    }

    @Override
    public Boolean visitOrNull(OrNull nullable) {
        return nullable.type().accept(this);
    }

    @Override
    public Boolean visitDeclared(Declared declared) {
        return false;
    }
}
