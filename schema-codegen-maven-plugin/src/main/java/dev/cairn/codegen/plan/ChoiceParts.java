package dev.cairn.codegen.plan;

import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import java.util.LinkedHashSet;
import java.util.Set;

/** Takes alternatives apart that are choices themselves, and sorts the objects out of the rest. */
final class ChoiceParts implements Declaration.Visitor<Boolean> {

    private final Set<RecordType> objects = new LinkedHashSet<>();
    private final Set<TypeUse> others = new LinkedHashSet<>();

    static ChoiceParts of(TypeUse type) {
        ChoiceParts parts = new ChoiceParts();
        parts.add(type);
        return parts;
    }

    void add(TypeUse alternative) {
        TypeUse type = alternative.notNull();
        Declaration declaration = type.declaration();
        if (declaration == null || !declaration.accept(this)) {
            others.add(type);
        }
    }

    /** The records among the parts. */
    Set<RecordType> objects() {
        return objects;
    }

    /** The parts that are no records. */
    Set<TypeUse> others() {
        return others;
    }

    @Override
    public Boolean visitRecord(RecordType record) {
        objects.add(record);
        return true;
    }

    @Override
    public Boolean visitUnion(UnionType union) {
        objects.addAll(union.members());
        return true;
    }

    @Override
    public Boolean visitMixed(MixedType mixed) {
        mixed.alternatives().forEach(this::add);
        return mixed.isFinished();
    }

    @Override
    public Boolean visitEnum(EnumType type) {
        return false;
    }
}
