package dev.cairn.codegen.plan;

import dev.cairn.codegen.name.Declarations;
import dev.cairn.codegen.name.Names;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.shared.SharedModels;
import dev.cairn.codegen.shared.SharedType;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Has each schema decided on once, and sees to it that schemas which contain themselves come to an end. This is the only place
 * where planning goes in circles: {@link ShapePlanner} and those whom it asks get back here through {@link SchemaTypes}.
 */
final class PlannedTypes implements SchemaTypes {

    private final Planning run;
    private final UnionPlanner unions;
    private final Declarations declarations;
    private final ShapePlanner shapes;
    private final ImportedTypes imported;
    private final IdentityHashMap<Node, TypeUse> planned = new IdentityHashMap<>();

    /** The schemas that we are deciding on, and how many lists and maps are around each of them. */
    private final IdentityHashMap<Node, Integer> inProgress = new IdentityHashMap<>();

    private final IdentityHashMap<Node, MixedType> unfinishedTypes = new IdentityHashMap<>();
    private int containers;

    PlannedTypes(Planning run, Names names, JavaTypePlanner javaTypes, UnionPlanner unions, Declarations declarations) {
        this.run = run;
        this.unions = unions;
        this.declarations = declarations;
        this.imported = new ImportedTypes(run.schemas().shared(), run.diagnostics());
        this.shapes = new ShapePlanner(this, run, names, javaTypes, unions, declarations);
    }

    @Override
    public TypeUse of(Schema schema) {
        TypeUse known = planned.get(schema.node());
        if (known != null) {
            return known;
        }
        Optional<TypeUse> elsewhere = imported.of(schema);
        if (elsewhere.isPresent()) {
            planned.put(schema.node(), elsewhere.get());
            return elsewhere.get();
        }
        Integer around = inProgress.putIfAbsent(schema.node(), containers);
        if (around != null) {
            if (containers > around) {
                return new Declared(unfinishedTypes.computeIfAbsent(schema.node(), node -> MixedType.unfinished()));
            }
            run.diagnostics().error(schema.place(), "this schema contains itself without an object in between");
            return new AnyJson();
        }
        TypeUse type = shapes.decide(schema);
        inProgress.remove(schema.node());
        MixedType needed = unfinishedTypes.remove(schema.node());
        if (needed != null) {
            type = unions.finish(needed, type, declarations.origin(schema));
        }
        planned.putIfAbsent(schema.node(), type);
        return type;
    }

    /** What a schema was decided to become; null if that was not asked. */
    @Nullable
    TypeUse known(Node node) {
        return planned.get(node);
    }

    /** The types of other packages. */
    ImportedTypes imported() {
        return imported;
    }

    @Override
    public TypeUse ofElement(Schema schema) {
        containers++;
        TypeUse type = of(schema);
        containers--;
        boolean nullable = !type.isAnything() && run.kinds().allowsNull(schema);
        return nullable ? new OrNull(type) : type;
    }

    /**
     * Finds the types of schemas that were generated before, in another package. All of them have to share their support classes: there
     * is one exception, and one interface of models.
     */
    static final class ImportedTypes {

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
}
