package dev.cairn.workbench.openapi;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentLimits;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.YamlReader;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.budget.BudgetLimits;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An OpenAPI 3 document, and what its references lead to. For one thread. */
final class ApiDocument {

    /** References that lead to references, at most. */
    private static final int LONGEST_CHAIN = 20;

    /** Begins the name of another file in reasons. */
    static final String ANOTHER_FILE = "another file";

    /** Schemas inside each other, by {@code allOf}. */
    private static final int DEEPEST = 100;

    /** Nodes that are searched for a reference out of the document. */
    private static final int MOST_LOOKED_AT = 500;

    private static final DocumentLimits LARGE =
            new DocumentLimits(100_000_000, 500, BudgetLimits.valuesInMemory(20_000_000));

    private final String file;
    private final Node root;
    private final Budget budget;
    private final IdentityHashMap<Node, Map<String, Node>> properties = new IdentityHashMap<>();

    private ApiDocument(String file, Node root, Budget budget) {
        this.file = file;
        this.root = root;
        this.budget = budget;
    }

    /**
     * Reads a document.
     *
     * @throws InvalidDocumentException if it is neither JSON nor YAML, or no OpenAPI 3
     */
    static ApiDocument of(String file, String text, Budget budget) {
        Node root = text.stripLeading().startsWith("{")
                ? new JsonReader().read(file, text)
                : new YamlReader().withLimits(LARGE).read(file, text);
        Node version = root.get("openapi");
        Node swagger = root.get("swagger");
        if (swagger != null) {
            throw invalid(swagger, "OpenAPI 2 (Swagger) is not read (expected 3.0 or 3.1; converters make that of it)");
        }
        if (version == null || !isThree(version)) {
            throw invalid(root, "this is no document of OpenAPI (expected 'openapi: 3.0.x' or 3.1.x)");
        }
        return new ApiDocument(file, root, budget);
    }

    /** Names another file, and what to do about it. */
    static String elsewhere(String reference) {
        return ANOTHER_FILE + ", '" + reference + "', which is not read (bundle the document into one file)";
    }

    /** Its name or address. */
    String file() {
        return file;
    }

    Node root() {
        return root;
    }

    /** YAML reads a version without quotes as a number. */
    private static boolean isThree(Node version) {
        return String.valueOf(version.scalar()).startsWith("3.");
    }

    private static InvalidDocumentException invalid(Node node, String message) {
        return new InvalidDocumentException(Diagnostic.error(node.place(), message));
    }

    /** A value, or what it refers to; null where there is none, or the reference leads out of the document. */
    @Nullable
    Node resolved(@Nullable Node node) {
        Node current = node;
        for (int i = 0; i < LONGEST_CHAIN && current != null; i++) {
            budget.step(current.place());
            String reference = current.text("$ref");
            if (reference == null) {
                return current;
            }
            current = at(reference);
        }
        return null;
    }

    /** The value of a key, or what it refers to. */
    @Nullable
    Node in(@Nullable Node node, String key) {
        return node == null ? null : resolved(node.get(key));
    }

    /** The properties of a schema and of all that it is made of, by {@code allOf}. */
    Map<String, Node> properties(@Nullable Node given) {
        Node schema = resolved(given);
        if (schema == null) {
            return Map.of();
        }
        Map<String, Node> known = properties.get(schema);
        if (known == null) {
            known = new LinkedHashMap<>();
            collect(schema, known, identitySet(), 0);
            properties.put(schema, known);
        }
        return Collections.unmodifiableMap(known);
    }

    /** For nodes as such, whatever is in them. */
    static Set<Node> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** @param seen schemas that were collected before, so that none counts twice */
    private void collect(@Nullable Node given, Map<String, Node> collected, Set<Node> seen, int depth) {
        Node schema = resolved(given);
        if (schema == null || depth > DEEPEST || !seen.add(schema)) {
            return;
        }
        Node own = schema.get("properties");
        if (own != null) {
            own.members().forEach((name, member) -> collected.put(name, member.value()));
        }
        schema.items("allOf").forEach(part -> collect(part, collected, seen, depth + 1));
    }

    /** The first reference at or below a node that leads out of the document; null if there is none nearby. */
    @Nullable
    String outside(@Nullable Node from) {
        Set<Node> seen = identitySet();
        Deque<Node> open = new ArrayDeque<>();
        if (from != null) {
            open.add(from);
        }
        while (!open.isEmpty() && seen.size() < MOST_LOOKED_AT) {
            Node node = open.remove();
            if (!seen.add(node)) {
                continue;
            }
            String reference = node.text("$ref");
            if (reference != null && !reference.startsWith("#")) {
                return reference;
            }
            Node target = reference == null ? null : at(reference);
            if (target != null) {
                open.add(target);
            }
            open.addAll(node.items());
            node.members().values().forEach(member -> open.add(member.value()));
        }
        return null;
    }

    private @Nullable Node at(String reference) {
        if (!reference.startsWith("#/")) {
            return null;
        }
        Node current = root;
        for (String step : reference.substring(2).split("/", -1)) {
            String key = URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .replace("~1", "/")
                    .replace("~0", "~");
            Node next = current.isArray() ? item(current, key) : current.get(key);
            if (next == null) {
                return null;
            }
            current = next;
        }
        return current;
    }

    private static @Nullable Node item(Node array, String key) {
        return key.matches("\\d{1,6}") && Integer.parseInt(key) < array.items().size()
                ? array.items().get(Integer.parseInt(key))
                : null;
    }
}
