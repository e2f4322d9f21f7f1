package dev.cairn.codegen.schema;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsonschema2pojo.NoopRuleLogger;
import org.jsonschema2pojo.SchemaStore;

/**
 * The schema documents of one run and all that they refer to. References are resolved by jsonschema2pojo's
 * {@code SchemaStore}: fragments, other files, {@code classpath:}. Not thread-safe.
 */
public final class SchemaSet {

    /** A dot is not a delimiter, as it is in jsonschema2pojo's default: definitions may have dots in their names. */
    private static final String FRAGMENT_DELIMITERS = "#/";

    private final LocatedContentResolver content;
    private final SchemaStore store;
    private final Diagnostics diagnostics;
    private final IdentityHashMap<Node, Optional<Schema>> followed = new IdentityHashMap<>();

    /**
     * @param baseDirectory file names in diagnostics are relative to this folder
     * @param classpath where {@code classpath:} references are looked up
     * @param networkAllowed whether references to other schemes than {@code file} and {@code classpath} are followed
     * @param diagnostics takes what is wrong with a document or a reference
     */
    public SchemaSet(Path baseDirectory, ClassLoader classpath, boolean networkAllowed, Diagnostics diagnostics) {
        this.content = new LocatedContentResolver(baseDirectory, classpath, networkAllowed);
        this.store = new SchemaStore(content, new NoopRuleLogger());
        this.diagnostics = diagnostics;
    }

    /** Reads a document's root schema; empty, with a diagnostic, if it can't be read. */
    public Optional<Schema> read(Path file) {
        URI uri = file.toUri();
        try {
            return Optional.of(new Schema(
                    content.locate(store.create(uri, FRAGMENT_DELIMITERS).getContent()), uri, SchemaPath.ROOT));
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(diagnostics::add);
        } catch (IllegalArgumentException e) {
            diagnostics.error(Place.of(file.toString()), String.valueOf(e.getMessage()));
        }
        return Optional.empty();
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
        String reference = from.text("$ref");
        if (reference == null) {
            diagnostics.error(from.place(), "$ref expects a string");
            return Optional.empty();
        }
        try {
            org.jsonschema2pojo.Schema base = store.create(from.document(), FRAGMENT_DELIMITERS);
            org.jsonschema2pojo.Schema target = store.create(base, reference, FRAGMENT_DELIMITERS);
            if (target.getContent() == null) {
                throw new IllegalArgumentException("Path not present: " + reference);
            }
            return Optional.of(new Schema(
                    content.locate(target.getContent()), withoutFragment(target.getId()), pathOf(target.getId())));
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(diagnostics::add);
        } catch (IllegalArgumentException e) {
            diagnostics.error(from.place(), "cannot resolve $ref '" + reference + "': " + e.getMessage());
        }
        return Optional.empty();
    }

    /** A definition by its name, in the document of another schema. */
    public Optional<Schema> definition(Schema near, String name) {
        Schema root = new Schema(
                content.locate(
                        store.create(near.document(), FRAGMENT_DELIMITERS).getContent()),
                near.document(),
                SchemaPath.ROOT);
        return Stream.of("definitions", "$defs")
                .flatMap(keyword -> Optional.ofNullable(root.named(keyword).get(name)).stream())
                .findFirst();
    }

    /** The bytes of every document that was read. */
    public Map<URI, byte[]> documents() {
        return content.documents();
    }

    private static URI withoutFragment(URI uri) {
        String text = uri.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? uri : URI.create(text.substring(0, hash));
    }

    private static SchemaPath pathOf(URI uri) {
        String fragment = uri.getFragment();
        List<String> steps = new ArrayList<>();
        if (fragment != null) {
            for (String step : fragment.split("/", -1)) {
                if (!step.isEmpty()) {
                    steps.add(step.replace("~1", "/").replace("~0", "~"));
                }
            }
        }
        return new SchemaPath(steps);
    }
}
