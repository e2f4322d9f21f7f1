package dev.cairn.codegen.java;

import dev.cairn.codegen.type.TypeUse;

/** The methods of the generated {@code Copies} that copy values which could be changed otherwise; an empty name for all others. */
final class CopyMethods implements TypeUse.Visitor<String> {

    private static final CopyMethods INSTANCE = new CopyMethods();

    private CopyMethods() {}

    static String of(TypeUse type) {
        return type.accept(INSTANCE);
    }

    @Override
    public String visitScalar(TypeUse.Scalar scalar) {
        return "";
    }

    @Override
    public String visitAnyJson(TypeUse.AnyJson any) {
        return "json";
    }

    @Override
    public String visitList(TypeUse.ListOf list) {
        return TypeSearch.EXACT_NUMBERS.isIn(list) ? "exactList" : "list";
    }

    @Override
    public String visitMap(TypeUse.MapOf map) {
        return TypeSearch.EXACT_NUMBERS.isIn(map) ? "exactMap" : "map";
    }

    @Override
    public String visitFormatted(TypeUse.Formatted formatted) {
        return "";
    }

    @Override
    public String visitExternal(TypeUse.External external) {
        return "";
    }

    @Override
    public String visitImported(TypeUse.Imported imported) {
        return "";
    }

    @Override
    public String visitNullable(TypeUse.Nullable nullable) {
        return nullable.type().accept(this);
    }

    @Override
    public String visitDeclared(TypeUse.Declared declared) {
        return "";
    }
}
