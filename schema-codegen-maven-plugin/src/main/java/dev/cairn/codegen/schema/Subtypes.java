package dev.cairn.codegen.schema;

import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the definitions that extend others in OpenAPI: those that have them in their {@code allOf}. Where the extended one has a
 * discriminator, a reference to it means any of them.
 */
public final class Subtypes {

    private final SchemaSet schemas;
    private final Map<URI, Map<Definition, List<Schema>>> byDocument = new HashMap<>();

    /** Schemas that were merged stand where the definition stands, too. */
    private record Definition(URI document, SchemaPath path) {}

    /** @param schemas follows references */
    public Subtypes(SchemaSet schemas) {
        this.schemas = schemas;
    }

    /**
     * What objects can be of which a schema says that it is extended: itself, as a schema of its own, and the definitions of its document
     * that extend it directly; empty where there are none.
     */
    public List<Schema> alternatives(Schema schema) {
        if (!schema.path().isDefinition() || Discriminator.of(schema).isEmpty() || !schemas.isOpenApi(schema)) {
            return List.of();
        }
        List<Schema> subtypes = byDocument
                .computeIfAbsent(schema.document(), document -> find(schema))
                .getOrDefault(new Definition(schema.document(), schema.path()), List.of());
        if (subtypes.isEmpty()) {
            return List.of();
        }
        List<Schema> alternatives = new ArrayList<>(List.of(itself(schema)));
        alternatives.addAll(subtypes);
        return alternatives;
    }

    private Map<Definition, List<Schema>> find(Schema near) {
        Map<Definition, List<Schema>> subtypes = new HashMap<>();
        for (Schema definition : schemas.definitions(near)) {
            for (Schema part : definition.children("allOf")) {
                if (schemas.isReference(part)) {
                    schemas.follow(part)
                            .ifPresent(extended -> subtypes.computeIfAbsent(
                                            new Definition(extended.document(), extended.path()),
                                            known -> new ArrayList<>())
                                    .add(definition));
                }
            }
        }
        return subtypes;
    }

    /** The schema in a place of its own, by which it is called: its name means the subtypes, too. */
    private Schema itself(Schema schema) {
        Map<String, Member> members = new LinkedHashMap<>(schema.node().members());
        members.remove("discriminator");
        String name = schema.path().last() + "Base";
        boolean taken = schemas.definition(schema, name).isPresent();
        SchemaPath path = schema.path().beside(taken ? schema.path().last() + "Itself" : name);
        return schemas.derived(schema, new ObjectNode(schema.place(), members), path);
    }
}
