package dev.cairn.codegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.cairn.documents.Node;
import dev.cairn.documents.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jsonschema2pojo.ContentResolver;
import org.jspecify.annotations.Nullable;

/**
 * Reads schema documents for jsonschema2pojo's {@code SchemaStore}, and remembers which located node each of its JSON nodes
 * stands for. Scalars travel inside {@link POJONode}s, since Jackson shares its scalar nodes.
 */
final class LocatedContentResolver extends ContentResolver {

    private static final Set<String> CLASSPATH_SCHEMES = Set.of("classpath", "resource", "java");

    private final ClassLoader classpath;
    private final boolean networkAllowed;
    private final Path baseDirectory;
    private final IdentityHashMap<JsonNode, Node> located = new IdentityHashMap<>();
    private final Map<URI, byte[]> read = new LinkedHashMap<>();

    LocatedContentResolver(Path baseDirectory, ClassLoader classpath, boolean networkAllowed) {
        this.baseDirectory = baseDirectory;
        this.classpath = classpath;
        this.networkAllowed = networkAllowed;
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if it cannot be fetched; the message fits behind a place
     * @throws dev.cairn.documents.InvalidDocumentException if it is not YAML
     */
    @Override
    public JsonNode resolve(URI uri) {
        byte[] bytes = bytes(uri);
        read.put(uri, bytes);
        return convert(new YamlReader().read(nameOf(uri), new String(bytes, StandardCharsets.UTF_8)));
    }

    /** The node that a JSON node was made from. */
    Node locate(JsonNode json) {
        Node node = json instanceof POJONode scalar ? (Node) scalar.getPojo() : located.get(json);
        if (node == null) {
            throw new IllegalStateException("not a node of this resolver: " + json);
        }
        return node;
    }

    /** The bytes of every document read so far. */
    Map<URI, byte[]> documents() {
        return Map.copyOf(read);
    }

    private byte[] bytes(URI uri) {
        String scheme = uri.getScheme();
        try {
            if ("file".equals(scheme)) {
                Path file = Path.of(uri);
                if (!Files.isRegularFile(file)) {
                    throw new IllegalArgumentException("there is no file " + file);
                }
                return Files.readAllBytes(file);
            }
            if (CLASSPATH_SCHEMES.contains(scheme)) {
                return fromClasspath(uri);
            }
            if (!networkAllowed) {
                throw new IllegalArgumentException("references over the network are refused (" + uri
                        + "); allow them with allowNetworkReferences");
            }
            try (InputStream stream = uri.toURL().openStream()) {
                return stream.readAllBytes();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + uri + ": " + e.getMessage(), e);
        }
    }

    private byte[] fromClasspath(URI uri) throws IOException {
        String name = uri.getSchemeSpecificPart().replaceFirst("^/+", "");
        try (@Nullable InputStream stream = classpath.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no " + name + " on the classpath");
            }
            return stream.readAllBytes();
        }
    }

    private String nameOf(URI uri) {
        if (!"file".equals(uri.getScheme())) {
            return uri.toString();
        }
        Path file = Path.of(uri);
        Path name = file.startsWith(baseDirectory) ? baseDirectory.relativize(file) : file;
        return name.toString().replace('\\', '/');
    }

    private JsonNode convert(Node node) {
        if (node instanceof Node.ObjectNode object) {
            com.fasterxml.jackson.databind.node.ObjectNode json = JsonNodeFactory.instance.objectNode();
            object.members().forEach((key, member) -> json.set(key, convert(member.value())));
            located.put(json, node);
            return json;
        }
        if (node instanceof Node.ArrayNode array) {
            com.fasterxml.jackson.databind.node.ArrayNode json = JsonNodeFactory.instance.arrayNode();
            array.items().forEach(item -> json.add(convert(item)));
            located.put(json, node);
            return json;
        }
        return new POJONode(node);
    }
}
