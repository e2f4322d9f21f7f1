package dev.cairn.manifest;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.documents.TextPlaces;
import dev.cairn.documents.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads manifests: YAML, references, parameters and types, validation. Thread-safe. */
public final class ManifestLoader {

    private final ComponentSchema schema;
    private final FurtherErrors further;
    private final YamlReader reader = YamlReader.pyYaml();

    /**
     * A loader for manifests of one schema.
     *
     * @param schema what manifests are validated against; usually {@link ComponentSchema#bundled()}
     */
    public ManifestLoader(ComponentSchema schema) {
        this(schema, (manifest, errors) -> List.of());
    }

    /** A loader that has more to say of manifests that cannot be used. */
    public ManifestLoader(ComponentSchema schema, FurtherErrors further) {
        this.schema = schema;
        this.further = further;
    }

    /** Finds errors that the schema does not show, so that an author hears of them together with those that it does. */
    @FunctionalInterface
    public interface FurtherErrors {

        /**
         * Finds them.
         *
         * @param manifest resolved, with its parameters and types, as far as it could be
         * @param errors the places of the errors that are known
         */
        List<Diagnostic> in(ObjectNode manifest, Set<Place> errors);
    }

    /**
     * Loads a manifest from its text.
     *
     * @param file the name to use in places
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    public LoadedManifest load(String file, String text) {
        Diagnostics diagnostics = new Diagnostics();
        return load(reader.read(file, text, diagnostics), TextPlaces.of(text), diagnostics);
    }

    /** Loads a manifest that has been read already, such as one that stands inside a configuration. */
    public LoadedManifest load(Node document) {
        return load(document, TextPlaces.unknown(), new Diagnostics());
    }

    private LoadedManifest load(Node document, TextPlaces text, Diagnostics diagnostics) {
        if (!(document instanceof ObjectNode root)) {
            throw new InvalidDocumentException(
                    Diagnostic.error(document.place(), "a manifest must be an object, found " + document.kind()));
        }
        ObjectNode resolved = ReferenceResolver.resolve(withType(root), diagnostics);
        // Where a reference leads nowhere there is nothing to validate, but the rest of the manifest still is.
        Set<Place> unresolved = errors(diagnostics);
        ObjectNode complete = new ParameterPropagator(schema, false, diagnostics).propagate(resolved);
        schema.validator().diagnose(complete).stream()
                .filter(diagnostic -> !unresolved.contains(diagnostic.place()))
                .map(RemovedTypes::explained)
                .forEach(diagnostics::add);
        new UnknownKeys(schema, diagnostics).warn(complete);
        Set<Place> errors = errors(diagnostics);
        if (!errors.isEmpty()) {
            further.in(complete, errors).forEach(diagnostics::add);
        }
        diagnostics.throwIfErrors();
        return new LoadedManifest(complete, root, diagnostics.warnings(), text);
    }

    private static Set<Place> errors(Diagnostics diagnostics) {
        return diagnostics.all().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .map(Diagnostic::place)
                .collect(Collectors.toSet());
    }

    /** The type of the root may be left out. */
    private static ObjectNode withType(ObjectNode root) {
        if (root.members().containsKey("type")) {
            return root;
        }
        Map<String, Member> members = new LinkedHashMap<>(root.members());
        members.put("type", new Member(root.place(), new ScalarNode(root.place(), "DeclarativeSource")));
        return new ObjectNode(root.place(), members);
    }

    /** Components that the schema had in earlier releases, and what to do about them. */
    private static final class RemovedTypes {

        private static final String CUSTOM_CURSOR = "unknown incremental sync 'CustomIncrementalSync'";

        private RemovedTypes() {}

        /** A finding of the schema, with what to do where it is about a component of earlier releases. */
        static Diagnostic explained(Diagnostic finding) {
            return finding.message().startsWith(CUSTOM_CURSOR)
                    ? new Diagnostic(
                            finding.severity(),
                            finding.place(),
                            finding.message()
                                    + "; custom cursors left the component schema with airbyte-cdk 7, and Cairn keeps"
                                    + " the states itself: use a DatetimeBasedCursor, and a CustomPartitionRouter,"
                                    + " CustomRetriever or CustomStateMigration for what the class does besides, or run this"
                                    + " connector with the airbyte-cdk that it pins",
                            finding.code())
                    : finding;
        }
    }
}
