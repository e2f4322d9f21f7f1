package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One document, and the parts of it that have addresses ({@code $id}) or names ({@code $anchor}) of their own. */
final class SchemaDocument {

    /** What stands under these is data, and no schema. */
    private static final Set<String> DATA = Set.of("enum", "const", "default", "examples", "example");

    private final URI uri;
    private final Node root;
    private final @Nullable String dialect;
    private final @Nullable OpenApiVersion openApi;
    private final boolean olderThanDraft6;
    private final List<Resource> resources = new ArrayList<>();
    private final Map<String, Part> anchors = new LinkedHashMap<>();

    /** A place in the document. */
    record Part(Node node, SchemaPath path) {}

    /**
     * A part with an address.
     *
     * @param id its absolute address, without a fragment
     */
    record Resource(URI id, Part part) {}

    SchemaDocument(URI uri, Node root) {
        this.uri = uri;
        this.root = root;
        this.dialect = root.text("$schema");
        this.openApi = OpenApiVersion.of(root).orElse(null);
        this.olderThanDraft6 =
                openApi == null && (dialect == null || dialect.contains("draft-03") || dialect.contains("draft-04"));
        index(root, SchemaPath.ROOT, uri);
    }

    URI uri() {
        return uri;
    }

    Node root() {
        return root;
    }

    List<Resource> resources() {
        return resources;
    }

    /** The part that calls itself so; if there is none, the document as a whole. */
    Resource resource(URI id) {
        return resources.stream()
                .filter(resource -> resource.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Resource(uri, new Part(root, SchemaPath.ROOT)));
    }

    /** The version of OpenAPI that it is written in, if it is. */
    Optional<OpenApiVersion> openApi() {
        return Optional.ofNullable(openApi);
    }

    /** Whether the document doesn't say how its schemas are to be read. */
    boolean isOfAnyDialect() {
        return dialect == null && openApi == null;
    }

    /** Whether keywords beside a {@code $ref} count: they do since draft 2019-09. */
    boolean countsKeywordsBesideReferences() {
        return openApi != null
                ? openApi.countsKeywordsBesideReferences()
                : dialect != null
                        && (dialect.contains("2019-09") || dialect.contains("2020-12") || dialect.contains("/oas/"));
    }

    /** The innermost part with an address of its own that a path leads into, or the document as a whole. */
    Resource around(SchemaPath path) {
        Resource innermost = new Resource(uri, new Part(root, SchemaPath.ROOT));
        for (Resource resource : resources) {
            List<String> steps = resource.part().path().steps();
            if (steps.size() >= innermost.part().path().steps().size()
                    && path.steps().size() >= steps.size()
                    && path.steps().subList(0, steps.size()).equals(steps)) {
                innermost = resource;
            }
        }
        return innermost;
    }

    /** What an anchor stands for, looked up in one part first and then anywhere. */
    Optional<Part> anchor(URI within, String name) {
        Part part = anchors.get(within + "#" + name);
        return Optional.ofNullable(part == null ? anchors.get(name) : part);
    }

    /** What a JSON pointer leads to from a part. */
    static Optional<Part> follow(Part from, List<String> steps) {
        Node node = from.node();
        SchemaPath path = from.path();
        for (String step : steps) {
            Node next = step(node, step);
            if (next == null) {
                return Optional.empty();
            }
            node = next;
            path = path.child(step);
        }
        return Optional.of(new Part(node, path));
    }

    private static @Nullable Node step(Node node, String step) {
        if (node.isArray() && step.matches("\\d{1,9}")) {
            int index = Integer.parseInt(step);
            return index < node.items().size() ? node.items().get(index) : null;
        }
        return node.get(step);
    }

    private void index(Node node, SchemaPath path, URI base) {
        if (node.isObject()) {
            // Up to draft 7 nothing counts beside a reference, not even an address.
            boolean ignored = dialect != null && !countsKeywordsBesideReferences() && node.get("$ref") != null;
            URI inner = ignored ? base : address(node, base);
            if (!inner.equals(base)) {
                resources.add(new Resource(inner, new Part(node, path)));
            }
            for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
                String name = node.text(keyword);
                if (name != null) {
                    name(inner, name, new Part(node, path));
                }
            }
            for (String keyword : olderThanDraft6 ? List.of("$id", "id") : List.of("$id")) {
                String id = node.text(keyword);
                if (id != null && id.startsWith("#")) {
                    name(inner, id.substring(1), new Part(node, path));
                }
            }
            node.members().forEach((key, member) -> {
                if (!DATA.contains(key) && !member.value().isScalar()) {
                    index(member.value(), path.child(key), inner);
                }
            });
        }
        for (int item = 0; item < node.items().size(); item++) {
            if (!node.items().get(item).isScalar()) {
                index(node.items().get(item), path.child(Integer.toString(item)), base);
            }
        }
    }

    private void name(URI within, String name, Part part) {
        anchors.putIfAbsent(within + "#" + name, part);
        anchors.putIfAbsent(name, part);
    }

    private URI address(Node object, URI base) {
        String id = object.text("$id");
        String old = id == null ? object.text("id") : null;
        if (old != null && (olderThanDraft6 || object == root)) {
            // Whole documents are called so whatever draft they name: many kept the word when they changed the draft.
            // Parts
            // of documents that name no draft often have names by this keyword, and no addresses.
            boolean address = object == root || (dialect != null && olderThanDraft6);
            id = old.contains("://") || old.startsWith("urn:") || (address && !old.contains(" ")) ? old : null;
        }
        if (id == null || id.startsWith("#")) {
            return base;
        }
        Optional<URI> resolved = Uris.resolve(base, id);
        return resolved.map(Uris::withoutFragment).orElse(base);
    }
}
