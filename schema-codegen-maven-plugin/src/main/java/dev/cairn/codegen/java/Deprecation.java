package dev.cairn.codegen.java;

import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import java.util.Collection;

/** Finds generated types that have to name a deprecated one, of which the compiler would warn. */
final class Deprecation implements Declaration.Visitor<Boolean> {

    private static final TypeSearch NAMES_DEPRECATED = new TypeSearch() {
        @Override
        public Boolean visitDeclared(Declared declared) {
            return isWithinDeprecated(declared.declaration());
        }

        @Override
        public Boolean visitImported(Imported imported) {
            return imported.type().deprecated();
        }
    };

    private final TypeModel model;

    Deprecation(TypeModel model) {
        this.model = model;
    }

    boolean isMentionedIn(Declaration declaration) {
        return declaration.accept(this);
    }

    @Override
    public Boolean visitRecord(RecordType record) {
        for (Component component : record.components()) {
            if (isNamedBy(component.type())) {
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

    @Override
    public Boolean visitUnion(UnionType union) {
        for (RecordType member : union.members()) {
            if (isWithinDeprecated(member)) {
                return true;
            }
        }
        return isMentionedWith(union.parents());
    }

    @Override
    public Boolean visitMixed(MixedType mixed) {
        for (TypeUse alternative : mixed.alternatives()) {
            if (isNamedBy(alternative)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Boolean visitEnum(EnumType type) {
        return false;
    }

    private boolean isMentionedWith(Collection<UnionType> unions) {
        for (UnionType union : unions) {
            if (isDeprecated(union) || isMentionedIn(union)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamedBy(TypeUse type) {
        if (NAMES_DEPRECATED.isIn(type)) {
            return true;
        }
        // A builder takes each alternative as it is.
        for (TypeUse alternative : type.alternatives()) {
            if (NAMES_DEPRECATED.isIn(alternative)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a type or one that it is nested in is annotated as deprecated: who names the former names the latter, too. */
    private static boolean isWithinDeprecated(Declaration declaration) {
        for (Declaration each = declaration; each != null; each = each.owner()) {
            if (isDeprecated(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a type is annotated as deprecated. */
    static boolean isDeprecated(Declaration declaration) {
        return declaration.documentation().deprecated();
    }
}
