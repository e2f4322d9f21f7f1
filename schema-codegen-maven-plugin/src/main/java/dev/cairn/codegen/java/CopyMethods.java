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

/** The methods of the generated {@code Copies} that copy values which could be changed otherwise; an empty name for all others. */
final class CopyMethods implements TypeUse.Visitor<String> {

    private static final CopyMethods INSTANCE = new CopyMethods();

    private CopyMethods() {}

    static String of(TypeUse type) {
        return type.accept(INSTANCE);
    }

    @Override
    public String visitScalar(Scalar scalar) {
        return "";
    }

    @Override
    public String visitAnyJson(AnyJson any) {
        return "json";
    }

    @Override
    public String visitList(ListOf list) {
        return TypeSearch.EXACT_NUMBERS.isIn(list) ? "exactList" : "list";
    }

    @Override
    public String visitMap(MapOf map) {
        return TypeSearch.EXACT_NUMBERS.isIn(map) ? "exactMap" : "map";
    }

    @Override
    public String visitFormatted(Formatted formatted) {
        return "";
    }

    @Override
    public String visitExternal(External external) {
        return "";
    }

    @Override
    public String visitImported(Imported imported) {
        return "";
    }

    @Override
    public String visitOrNull(OrNull nullable) {
        return nullable.type().accept(this);
    }

    @Override
    public String visitDeclared(Declared declared) {
        return "";
    }
}
