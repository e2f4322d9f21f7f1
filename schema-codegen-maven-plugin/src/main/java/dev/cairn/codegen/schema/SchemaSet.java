package dev.cairn.codegen.schema;

import dev.cairn.codegen.schema.SchemaDocument.Part;
import dev.cairn.codegen.schema.SchemaDocument.Resource;
import dev.cairn.codegen.shared.SharedModels;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schema documents of one run and all that they refer to: fragments, anchors, other files, {@code classpath:},
 * {@code jar:}, and documents that are known by their {@code $id}. Not thread-safe.
 */
public final class SchemaSet {

    /** Keywords that stand for another schema; the last two are what older drafts call dynamic references. */
    static final List<String> REFERENCES = List.of("$ref", "$dynamicRef", "$recursiveRef");

    private final SchemaSources sources;
    private final SharedModels shared;
    private final SchemaDocuments documents;
    private final SchemaLocations locations;
    private final Diagnostics diagnostics;
    private final Set<URI> given = new LinkedHashSet<>();
    private final IdentityHashMap<Node, Schema> homes = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Optional<Schema>> followed = new IdentityHashMap<>();
    private @Nullable OpenApiVersion openApi;

    /**
     * @param baseDirectory file names in diagnostics are relative to this folder
     * @param classpath where {@code classpath:} references are looked up
     * @param overlays what is laid over a document, by the document's file
     * @param copies folders with copies of documents that are referred to by their addresses
     * @param networkAllowed whether references to other schemes than {@code file} and {@code classpath} are followed
     * @param shared models of other packages: their schemas are referred to by their addresses, too
     * @param diagnostics takes what is wrong with a document or a reference
     */
    public SchemaSet(
            Path baseDirectory,
            ClassLoader classpath,
            Map<Path, List<Path>> overlays,
            List<Path> copies,
            boolean networkAllowed,
            SharedModels shared,
            Diagnostics diagnostics) {
        this.sources = new SchemaSources(baseDirectory, classpath, networkAllowed);
        this.shared = shared;
        this.documents = new SchemaDocuments(sources, overlays, diagnostics);
        this.locations = new SchemaLocations(sources, copies, shared);
        this.diagnostics = diagnostics;
    }

    /** Reads a document's root schema; empty, with a diagnostic, if it can't be read. */
    public Optional<Schema> read(Path file) {
        return read(file.toUri());
    }

    /**
     * Makes a schema of examples; empty, with a diagnostic, if one can't be read.
     *
     * @param examples files, at least one; the schema takes the place of the first
     */
    public Optional<Schema> readExamples(List<Path> examples) {
        return read(examples.get(0).toUri(), () -> documents.readExamples(examples));
    }

    /** Reads a document's root schema; empty, with a diagnostic, if it can't be read. */
    public Optional<Schema> read(URI uri) {
        return read(uri, () -> {});
    }

    private Optional<Schema> read(URI uri, Runnable before) {
        try {
            before.run();
            SchemaDocument document = documents.at(uri);
            given.add(uri);
            openApi = openApi == null ? document.openApi().orElse(null) : openApi;
            return Optional.of(root(document));
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(diagnostics::add);
        } catch (IllegalArgumentException e) {
            diagnostics.error(Place.of(sources.nameOf(uri)), String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Whether a schema is a whole document that was read as such, and not since another one refers to it. */
    public boolean isGiven(Schema schema) {
        return schema.path().isRoot() && given.contains(schema.document());
    }

    /** Whether a schema only stands for another one. */
    public boolean isReference(Schema schema) {
        return schema.hasAny(REFERENCES);
    }

    /** Whether the keywords beside a reference count, too: up to draft 7 they don't. */
    public boolean countsKeywordsBesideReferences(Schema schema) {
        return openApi(schema)
                .map(OpenApiVersion::countsKeywordsBesideReferences)
                .orElseGet(() -> documents.at(schema.document()).countsKeywordsBesideReferences());
    }

    /** Whether a schema means what OpenAPI says of it. */
    public boolean isOpenApi(Schema schema) {
        return openApi(schema).isPresent();
    }

    /** Whether a required property of a schema may be absent after all where only one side sends it. */
    public boolean requiresOfOneSideOnly(Schema schema) {
        return openApi(schema).map(OpenApiVersion::requiresOfOneSideOnly).orElse(false);
    }

    /** Documents that don't say how they are to be read are parts of the run's document of OpenAPI, where there is one. */
    private Optional<OpenApiVersion> openApi(Schema schema) {
        SchemaDocument document = documents.at(schema.document());
        return document.isOfAnyDialect() ? Optional.ofNullable(openApi) : document.openApi();
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
        SchemaDocument document = documents.at(from.document());
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
        SchemaDocument known = uri.map(documents::called).orElse(null);
        if (known != null) {
            Resource resource = known.resource(uri.orElseThrow());
            return within(known, resource.part(), resource.id(), fragment)
                    .orElseThrow(() -> new IllegalArgumentException("there is no such place in that document"
                            + NearbyPlaces.didYouMean(known.root(), address, fragment)));
        }
        URI location = locations.of(document, around, address);
        SchemaDocument other = documents.at(location);
        Resource resource = other.resource(uri.orElse(location));
        Schema target = within(other, resource.part(), resource.id(), fragment)
                .orElseThrow(() -> new IllegalArgumentException("there is no such place in "
                        + sources.nameOf(other.uri()) + NearbyPlaces.didYouMean(other.root(), address, fragment)));
        if (MetaSchemas.isOnlyStandIn(location) && holdsSchemas(target)) {
            Node keyword = from.keyword("$ref");
            diagnostics.warning(
                    keyword == null ? from.place() : keyword.place(),
                    "any object or boolean is taken for a schema: what JSON Schema's own schema says of it is not"
                            + " checked (a copy of it in referencePaths is used instead)");
        }
        return target;
    }

    /** Whether values of a part of our meta-schema are schemas, or have some: all that is not a text, a number, a list of texts… */
    private static boolean holdsSchemas(Schema part) {
        return part.types().isEmpty()
                ? !part.node().members().isEmpty()
                : part.types().contains("object");
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
        Stream<Schema> candidates =
                documents.withAddresses().stream().distinct().map(this::root);
        return candidates
                .filter(root -> keyword.equals("$recursiveRef")
                        ? root.flag("$recursiveAnchor")
                        : anchor.equals(root.text("$dynamicAnchor")))
                .min(Comparator.comparingInt(
                        root -> String.valueOf(root.text("$id")).length()));
    }

    /** The definitions in the document of a schema. */
    List<Schema> definitions(Schema near) {
        return root(documents.at(near.document())).definitions();
    }

    /** A definition by its name, in the document of another schema. */
    public Optional<Schema> definition(Schema near, String name) {
        return definitions(near).stream()
                .filter(definition -> definition.path().last().equals(name))
                .findFirst();
    }

    /** What a discriminator's mapping means: a definition by its name, or where a reference leads; empty if that is nowhere. */
    public Optional<Schema> mapped(Schema near, String target) {
        Optional<Schema> named = definition(near, target);
        if (named.isPresent()) {
            return named;
        }
        try {
            return Optional.of(target(near, target));
        } catch (InvalidDocumentException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A schema that stands in no document, in the place of one that does. */
    Schema derived(Schema original, Node node) {
        return derived(original, node, original.path());
    }

    /** A schema that stands in no document, in a place in the document of one that does. */
    Schema derived(Schema original, Node node, SchemaPath path) {
        return new Schema(node, original.document(), path, homes);
    }

    /** Remembers where a schema comes from that is now part of another one. */
    void settle(Schema schema) {
        homes.putIfAbsent(schema.node(), schema);
    }

    /**
     * The root of every document that was read, but for those that models of other packages were generated of; of one of OpenAPI, which
     * is no schema itself, the definitions.
     */
    public List<Node> roots() {
        return documents.all().stream()
                .filter(document -> !shared.has(document.uri()))
                .flatMap(document -> document.openApi().isEmpty()
                        ? Stream.of(document.root())
                        : root(document).definitions().stream().map(Schema::node))
                .toList();
    }

    private Schema root(SchemaDocument document) {
        return new Schema(document.root(), document.uri(), SchemaPath.ROOT, homes);
    }

    /** What a document that was read and its parts call themselves, sorted: those that lead there from anywhere. */
    public List<String> addresses(URI document) {
        return documents.at(document).resources().stream()
                .map(Resource::id)
                .filter(id -> id.isAbsolute() && !"file".equals(id.getScheme()))
                .map(URI::toString)
                .sorted()
                .distinct()
                .toList();
    }

    /** The models of other packages. */
    public SharedModels shared() {
        return shared;
    }

    /** The address of every document that was read. */
    public Set<URI> documents() {
        return documents.inputs();
    }

    private static String decoded(String fragment) {
        return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
