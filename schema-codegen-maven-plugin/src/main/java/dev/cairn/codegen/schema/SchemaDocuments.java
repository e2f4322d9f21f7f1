package dev.cairn.codegen.schema;

import dev.cairn.codegen.example.ExampleSchema;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.DocumentText;
import dev.cairn.documents.DuplicateKeys;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.YamlReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads each document of a run once, with what is laid over it. */
final class SchemaDocuments {

    private final SchemaSources sources;
    private final Map<URI, List<Path>> overlays = new LinkedHashMap<>();
    private final Diagnostics diagnostics;
    private final Map<URI, SchemaDocument> documents = new LinkedHashMap<>();
    private final Map<URI, SchemaDocument> byAddress = new LinkedHashMap<>();
    private final Set<URI> inputs = new LinkedHashSet<>();

    SchemaDocuments(SchemaSources sources, Map<Path, List<Path>> overlays, Diagnostics diagnostics) {
        this.sources = sources;
        overlays.forEach((file, above) -> this.overlays.put(file.toUri(), List.copyOf(above)));
        this.diagnostics = diagnostics;
    }

    /** The document at a place, which is read if it hasn't been yet. */
    SchemaDocument at(URI uri) {
        SchemaDocument known = documents.get(uri);
        if (known != null) {
            return known;
        }
        return read(uri, tree(uri));
    }

    private SchemaDocument read(URI uri, Node tree) {
        Node root = tree;
        for (Path overlay : overlays.getOrDefault(uri, List.of())) {
            root = Overlay.lay(root, tree(overlay.toUri()));
        }
        SchemaDocument document = new SchemaDocument(uri, root);
        documents.put(uri, document);
        document.resources().forEach(resource -> byAddress.putIfAbsent(resource.id(), document));
        return document;
    }

    /** The schema of examples of one type, at the place of the first; overlays count. */
    void readExamples(List<Path> examples) {
        List<Node> trees = new ArrayList<>();
        examples.forEach(example -> trees.add(tree(example.toUri())));
        read(examples.get(0).toUri(), ExampleSchema.of(trees));
    }

    private Node tree(URI uri) {
        byte[] content = sources.bytes(uri);
        inputs.add(uri);
        String name = sources.nameOf(uri);
        String text = DocumentText.of(name, content);
        DuplicateKeys duplicates = (key, first, second) -> duplicate(uri, key, first, second);
        return uri.toString().endsWith(".json")
                ? new JsonReader().read(name, text, duplicates)
                : new YamlReader().read(name, text, duplicates);
    }

    /** What is on the network or in a jar belongs to others, who alone could mend it. */
    private void duplicate(URI uri, String key, Place first, Place second) {
        String problem = "the key '" + key + "' is there already, at " + first;
        if ("file".equals(uri.getScheme())) {
            diagnostics.error(second, problem + ": delete or rename one of them");
        } else {
            diagnostics.warning(second, problem + ": this one counts");
        }
    }

    /** The document that was read and has a part with an address; null if there is none. */
    @Nullable
    SchemaDocument called(URI address) {
        return byAddress.get(address);
    }

    /** The documents that were read and have parts with addresses; once for each of these. */
    Collection<SchemaDocument> withAddresses() {
        return byAddress.values();
    }

    /** All documents that were read. */
    Collection<SchemaDocument> all() {
        return documents.values();
    }

    /** Where all that was read lies, overlays too. */
    Set<URI> inputs() {
        return Set.copyOf(inputs);
    }

    /**
     * Lays one document over another: what is new is added, lists of schemas, of names and of values get longer, and anything else takes
     * the place of what was there. Everything keeps its own place.
     */
    private static final class Overlay {

        private static final Set<String> GROWING =
                Set.of("anyOf", "oneOf", "allOf", "required", "enum", "type", "examples", "interpolation_context");

        private Overlay() {}

        static Node lay(Node base, Node over) {
            return lay("", base, over);
        }

        private static Node lay(String name, Node base, Node over) {
            if (base.isObject() && over.isObject()) {
                Map<String, Member> members = new LinkedHashMap<>(base.members());
                over.members().forEach((key, member) -> {
                    Member known = members.get(key);
                    Node value = known == null ? member.value() : lay(key, known.value(), member.value());
                    members.put(key, new Member(member.keyPlace(), value));
                });
                return new ObjectNode(base.place(), members);
            }
            if (base.isArray() && over.isArray() && GROWING.contains(name)) {
                List<Node> items = new ArrayList<>(base.items());
                items.addAll(over.items());
                return new ArrayNode(base.place(), items);
            }
            return over;
        }
    }
}
