package dev.cairn.runtime.config;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.error.ConfigException;
import java.util.Optional;

/** The manifest that the platform puts into the configuration of connectors made in its builder. */
public final class InjectedManifest {

    private static final String MANIFEST = "__injected_declarative_manifest";
    private static final String COMPONENTS = "__injected_components_py";

    private InjectedManifest() {}

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
