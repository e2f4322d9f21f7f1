package dev.cairn.runtime.config;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.error.ConfigException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The manifest that the platform puts into the configuration of connectors made in its builder. */
public final class InjectedManifest {

    private static final String MANIFEST = "__injected_declarative_manifest";
    private static final String COMPONENTS = "__injected_components_py";

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
     * @throws ConfigException if Python code came with it, which this runtime cannot run
     */
    public static Optional<ObjectNode> of(ObjectNode config) {
        Member components = config.members().get(COMPONENTS);
        if (components != null && components.value().toPlain() instanceof String code && !code.isEmpty()) {
            throw new ConfigException(
                    "This connector brings custom components in Python ('" + COMPONENTS + "' in its configuration), "
                            + "which cannot run here. Register a Java class for each class_name of its manifest and "
                            + "remove the key, or run the connector with the Python CDK.");
        }
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
