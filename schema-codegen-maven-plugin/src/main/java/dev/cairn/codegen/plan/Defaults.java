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
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import dev.cairn.documents.Node;
import java.math.BigDecimal;

/** Tells whether a default value can be a value of the type that visits it. */
final class Defaults implements TypeUse.Visitor<Boolean>, Declaration.Visitor<Boolean> {

    private final Node value;

    private Defaults(Node value) {
        this.value = value;
    }

    static boolean fits(TypeUse type, Node value) {
        return type.accept(new Defaults(value));
    }

    @Override
    public Boolean visitScalar(Scalar scalar) {
        return scalar.kind().has(value.scalar()) && (scalar.kind() != ScalarKind.NUMBER || isDouble());
    }

    private boolean isDouble() {
        Number number = value.number();
        double real = number == null ? Double.NaN : number.doubleValue();
        return Double.isFinite(real)
                && new BigDecimal(Double.toString(real)).compareTo(new BigDecimal(String.valueOf(number))) == 0;
    }

    @Override
    public Boolean visitAnyJson(AnyJson any) {
        return true;
    }

    @Override
    public Boolean visitList(ListOf list) {
        return (value.isArray() || list.singleAccepted())
                && value.itemOrItems().stream().allMatch(item -> fits(list.element(), item));
    }

    @Override
    public Boolean visitMap(MapOf map) {
        return value.isObject()
                && value.members().values().stream().allMatch(member -> fits(map.value(), member.value()));
    }

    @Override
    public Boolean visitFormatted(Formatted formatted) {
        Object plain = value.toPlain();
        return formatted.format().numeric()
                ? plain instanceof Number
                : plain instanceof String text && formatted.format().accepts(text);
    }

    @Override
    public Boolean visitExternal(External external) {
        return true;
    }

    @Override
    public Boolean visitImported(Imported imported) {
        return true;
    }

    @Override
    public Boolean visitOrNull(OrNull nullable) {
        return value.isNull() || nullable.type().accept(this);
    }

    @Override
    public Boolean visitDeclared(Declared declared) {
        return declared.declaration().accept((Declaration.Visitor<Boolean>) this);
    }

    @Override
    public Boolean visitRecord(RecordType record) {
        return value.isObject();
    }

    @Override
    public Boolean visitUnion(UnionType union) {
        return value.isObject();
    }

    @Override
    public Boolean visitMixed(MixedType mixed) {
        return mixed.alternatives().stream().anyMatch(alternative -> alternative.accept(this));
    }

    @Override
    public Boolean visitEnum(EnumType type) {
        Object plain = value.scalar();
        return type.values().stream().anyMatch(each -> each.wire().equals(plain));
    }
}
