package dev.cairn.codegen.java;

import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.codegen.type.UnionType;

/** Finds generated types that have to name a deprecated one, of which the compiler would warn. */
final class Deprecation {

    private final TypeModel model;

    Deprecation(TypeModel model) {
        this.model = model;
    }

    boolean isMentionedIn(Declaration declaration) {
        if (declaration instanceof RecordType record) {
            return record.components().stream().map(Component::type).anyMatch(Deprecation::isDeprecated)
                    || record.unions().stream().anyMatch(union -> isDeprecated(union) || isMentionedIn(union))
                    || model.nestedIn(record).stream().anyMatch(this::isMentionedIn);
        }
        if (declaration instanceof UnionType union) {
            return union.members().stream().anyMatch(Deprecation::isDeprecated)
                    || union.parents().stream().anyMatch(parent -> isDeprecated(parent) || isMentionedIn(parent));
        }
        return declaration instanceof MixedType mixed
                && mixed.alternatives().stream().anyMatch(Deprecation::isDeprecated);
    }

    private static boolean isDeprecated(TypeUse type) {
        if (type instanceof Declared declared && declared.declaration() instanceof MixedType mixed) {
            // A builder takes each alternative as it is.
            return isDeprecated(mixed) || mixed.alternatives().stream().anyMatch(Deprecation::namesDeprecated);
        }
        return namesDeprecated(type);
    }

    private static boolean namesDeprecated(TypeUse type) {
        if (type instanceof ListOf list) {
            return namesDeprecated(list.element());
        }
        if (type instanceof MapOf map) {
            return namesDeprecated(map.value());
        }
        if (type instanceof TypeUse.Nullable nullable) {
            return namesDeprecated(nullable.type());
        }
        return type instanceof Declared declared && isDeprecated(declared.declaration());
    }

    /** Whether a type is annotated as deprecated. */
    static boolean isDeprecated(Declaration declaration) {
        if (declaration instanceof RecordType record) {
            return record.documentation().deprecated();
        }
        if (declaration instanceof UnionType union) {
            return union.documentation().deprecated();
        }
        return declaration instanceof MixedType mixed
                ? mixed.documentation().deprecated()
                : ((EnumType) declaration).documentation().deprecated();
    }
}
