package dev.cairn.codegen.type;

import java.util.Comparator;

/** The order of the alternatives of a mixed type: objects, maps, lists, enums, formats, scalars, anything, mixed types. */
final class AlternativeOrder implements TypeUse.Visitor<Integer>, Declaration.Visitor<Integer> {

    static final Comparator<TypeUse> COMPARATOR = Comparator.comparing(type -> type.accept(new AlternativeOrder()));

    private AlternativeOrder() {}

    @Override
    public Integer visitMap(TypeUse.MapOf map) {
        return 10;
    }

    @Override
    public Integer visitList(TypeUse.ListOf list) {
        return 20;
    }

    @Override
    public Integer visitFormatted(TypeUse.Formatted formatted) {
        return formatted.format().numeric() ? 38 : 35;
    }

    @Override
    public Integer visitScalar(TypeUse.Scalar scalar) {
        return switch (scalar.kind()) {
            case BOOLEAN -> 40;
            case INTEGER -> 41;
            case NUMBER -> 42;
            case STRING -> 43;
        };
    }

    @Override
    public Integer visitAnyJson(TypeUse.AnyJson any) {
        return 50;
    }

    @Override
    public Integer visitExternal(TypeUse.External external) {
        return 50;
    }

    @Override
    public Integer visitImported(TypeUse.Imported imported) {
        return imported.checksItself() ? 0 : imported.holdsObjects() ? 60 : 30;
    }

    @Override
    public Integer visitNullable(TypeUse.Nullable nullable) {
        return 50;
    }

    @Override
    public Integer visitDeclared(TypeUse.Declared declared) {
        return declared.declaration().accept((Declaration.Visitor<Integer>) this);
    }

    @Override
    public Integer visitRecord(RecordType record) {
        return 0;
    }

    @Override
    public Integer visitUnion(UnionType union) {
        return 0;
    }

    @Override
    public Integer visitEnum(EnumType type) {
        return 30;
    }

    @Override
    public Integer visitMixed(MixedType mixed) {
        return 60;
    }
}
