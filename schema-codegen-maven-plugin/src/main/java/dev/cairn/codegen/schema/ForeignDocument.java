package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import dev.cairn.documents.Suggestions;
import java.util.Collections;
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

    /** One of these checks a value, which only a schema does. */
    private static final Set<String> CHECKING = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "divisibleBy",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "minContains",
            "maxContains",
            "additionalItems",
            "unevaluatedItems",
            "minProperties",
            "maxProperties",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
            "disallow",
            "then",
            "else",
            "contentEncoding",
            "contentMediaType",
            "contentSchema");

    /** An object with nothing but these is a schema that allows everything. */
    private static final Set<String> ANNOTATIONS = Set.of(
            "$comment",
            "$anchor",
            "$dynamicAnchor",
            "$vocabulary",
            "title",
            "description",
            "default",
            "example",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly");

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
        return looks(root).map(look -> "this is no schema: it looks like " + look);
    }

    private static Optional<String> looks(Node root) {
        if (isText(root, "name")
                && isText(root, "version")
                && hasAny(root.members().keySet(), Set.of("dependencies", "scripts", "devDependencies"))) {
            return Optional.of("the package.json of an npm package; exclude it with <excludes>");
        }
        for (String keyword : SchemaSet.REFERENCES) {
            if (root.get(keyword) != null) {
                return Optional.empty();
            }
        }
        Set<String> names = root.members().keySet();
        if (hasAny(names, SHAPING) || hasAny(names, CHECKING) || ANNOTATIONS.containsAll(names)) {
            return Optional.empty();
        }
        if (OpenApiVersion.of(root).isPresent()) {
            return Optional.empty();
        }
        if (hasAny(names, Set.of("openapi", "swagger"))) {
            return Optional.of(
                    "an OpenAPI document of a version that isn't known: known are Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2");
        }
        if (names.contains("asyncapi")) {
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
        if (names.stream().anyMatch(ForeignDocument::isAlmostShaping)) {
            // The warning says what was meant.
            return Optional.empty();
        }
        List<String> first =
                names.stream().limit(3).map(name -> "'" + name + "'").toList();
        return Optional.of("data, with the members " + String.join(", ", first)
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

    private static boolean hasAny(Set<String> names, Set<String> wanted) {
        return !Collections.disjoint(names, wanted);
    }

    private static boolean isText(Node root, String name) {
        return root.text(name) != null;
    }
}
