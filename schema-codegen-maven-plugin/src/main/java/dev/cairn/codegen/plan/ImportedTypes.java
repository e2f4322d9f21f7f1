package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.shared.SharedModels;
import dev.cairn.codegen.shared.SharedType;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Diagnostics;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the types of schemas that were generated before, in another package. All of them have to share their support classes: there
 * is one exception, and one interface of models.
 */
final class ImportedTypes {

    private final SharedModels models;
    private final Diagnostics diagnostics;
    private final Set<String> names = new TreeSet<>();
    private @Nullable SharedType first;

    ImportedTypes(SharedModels models, Diagnostics diagnostics) {
        this.models = models;
        this.diagnostics = diagnostics;
    }

    /** The type that was generated of a schema; empty for a schema of this run. */
    Optional<TypeUse> of(Schema schema) {
        SharedType type = models.type(schema.document(), () -> schema.path().toString());
        if (type == null) {
            return Optional.empty();
        }
        if (first == null) {
            first = type;
        } else if (!first.support().equals(type.support())) {
            diagnostics.error(
                    schema.place(),
                    "the models of " + type.packageName() + " and of " + first.packageName()
                            + " have support classes of their own, so they can't be used together: let the schemas of one"
                            + " refer to those of the other, or generate them in one package");
        }
        names.add(type.name().substring(type.name().lastIndexOf('.') + 1));
        return Optional.of(new Imported(type));
    }

    /** The simple names of those that were found. */
    Set<String> names() {
        return names;
    }

    /** The package of the support classes that the types use; null if there are no such types. */
    @Nullable
    String support() {
        return first == null ? null : first.support();
    }
}
