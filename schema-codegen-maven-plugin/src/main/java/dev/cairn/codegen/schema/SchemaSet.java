package dev.cairn.codegen.schema;

import dev.cairn.codegen.schema.SchemaDocument.Part;
import dev.cairn.codegen.schema.SchemaDocument.Resource;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.DocumentText;
import dev.cairn.documents.DuplicateKeys;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import dev.cairn.documents.YamlReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The schema documents of one run and all that they refer to: fragments, anchors, other files, {@code classpath:},
 * {@code jar:}, and documents that are known by their {@code $id}. Not thread-safe.
 */
public final class SchemaSet {

    /** Keywords that stand for another schema; the last two are what older drafts call dynamic references. */
    static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");

    /** The addresses of JSON Schema's own schemas. */
    private static final Pattern META_ADDRESS =
            Pattern.compile("https?://json-schema\\.org/((draft-0\\d|draft/20\\d\\d-\\d\\d)/)?schema");

    private static final URI METASCHEMA = URI.create("classpath:dev/cairn/codegen/schema/metaschema.yaml");

    private final SchemaSources sources;
    private final Map<URI, List<Path>> overlays = new LinkedHashMap<>();
    private final List<Path> copies;
    private final Diagnostics diagnostics;
    private final Map<URI, SchemaDocument> documents = new LinkedHashMap<>();
    private final Map<URI, byte[]> bytes = new LinkedHashMap<>();
    private final Map<URI, SchemaDocument> byAddress = new LinkedHashMap<>();
    private final IdentityHashMap<Node, Schema> homes = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Optional<Schema>> followed = new IdentityHashMap<>();

    /**
     * @param baseDirectory file names in diagnostics are relative to this folder
     * @param classpath where {@code classpath:} references are looked up
     * @param overlays what is laid over a document, by the document's file
     * @param copies folders with copies of documents that are referred to by their addresses
     * @param networkAllowed whether references to other schemes than {@code file} and {@code classpath} are followed
     * @param diagnostics takes what is wrong with a document or a reference
     */
    public SchemaSet(
            Path baseDirectory,
            ClassLoader classpath,
            Map<Path, List<Path>> overlays,
            List<Path> copies,
            boolean networkAllowed,
            Diagnostics diagnostics) {
        overlays.forEach((file, above) -> this.overlays.put(file.toUri(), List.copyOf(above)));
        this.copies = List.copyOf(copies);
        this.sources = new SchemaSources(baseDirectory, classpath, networkAllowed);
        this.diagnostics = diagnostics;
    }

    /** Reads a document's root schema; empty, with a diagnostic, if it can't be read. */
    public Optional<Schema> read(Path file) {
        return read(file.toUri());
    }

    /** Reads a document's root schema; empty, with a diagnostic, if it can't be read. */
    public Optional<Schema> read(URI uri) {
        try {
            SchemaDocument document = document(uri);
            return Optional.of(new Schema(document.root(), uri, SchemaPath.ROOT, homes));
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(diagnostics::add);
        } catch (IllegalArgumentException e) {
            diagnostics.error(Place.of(sources.nameOf(uri)), String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Whether a schema only stands for another one. */
    public boolean isReference(Schema schema) {
        return schema.hasAny(REFERENCES);
    }

    /** Whether the keywords beside a reference count, too: up to draft 7 they don't. */
    public boolean countsKeywordsBesideReferences(Schema schema) {
        SchemaDocument document = documents.get(schema.document());
        return document != null && document.countsKeywordsBesideReferences();
    }

    /** Follows the {@code $ref} of a schema; empty, with a diagnostic, if it leads nowhere. */
    public Optional<Schema> follow(Schema from) {
        Optional<Schema> known = followed.get(from.node());
        if (known == null) {
            known = resolve(from);
            followed.put(from.node(), known);
        }
        return known;
    }

    private Optional<Schema> resolve(Schema from) {
        String keyword = REFERENCES.stream().filter(from::has).findFirst().orElse("$ref");
        String reference = from.text(keyword);
        Node value = from.keyword(keyword);
        Place place = value == null ? from.place() : value.place();
        if (reference == null) {
            diagnostics.error(place, keyword + " expects a string");
            return Optional.empty();
        }
        try {
            if (keyword.equals("$recursiveRef") || (keyword.equals("$dynamicRef") && reference.startsWith("#"))) {
                Optional<Schema> outermost = outermost(keyword, reference.substring(1));
                if (outermost.isPresent()) {
                    return outermost;
                }
            }
            return Optional.of(target(from, reference));
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(diagnostics::add);
        } catch (IllegalArgumentException e) {
            diagnostics.error(place, "cannot resolve " + keyword + " '" + reference + "': " + e.getMessage());
        }
        return Optional.empty();
    }

    private Schema target(Schema from, String reference) {
        SchemaDocument document = document(from.document());
        Resource around = document.around(from.path());
        int hash = reference.indexOf('#');
        String address = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : decoded(reference.substring(hash + 1));
        if (address.isEmpty()) {
            return within(document, around.part(), around.id(), fragment)
                    .orElseThrow(() -> new IllegalArgumentException("there is no such place in this document"
                            + NearbyPlaces.didYouMean(document.root(), "", fragment)));
        }
        Optional<URI> uri = Uris.resolve(around.id(), address);
        SchemaDocument known = uri.map(byAddress::get).orElse(null);
        if (known != null) {
            Resource resource = known.resources().stream()
                    .filter(each -> each.id().equals(uri.orElseThrow()))
                    .findFirst()
                    .orElseThrow();
            return within(known, resource.part(), resource.id(), fragment)
                    .orElseThrow(() -> new IllegalArgumentException("there is no such place in that document"
                            + NearbyPlaces.didYouMean(known.root(), address, fragment)));
        }
        URI location = location(document, around, address);
        if (location.equals(METASCHEMA)) {
            Node keyword = from.keyword("$ref");
            diagnostics.warning(
                    keyword == null ? from.place() : keyword.place(),
                    "any object or boolean is taken for a schema: what JSON Schema's own schema says of it is not"
                            + " checked (a copy of it in referencePaths is used instead)");
        }
        SchemaDocument other = document(location);
        return within(other, new Part(other.root(), SchemaPath.ROOT), other.uri(), fragment)
                .orElseThrow(() -> new IllegalArgumentException("there is no such place in "
                        + sources.nameOf(other.uri()) + NearbyPlaces.didYouMean(other.root(), address, fragment)));
    }

    /** Where a document lies: beside this one if it is there, otherwise where its address says. */
    private URI location(SchemaDocument document, Resource around, String address) {
        Optional<URI> beside = Uris.resolve(document.uri(), address).map(Uris::withoutFragment);
        if (beside.isPresent() && sources.isThere(beside.get())) {
            return beside.get();
        }
        Optional<URI> absolute = Uris.resolve(around.id(), address).map(Uris::withoutFragment);
        if (absolute.isEmpty()) {
            throw new IllegalArgumentException("that is not a reference");
        }
        // A document that calls itself https://example.com/a.json has its neighbour https://example.com/b.json beside
        // it.
        String folder = around.id().toString().replaceFirst("[^/]*$", "");
        if (absolute.get().toString().startsWith(folder)) {
            Optional<URI> neighbour =
                    Uris.resolve(document.uri(), absolute.get().toString().substring(folder.length()));
            if (neighbour.isPresent() && sources.isThere(neighbour.get())) {
                return neighbour.get();
            }
        }
        Optional<URI> copy = copyOf(absolute.get());
        if (copy.isPresent()) {
            return copy.get();
        }
        if (META_ADDRESS.matcher(absolute.get().toString()).matches()) {
            return METASCHEMA;
        }
        boolean sameKind = "file".equals(absolute.get().getScheme()) || beside.isEmpty() || !isFile(beside.get());
        return sameKind || isAbsolute(address) || !isFile(around.id()) ? absolute.get() : beside.get();
    }

    /** A file whose path is the end of an address: for {@code https://host/a/b} that's {@code a/b}, {@code a/b.json}, {@code b}… */
    private Optional<URI> copyOf(URI address) {
        String path = String.valueOf(address.getPath()).replaceFirst("^/+", "");
        for (Path folder : copies) {
            for (String end = path; !end.isEmpty(); end = end.substring(end.indexOf('/') + 1)) {
                for (String ending : List.of("", ".json", ".yaml")) {
                    Path file = folder.resolve(end + ending).normalize();
                    if (file.startsWith(folder) && Files.isRegularFile(file)) {
                        return Optional.of(file.toUri());
                    }
                }
                if (end.indexOf('/') < 0) {
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isFile(URI uri) {
        return "file".equals(uri.getScheme());
    }

    private static boolean isAbsolute(String address) {
        return address.matches("\\p{Alpha}[\\p{Alnum}+.-]*:.*");
    }

    /** What a fragment stands for: a pointer from the part, or else from the document; or an anchor. */
    private Optional<Schema> within(SchemaDocument document, Part part, URI id, String fragment) {
        List<String> steps = new ArrayList<>();
        for (String step : fragment.split("/", -1)) {
            if (!step.isEmpty() || fragment.contains("//")) {
                steps.add(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        if (fragment.startsWith("/") && !steps.isEmpty() && steps.get(0).isEmpty()) {
            steps.remove(0);
        }
        Optional<Part> found = fragment.isEmpty() || fragment.startsWith("/")
                ? SchemaDocument.follow(part, steps)
                : document.anchor(id, fragment);
        return found.or(() -> SchemaDocument.follow(new Part(document.root(), SchemaPath.ROOT), steps))
                .map(target -> schema(document, target));
    }

    private Schema schema(SchemaDocument document, Part part) {
        Schema home = homes.get(part.node());
        return home == null ? new Schema(part.node(), document.uri(), part.path(), homes) : home;
    }

    /**
     * Where a reference leads that depends on who reads it. We take the document that the others are parts of: of those with
     * the anchor, the one with the shortest address.
     */
    private Optional<Schema> outermost(String keyword, String anchor) {
        Stream<Schema> candidates = byAddress.values().stream()
                .distinct()
                .map(document -> new Schema(document.root(), document.uri(), SchemaPath.ROOT, homes));
        return candidates
                .filter(root -> keyword.equals("$recursiveRef")
                        ? root.flag("$recursiveAnchor")
                        : anchor.equals(root.text("$dynamicAnchor")))
                .min(Comparator.comparingInt(
                        root -> String.valueOf(root.text("$id")).length()));
    }

    /** A definition by its name, in the document of another schema. */
    public Optional<Schema> definition(Schema near, String name) {
        Schema root = new Schema(document(near.document()).root(), near.document(), SchemaPath.ROOT, homes);
        return Stream.of("definitions", "$defs")
                .flatMap(keyword -> Optional.ofNullable(root.named(keyword).get(name)).stream())
                .findFirst();
    }

    /** A schema that stands in no document, in the place of one that does. */
    Schema derived(Schema original, Node node) {
        return new Schema(node, original.document(), original.path(), homes);
    }

    /** Remembers where a schema comes from that is now part of another one. */
    void settle(Schema schema) {
        homes.putIfAbsent(schema.node(), schema);
    }

    /** The root of every document that was read. */
    public List<Node> roots() {
        return documents.values().stream().map(SchemaDocument::root).toList();
    }

    /** The bytes of every document that was read. */
    public Map<URI, byte[]> documents() {
        return Map.copyOf(bytes);
    }

    private SchemaDocument document(URI uri) {
        SchemaDocument known = documents.get(uri);
        if (known != null) {
            return known;
        }
        Node root = tree(uri);
        for (Path overlay : overlays.getOrDefault(uri, List.of())) {
            root = Overlay.lay(root, tree(overlay.toUri()));
        }
        SchemaDocument document = new SchemaDocument(uri, root);
        documents.put(uri, document);
        document.resources().forEach(resource -> byAddress.putIfAbsent(resource.id(), document));
        return document;
    }

    private Node tree(URI uri) {
        byte[] content = sources.bytes(uri);
        bytes.put(uri, content);
        String name = sources.nameOf(uri);
        String text = DocumentText.of(name, content);
        DuplicateKeys duplicates = (key, first, second) -> diagnostics.error(
                second, "the key '" + key + "' is there already, at " + first + ": delete or rename one of them");
        return uri.toString().endsWith(".json")
                ? new JsonReader().read(name, text, duplicates)
                : new YamlReader().read(name, text, duplicates);
    }

    private static String decoded(String fragment) {
        return java.net.URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
