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
import java.util.Collection;

/** Finds generated types that have to name a deprecated one, of which the compiler would warn. */
final class Deprecation {

    private final TypeModel model;

    Deprecation(TypeModel model) {
        this.model = model;
    }

    boolean isMentionedIn(Declaration declaration) {
        if (declaration instanceof RecordType record) {
            return isMentionedIn(record);
        }
        if (declaration instanceof UnionType union) {
            return isAnyDeprecated(union.members()) || isMentionedWith(union.parents());
        }
        return declaration instanceof MixedType mixed
                && mixed.alternatives().stream().anyMatch(Deprecation::isDeprecated);
    }

    private boolean isMentionedIn(RecordType record) {
        for (Component component : record.components()) {
            if (isDeprecated(component.type())) {
                return true;
            }
        }
        for (Declaration nested : model.nestedIn(record)) {
            if (isMentionedIn(nested)) {
                return true;
            }
        }
        return isMentionedWith(record.unions());
    }

    private boolean isMentionedWith(Collection<UnionType> unions) {
        for (UnionType union : unions) {
            if (isDeprecated(union) || isMentionedIn(union)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnyDeprecated(Collection<? extends Declaration> declarations) {
        for (Declaration declaration : declarations) {
            if (isDeprecated(declaration)) {
                return true;
            }
        }
        return false;
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
