package dev.cairn.codegen.pojo.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.cairn.codegen.schema.DocumentCopies;
import dev.cairn.codegen.schema.SchemaSources;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentText;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import dev.cairn.documents.YamlReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsonschema2pojo.ContentResolver;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents as jsonschema2pojo does, and with them what they refer to; remembers which, and finds the places of their parts. Files
 * that end in {@code .yaml} or {@code .yml} are YAML, whatever the others are.
 */
final class SchemaReader extends ContentResolver {

    private final ObjectMapper json = mapper(new JsonFactory());
    private final ObjectMapper yaml = mapper(new YAMLFactory());
    private final SchemaSources sources;
    private final DocumentCopies copies;
    private final boolean allYaml;
    private final Map<URI, JsonNode> documents = new LinkedHashMap<>();
    private final Map<URI, Optional<Node>> located = new HashMap<>();

    /** @param allYaml whether files are YAML that are not called so */
    SchemaReader(SchemaSources sources, DocumentCopies copies, boolean allYaml) {
        this.sources = sources;
        this.copies = copies;
        this.allYaml = allYaml;
    }

    private static ObjectMapper mapper(JsonFactory format) {
        return new ObjectMapper(format)
                .enable(JsonParser.Feature.ALLOW_COMMENTS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /**
     * The document at an address, or its copy.
     *
     * @throws IllegalArgumentException if it can't be had
     * @throws InvalidDocumentException if it is no JSON, or no YAML
     */
    @Override
    public JsonNode resolve(URI address) {
        boolean network = String.valueOf(address.getScheme()).matches("https?");
        URI uri = network ? copies.of(address).orElse(address) : address;
        byte[] content = sources.bytes(uri);
        JsonNode document;
        try {
            document = (isYaml(uri) ? yaml : json).readTree(content);
        } catch (JsonProcessingException e) {
            throw problem(uri, e.getLocation() == null ? 0 : e.getLocation().getLineNr(), e.getOriginalMessage());
        } catch (IOException e) {
            throw problem(uri, 0, String.valueOf(e.getMessage()));
        }
        if (document.isMissingNode()) {
            throw problem(uri, 0, "the document is empty");
        }
        documents.put(uri, document);
        return document;
    }

    private boolean isYaml(URI uri) {
        return allYaml || uri.toString().matches(".*\\.ya?ml");
    }

    /** What our own readers say of a document, which is more; if they like it, what the other one said. */
    private InvalidDocumentException problem(URI uri, int line, String message) {
        String name = sources.nameOf(uri);
        try {
            read(uri);
        } catch (InvalidDocumentException e) {
            return e;
        }
        return new InvalidDocumentException(Diagnostic.error(new Place(name, line, line == 0 ? 0 : 1), message));
    }

    private Node read(URI uri) {
        String name = sources.nameOf(uri);
        String text = DocumentText.of(name, sources.bytes(uri));
        return isYaml(uri) ? new YamlReader().read(name, text) : new JsonReader().read(name, text);
    }

    /** The addresses of all documents that were read. */
    Set<URI> documents() {
        return documents.keySet();
    }

    /** The name of a document in diagnostics. */
    String nameOf(URI uri) {
        return sources.nameOf(uri);
    }

    /**
     * A document with the places of its parts; empty if it has something that only jsonschema2pojo reads, such as comments
     * in JSON.
     */
    Optional<Node> located(URI uri) {
        return located.computeIfAbsent(uri, unread -> {
            try {
                return Optional.of(read(unread));
            } catch (InvalidDocumentException e) {
                return Optional.empty();
            }
        });
    }

    /** Where a schema stands, or what it refers to something with; empty if it stands in no document. */
    Optional<Place> placeOf(JsonNode schema) {
        for (Map.Entry<URI, JsonNode> document : documents.entrySet()) {
            SchemaSearch search = new SchemaSearch(schema);
            if (search.finds(document.getValue())) {
                return Optional.of(
                        located(document.getKey()).map(search::place).orElse(Place.of(nameOf(document.getKey()))));
            }
        }
        return Optional.empty();
    }

    /** Looks for one and the same schema in a document, and then for its place in the same document with places. */
    private static final class SchemaSearch {

        private final JsonNode wanted;
        private final Deque<Object> path = new ArrayDeque<>();

        SchemaSearch(JsonNode wanted) {
            this.wanted = wanted;
        }

        /** Whether the schema is a document or stands in it; the path to it is known then. */
        @SuppressWarnings("ReferenceEquality") // Two schemas that say the same stand in two places.
        boolean finds(JsonNode document) {
            if (document == wanted) {
                return true;
            }
            for (Map.Entry<String, JsonNode> member : document.properties()) {
                if (finds(member.getValue())) {
                    path.push(member.getKey());
                    return true;
                }
            }
            for (int index = 0; document.isArray() && index < document.size(); index++) {
                if (finds(document.get(index))) {
                    path.push(index);
                    return true;
                }
            }
            return false;
        }

        /** The place of the schema that was found; of a reference, that of its text. */
        Place place(Node document) {
            Node node = document;
            for (Object step : path) {
                @Nullable
                Node next = step instanceof Integer index ? item(node, index) : node.get(String.valueOf(step));
                if (next == null) {
                    return node.place();
                }
                node = next;
            }
            Node reference = node.get("$ref");
            return reference == null ? node.place() : reference.place();
        }

        private static @Nullable Node item(Node array, int index) {
            return index < array.items().size() ? array.items().get(index) : null;
        }
    }
}
