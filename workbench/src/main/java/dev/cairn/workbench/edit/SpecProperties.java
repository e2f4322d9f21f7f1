package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.workbench.text.TextLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds what a connector asks for to its spec; what it asks for already stays as it is.
 *
 * @param file what says what the connector asks for where its manifest does not
 */
record SpecProperties(TextLines text, ObjectNode root, Inheritance inheritance, Optional<Path> file) {

    private static final String SPEC = "spec";
    private static final String SCHEMA = "connection_specification";
    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";

    /** The file that says what a connector asks for where its manifest does not. */
    static Optional<Path> fileBeside(Path manifest) {
        return Stream.of("spec.yaml", "spec.json")
                .map(manifest::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Texts that must be given.
     *
     * @param secret by their names, in order, whether they are secrets
     */
    List<Part> parts(Map<String, Boolean> secret) throws CannotEdit {
        return parts(properties(secret), true);
    }

    /**
     * Properties that need not be given.
     *
     * @param schemas their schemas by their names, in order
     */
    List<Part> optional(Map<String, Object> schemas) throws CannotEdit {
        return schemas.isEmpty() ? List.of() : parts(schemas, false);
    }

    private List<Part> parts(Map<String, Object> schemas, boolean isRequired) throws CannotEdit {
        ObjectNode spec = mapping(root, SPEC);
        if (spec == null && file.isPresent()) {
            throw new CannotEdit("What the connector asks for is said by "
                    + file.get().getFileName()
                    + ", which would count no more beside a spec in the manifest. Move it into the manifest first, as"
                    + " 'spec', or add " + String.join(", ", schemas.keySet()) + " there by hand.");
        }
        if (spec == null) {
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put("type", "Spec");
            whole.put(SCHEMA, schema(schemas, isRequired));
            return List.of(Part.entries(text, root, Insertion.block(Map.of(SPEC, whole))));
        }
        ObjectNode schema = mapping(spec, SCHEMA);
        if (schema == null) {
            return List.of(Part.entries(text, spec, Insertion.block(Map.of(SCHEMA, schema(schemas, isRequired)))));
        }
        Map<String, Object> more = new LinkedHashMap<>(schemas);
        ObjectNode properties = mapping(schema, PROPERTIES);
        if (properties != null) {
            more.keySet().removeAll(properties.members().keySet());
        }
        if (more.isEmpty()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        boolean replaced = properties != null
                && properties.isEmpty()
                && Inheritance.reference(Objects.requireNonNull(schema.get(PROPERTIES))) == null;
        if (replaced) {
            String block = Insertion.block(Map.of(PROPERTIES, more));
            parts.add(Part.entry(text, schema, PROPERTIES, block));
        } else if (properties != null) {
            parts.add(Part.entries(text, properties, Insertion.block(more)));
        }
        Node required = schema.get(REQUIRED);
        Map<String, Object> entries = new LinkedHashMap<>();
        if (isRequired && required != null && !required.isArray()) {
            throw new CannotEdit("What the spec requires is no list.");
        }
        if (!isRequired) {
            // The list stays as it is.
        } else if (required == null) {
            entries.put(REQUIRED, List.copyOf(more.keySet()));
        } else {
            String items = more.keySet().stream().map(name -> "- " + name).collect(Collectors.joining("\n"));
            parts.add(Part.items(text, required, items));
        }
        if (properties == null) {
            entries.put(PROPERTIES, more);
        }
        if (!entries.isEmpty()) {
            parts.add(Part.entries(text, schema, Insertion.block(entries)));
        }
        return parts;
    }

    private @Nullable ObjectNode mapping(ObjectNode owner, String key) throws CannotEdit {
        Node value = owner.get(key);
        if (value == null) {
            return null;
        }
        ObjectNode mapping = inheritance.mapping(value);
        if (mapping == null) {
            throw new CannotEdit("The spec has no " + key + " that is written in the manifest.");
        }
        return mapping;
    }

    private static Map<String, Object> schema(Map<String, Object> properties, boolean isRequired) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (isRequired) {
            schema.put(REQUIRED, List.copyOf(properties.keySet()));
        }
        schema.put(PROPERTIES, properties);
        return schema;
    }

    private static Map<String, Object> properties(Map<String, Boolean> secret) {
        Map<String, Object> properties = new LinkedHashMap<>();
        secret.forEach((name, isSecret) -> properties.put(
                name, isSecret ? mapped("type", "string", "airbyte_secret", true) : Map.of("type", "string")));
        return properties;
    }

    private static Map<String, Object> mapped(String key, Object value, String next, Object other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(next, other);
        return map;
    }
}
