package dev.cairn.codegen.schema;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Bodies of requests and responses in a document of OpenAPI that are described where they are used. They have no names, and get a type
 * only if a schema refers to them. Other files that the document refers to are not looked at.
 */
public final class UnnamedBodies {

    private static final List<String> CHOICES = List.of("anyOf", "oneOf", "allOf");

    /** What is in these is called as its author likes. */
    private static final Set<String> NAMED = Set.of(
            "paths", "webhooks", "pathItems", "callbacks", "parameters", "requestBodies", "responses", "content");

    /** In these are schemas with names, and what is no body. */
    private static final Set<String> OTHERS =
            Set.of("schemas", "definitions", "$defs", "headers", "links", "example", "examples");

    private final List<Schema> found = new ArrayList<>();

    private UnnamedBodies() {}

    /**
     * Warns once, at the first of them.
     *
     * @param document the root of a document of OpenAPI
     * @param typed where schemas stand that get a type
     */
    public static void warn(Schema document, Set<Place> typed, Diagnostics diagnostics) {
        UnnamedBodies bodies = new UnnamedBodies();
        bodies.visit(document);
        List<Schema> left = bodies.found.stream()
                .filter(body -> !typed.contains(body.place()))
                .toList();
        if (!left.isEmpty()) {
            Schema first = left.get(0);
            diagnostics.warning(
                    first.place(),
                    "this body of a request or a response has no name, and so no type"
                            + (left.size() == 1 ? "" : "; as have " + (left.size() - 1) + " more in this document")
                            + ". To get one, give it a name in "
                            + (document.has("swagger") ? "definitions" : "components/schemas")
                            + ", here or in an overlay: {\"Name\": {\"$ref\": \"" + first.path() + "\"}}");
        }
    }

    private void visit(Schema part) {
        String in = part.text("in");
        if (in != null && !in.equals("body")) {
            return;
        }
        for (String key : part.node().members().keySet()) {
            Schema value = part.child(key);
            if (value == null || OTHERS.contains(key) || key.startsWith("x-")) {
                continue;
            }
            if (key.equals("schema")) {
                visitSchema(value);
            } else if (NAMED.contains(key)) {
                part.named(key).values().forEach(this::visit);
                part.children(key).forEach(this::visit);
            } else {
                visit(value);
            }
        }
    }

    /** Takes a schema that would get a type, or what is in a list or a map that would be none. */
    private void visitSchema(Schema schema) {
        if (schema.has("$ref")) {
            return;
        }
        if (shapesType(schema)) {
            found.add(schema);
        } else {
            schema.parts().forEach(this::visitSchema);
        }
    }

    private static boolean shapesType(Schema schema) {
        return !schema.named("properties").isEmpty()
                || schema.node().items("enum").size() > 1
                || CHOICES.stream().anyMatch(choice -> hasSeveral(schema.children(choice)));
    }

    private static boolean hasSeveral(List<Schema> alternatives) {
        return alternatives.stream()
                        .filter(alternative -> !alternative.isOnlyNull())
                        .count()
                > 1;
    }
}
