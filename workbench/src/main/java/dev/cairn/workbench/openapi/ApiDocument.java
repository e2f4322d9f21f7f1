package dev.cairn.workbench.openapi;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentLimits;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.YamlReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A document of OpenAPI 3, and what its references lead to. Immutable.
 *
 * @param file its name or address
 */
record ApiDocument(String file, Node root) {

    /** References that lead to references, at most. */
    private static final int LONGEST_CHAIN = 20;

    private static final DocumentLimits LARGE = new DocumentLimits(100_000_000, 500, 20_000_000);

    /**
     * Reads a document.
     *
     * @throws InvalidDocumentException if it is neither JSON nor YAML, or no OpenAPI 3
     */
    static ApiDocument of(String file, String text) {
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
        return new ApiDocument(file, root);
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
