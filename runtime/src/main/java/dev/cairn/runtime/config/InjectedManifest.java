package dev.cairn.runtime.config;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The manifest that the platform puts into the configuration of connectors made in its builder. */
public final class InjectedManifest {

    private static final String MANIFEST = "__injected_declarative_manifest";

    private InjectedManifest() {}

    /** The specification of a connector that has no manifest but the one that its configuration will bring. */
    public static Map<String, @Nullable Object> specification() {
        Map<String, Object> manifest =
                Map.of("type", "object", "title", "Manifest", "description", "The connector's declarative manifest.");
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "A connector that its configuration brings");
        schema.put("type", "object");
        schema.put("required", List.of(MANIFEST));
        schema.put("additionalProperties", true);
        schema.put("properties", Map.of(MANIFEST, manifest));
        Map<String, @Nullable Object> specification = new LinkedHashMap<>();
        specification.put("connectionSpecification", schema);
        specification.put("documentationUrl", "https://docs.airbyte.com/integrations/sources/low-code");
        specification.put("supportsNormalization", false);
        specification.put("supportsDBT", false);
        return specification;
    }

    /**
     * The manifest inside a configuration, or empty where it has none.
     *
     * @throws InvalidDocumentException if it is no object
     */
    public static Optional<ObjectNode> of(ObjectNode config) {
        Node manifest = config.get(MANIFEST);
        if (manifest == null) {
            return Optional.empty();
        }
        if (manifest instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw new InvalidDocumentException(
                Diagnostic.error(manifest.place(), "'" + MANIFEST + "' must be an object, found " + manifest.kind()));
    }
}
