package dev.cairn.manifest.authoring;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.manifest.ComponentSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The variables that the templates of each field see: those that the schema names, corrected where the reference passes
 * others. Immutable.
 */
public final class OfferedVariables {

    /** What every template sees, whether the schema says so or not. */
    private static final Set<String> EVERYWHERE = Set.of("config", "parameters");

    private static final String REQUESTER = "HttpRequester";

    private static final Map<String, Set<String>> MORE = Map.of(
            "AddFields.condition", Set.of("record", "stream_slice", "value", "path"),
            "ConfigAddFields.condition", Set.of("value", "path"),
            "JwtAuthenticator.secret_key", Set.of("json_loads"));

    /** Fields that see no {@code property}, though the schema says so. */
    private static final Set<String> WITHOUT_PROPERTY =
            Set.of("AddFields.condition", "ConfigAddFields.condition", "ConfigRemoveFields.condition");

    /** What the requests for the reports of an {@code AsyncRetriever} see. */
    private static final Set<String> OF_REPORTS = Set.of("creation_response", "polling_response", "download_target");

    private final ComponentSchema schema;
    private final Set<String> extraFields = new HashSet<>();
    private final Map<String, Map<String, Set<String>>> known = new HashMap<>();

    /** The variables of a field, whatever the manifest; empty where it is no template. */
    public static Set<String> ofAnyManifest(String type, String field) {
        ObjectNode none = new ObjectNode(Place.of("none"), Map.of());
        return new OfferedVariables(ComponentSchema.bundled(), none).of(type, field);
    }

    /** For a manifest: its requests see the extra fields of its parent streams by their names. */
    OfferedVariables(ComponentSchema schema, ObjectNode manifest) {
        this.schema = schema;
        collectExtraFields(manifest);
    }

    /** The variables of a field; empty where it is no template. */
    Set<String> of(String type, String field) {
        return known.computeIfAbsent(type, same -> new HashMap<>())
                .computeIfAbsent(field, same -> offered(type, field));
    }

    private Set<String> offered(String type, String field) {
        Set<String> said = schema.templateVariables(type, field);
        if (said.isEmpty()) {
            return said;
        }
        String name = type + "." + field;
        Set<String> offered = new HashSet<>(said);
        offered.addAll(EVERYWHERE);
        offered.addAll(MORE.getOrDefault(name, Set.of()));
        if (type.equals(REQUESTER)) {
            offered.addAll(OF_REPORTS);
            offered.addAll(extraFields);
        }
        if (WITHOUT_PROPERTY.contains(name)) {
            offered.remove("property");
        }
        return offered;
    }

    private void collectExtraFields(Node node) {
        if (node instanceof ArrayNode array) {
            array.items().forEach(this::collectExtraFields);
        } else if (node instanceof ObjectNode object) {
            if (object.get("extra_fields") instanceof ArrayNode paths) {
                paths.items().forEach(this::addExtraField);
            }
            object.members().values().forEach(member -> collectExtraFields(member.value()));
        }
    }

    private void addExtraField(Node path) {
        if (path instanceof ArrayNode keys
                && keys.items().size() == 1
                && keys.items().get(0) instanceof ScalarNode key) {
            extraFields.add(String.valueOf(key.value()));
        }
    }
}
