package dev.cairn.codegen.name;

import dev.cairn.codegen.identifier.Identifiers;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Extras;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.documents.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The types that are found, in the order in which they are; and whose parts are being planned now. */
public final class Declarations {

    private final RootNames roots;
    private final Identifiers identifiers;
    private final Packages packages;
    private final Diagnostics diagnostics;
    private final List<Declaration> all = new ArrayList<>();
    private final IdentityHashMap<RecordType, Schema> schemas = new IdentityHashMap<>();

    /** What is still to be decided of records: later, since it may lead back to a choice that we are in. */
    private final Queue<Runnable> unfinished = new ArrayDeque<>();

    private @Nullable RecordType owner;
    private String rootName = "";

    public Declarations(RootNames roots, Identifiers identifiers, Packages packages, Diagnostics diagnostics) {
        this.roots = roots;
        this.identifiers = identifiers;
        this.packages = packages;
        this.diagnostics = diagnostics;
    }

    /** Says that the types of a document come next. */
    public void enter(Schema root) {
        rootName = roots.of(root);
        owner = null;
    }

    /**
     * Adds a type, with the names that its schema asks for.
     *
     * @param topLevel whether it has a name of its own, and so a file
     */
    public void add(Declaration declaration, Schema schema, Declaration.Origin origin, boolean topLevel) {
        declaration.addOrigin(origin);
        declaration.nestIn(topLevel ? null : owner);
        RecordType around = declaration.owner();
        declaration.putInto(
                around != null && schema.text("javaType") == null
                        ? around.packageName()
                        : packages.of(schema, diagnostics));
        declaration.suggest(identifiers.suggestion(schema));
        declaration.want(Extras.ofType(schema, diagnostics));
        String name = schema.text("javaName");
        String type = schema.text("javaType");
        if (name != null && topLevel) {
            declaration.request(name, schema.place(), diagnostics);
        } else if (type != null) {
            declaration.request(type.substring(type.lastIndexOf('.') + 1), schema.place(), diagnostics);
        } else if (name != null) {
            declaration.rename(identifiers.type(name));
        }
        all.add(declaration);
    }

    /** Takes note that a record is yet to be completed; types that are found then belong to it. */
    public void completeLater(RecordType record, Schema schema, Runnable completion) {
        schemas.put(record, schema);
        String root = rootName;
        unfinished.add(() -> {
            owner = record;
            rootName = root;
            completion.run();
        });
    }

    /** Takes note of what is to be decided when no schema is being planned any more; types that are found then belong to no record. */
    public void decideLater(Runnable decision) {
        String root = rootName;
        unfinished.add(() -> {
            owner = null;
            rootName = root;
            decision.run();
        });
    }

    /** Completes all records, and those that are found while doing so. */
    public void completeAll() {
        while (!unfinished.isEmpty()) {
            unfinished.remove().run();
        }
    }

    /** Where a schema stands that asks for a type. */
    public Declaration.Origin origin(Schema schema) {
        String root = roots.of(schema);
        return new Declaration.Origin(
                schema.place(), schema.path(), schema.path().shortForm(root.isEmpty() ? rootName : root));
    }

    public List<Declaration> all() {
        return all;
    }

    /** The schemas that became records. */
    public Map<RecordType, Schema> schemasOfRecords() {
        return schemas;
    }
}
