package dev.cairn.codegen.plan;

import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import java.util.Comparator;

/** The order of the alternatives of a mixed type: objects, maps, lists, enums, formats, scalars, anything, mixed types. */
final class AlternativeOrder implements TypeUse.Visitor<Integer>, Declaration.Visitor<Integer> {

    static final Comparator<TypeUse> COMPARATOR = Comparator.comparing(type -> type.accept(new AlternativeOrder()));

    private AlternativeOrder() {}

    @Override
    public Integer visitMap(MapOf map) {
        return 10;
    }

    @Override
    public Integer visitList(ListOf list) {
        return 20;
    }

    @Override
    public Integer visitFormatted(Formatted formatted) {
        return formatted.format().numeric() ? 38 : 35;
    }

    @Override
    public Integer visitScalar(Scalar scalar) {
        return switch (scalar.kind()) {
            case BOOLEAN -> 40;
            case INTEGER -> 41;
            case NUMBER -> 42;
            case STRING -> 43;
        };
    }

    @Override
    public Integer visitAnyJson(AnyJson any) {
        return 50;
    }

    @Override
    public Integer visitExternal(External external) {
        return 50;
    }

    @Override
    public Integer visitImported(Imported imported) {
        return imported.checksItself() ? 0 : imported.holdsObjects() ? 60 : 30;
    }

    @Override
    public Integer visitOrNull(OrNull nullable) {
        return 50;
    }

    @Override
    public Integer visitDeclared(Declared declared) {
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
