package dev.cairn.codegen.plan;

import dev.cairn.codegen.name.Declarations;
import dev.cairn.codegen.name.NameGiver;
import dev.cairn.codegen.name.Names;
import dev.cairn.codegen.name.Packages;
import dev.cairn.codegen.name.RootNames;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaPath;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what Java types the schemas of a run become: finds them ({@link PlannedTypes}), links unions ({@link UnionPlanner}), and
 * names all ({@link NameGiver}). For one run; not thread-safe.
 */
public final class TypePlanner {

    private static final Set<String> SHAPES = Set.of(
            "type",
            "$ref",
            "enum",
            "const",
            "items",
            "prefixItems",
            "anyOf",
            "oneOf",
            "allOf",
            "extends",
            "additionalProperties",
            "patternProperties",
            "properties");

    private final Planning run;
    private final Names names;
    private final UnionPlanner unions = new UnionPlanner();
    private final RootNames roots;
    private final Declarations declarations;
    private final JavaTypePlanner javaTypes;
    private final PlannedTypes types;

    /**
     * @param schemas follows references
     * @param names the names that the user gave to types
     * @param targetPackage the package of types that have no other
     * @param options what else the user chose
     * @param diagnostics takes what is wrong with the schemas
     */
    public TypePlanner(
            SchemaSet schemas, Names names, String targetPackage, TypeOptions options, Diagnostics diagnostics) {
        this.run = Planning.of(schemas, options, diagnostics);
        this.names = names;
        this.roots = new RootNames(run.identifiers());
        this.declarations = new Declarations(
                roots, run.identifiers(), new Packages(targetPackage, options.packageFolders()), diagnostics);
        this.javaTypes = new JavaTypePlanner(options, diagnostics);
        this.types = new PlannedTypes(run, names, javaTypes, unions, declarations);
    }

    /**
     * Decides on all types that some documents define.
     *
     * @param documents the documents' root schemas, each with its name in case the document doesn't name it
     * @return nothing to rely on if there are errors among the diagnostics
     */
    public TypeModel plan(Map<Schema, String> documents) {
        documents.forEach(roots::add);
        for (Schema root : documents.keySet()) {
            declarations.enter(root);
            if (!root.isOpenApi() && root.hasAny(SHAPES)) {
                types.of(root);
            }
            for (Schema definition : root.definitions()) {
                Declaration declaration = types.of(definition).declaration();
                if (root.isOpenApi() && declaration != null && run.schemas().isReference(definition)) {
                    nameBody(declaration, definition);
                }
            }
        }
        declarations.completeAll();
        unions.degrade(
                new UnionAmbiguities(run.schemas(), declarations.schemasOfRecords(), run.warnings(), run.diagnostics())
                        .find(unions.unions()));
        List<Declaration> all = new ArrayList<>(declarations.all());
        all.addAll(unions.unions());
        all.addAll(unions.mixed());
        unions.link();
        new NameGiver(all, names, run.options(), run.identifiers(), run.diagnostics()).nameAll();
        if (run.diagnostics().hasErrors()) {
            return new TypeModel(List.of(), false, false, null, Set.of());
        }
        all.sort(Comparator.comparing(Declaration::name).thenComparing(Declaration::shortPath));
        boolean templates = all.stream().anyMatch(Declaration::usesTemplates);
        return new TypeModel(
                all,
                templates,
                javaTypes.usesExistingTypes(),
                types.imported().support(),
                types.imported().names());
    }

    /** A body of a request or a response is called like the definition that stands for it, and not like the place where it is used. */
    private void nameBody(Declaration declaration, Schema definition) {
        SchemaPath own = declaration.origins().get(0).path();
        run.schemas()
                .follow(definition)
                .filter(target -> target.path().equals(own)
                        && target.document().equals(definition.document())
                        && !own.isWithinDefinition())
                .ifPresent(body -> declaration.callLike(declarations.origin(definition)));
    }

    /** The type of our own that a schema became; null if it became none. */
    public @Nullable Declaration declarationOf(Node node) {
        TypeUse use = types.known(node);
        return use == null ? null : use.declaration();
    }
}
