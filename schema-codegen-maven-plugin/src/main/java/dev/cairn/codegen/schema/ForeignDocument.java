package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import dev.cairn.documents.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognises documents that are no schemas, and says what they look like and what can be done. */
public final class ForeignDocument {

    /** One of these makes a schema of an object. */
    private static final Set<String> SHAPING = Set.of(
            "type",
            "properties",
            "patternProperties",
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames",
            "required",
            "items",
            "prefixItems",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "enum",
            "const",
            "format",
            "pattern",
            "definitions",
            "$defs",
            "extends",
            "existingJavaType",
            "$schema",
            "$id");

    private ForeignDocument() {}

    /** What is wrong with a document as a schema; empty if it may be one. */
    public static Optional<String> problem(Node root) {
        if (root.isArray()) {
            return Optional.of("this is an array of " + root.items().size()
                    + " elements, and no schema: it looks like data; a schema is an object with keywords such as"
                    + " 'type', 'properties' or '$ref'");
        }
        if (!root.isObject()) {
            return Optional.empty();
        }
        if (root.isEmpty()) {
            return Optional.of(
                    "this object is empty, so there is nothing to make a type of: say what its properties are");
        }
        return looks(root).map(look -> "this is no schema: it looks like " + look);
    }

    private static Optional<String> looks(Node root) {
        if (isText(root, "name")
                && isText(root, "version")
                && hasAny(root, "dependencies", "scripts", "devDependencies")) {
            return Optional.of("the package.json of an npm package; exclude it with <excludes>");
        }
        for (String keyword : SchemaSet.REFERENCES) {
            if (root.get(keyword) != null) {
                return Optional.empty();
            }
        }
        if (hasAny(root, SHAPING.toArray(String[]::new))) {
            return Optional.empty();
        }
        if (hasAny(root, "openapi", "swagger")) {
            return Optional.of(
                    "an OpenAPI document, whose schemas are within; refer to those that you want from a schema"
                            + " of your own: {\"$ref\": \"" + file(root) + "#/components/schemas/Name\"}");
        }
        if (hasAny(root, "asyncapi")) {
            return Optional.of(
                    "an AsyncAPI document, whose schemas are within; refer to those that you want from a schema"
                            + " of your own: {\"$ref\": \"" + file(root) + "#/components/schemas/Name\"}");
        }
        if ("CustomResourceDefinition".equals(root.text("kind"))) {
            return Optional.of(
                    "the definition of a Kubernetes resource, whose schema is within; refer to it from a schema of"
                            + " your own: {\"$ref\": \"" + file(root) + "#/spec/versions/0/schema/openAPIV3Schema\"}");
        }
        if (isText(root, "apiVersion") && isText(root, "kind")) {
            return Optional.of("a Kubernetes resource; exclude it with <excludes>");
        }
        if (root.members().keySet().stream().anyMatch(ForeignDocument::isAlmostShaping)) {
            // The warning says what was meant.
            return Optional.empty();
        }
        List<String> names = root.members().keySet().stream()
                .limit(3)
                .map(name -> "'" + name + "'")
                .toList();
        return Optional.of("data, with the members " + String.join(", ", names)
                + (root.members().size() > 3 ? "…" : "")
                + " and none of a schema's keywords, such as 'type', 'properties' or '$ref'; exclude it with"
                + " <excludes>, or write a schema that describes it");
    }

    private static boolean isAlmostShaping(String name) {
        return name.length() > 3 && Suggestions.closest(name, SHAPING).isPresent();
    }

    private static String file(Node root) {
        String file = root.place().file();
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static boolean hasAny(Node root, String... names) {
        for (String name : names) {
            if (root.get(name) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(Node root, String name) {
        return root.text(name) != null;
    }
}
