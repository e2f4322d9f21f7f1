package dev.cairn.runtime;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.error.SyncException;
import dev.cairn.error.SystemException;
import dev.cairn.models.SpecModel;
import dev.cairn.runtime.internal.manifest.ComponentSchema;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * A connector: a manifest that is loaded and valid. With a configuration it can be run: {@link #configure}.
 *
 * <p>Custom components are looked for by the context class loader of the thread that loads it. Thread-safe; it may be
 * configured and run any number of times, also at the same time.
 */
public final class Connector {

    private final Manifest manifest;

    private Connector(Manifest manifest) {
        this.manifest = manifest;
    }

    /**
     * Loads a manifest from a file.
     *
     * @throws InvalidDocumentException if it cannot be read, or with everything that is wrong with it
     */
    public static Connector load(Path file) {
        ComponentSchema.prepare();
        return load(file.toString(), DocumentFiles.text(file));
    }

    /**
     * Loads a manifest.
     *
     * @param file the path it was read from, which diagnostics name; schema files are looked for beside it
     * @param text the YAML text
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    public static Connector load(String file, String text) {
        return new Connector(Manifest.load(file, text));
    }

    /**
     * Loads a manifest that stands in another document, such as a configuration.
     *
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    public static Connector load(ObjectNode manifest) {
        return new Connector(Manifest.load(manifest));
    }

    /** What the author of the manifest should know. */
    public List<Diagnostic> warnings() {
        return manifest.loaded().warnings();
    }

    /**
     * Which configuration the connector takes.
     *
     * @return a SPEC message
     * @throws SyncException if the manifest has no {@code spec}
     */
    public Message spec() {
        SpecModel spec = manifest.spec();
        if (spec == null) {
            throw new SystemException("The manifest has no spec, so there is nothing that says what to configure.");
        }
        return Message.spec(Specification.of(spec));
    }

    /**
     * This connector with a configuration, in the process' own surroundings.
     *
     * @param config as its user gave it; the manifest's rules change it here
     * @param output takes the messages of all commands, and learns the secrets of the configuration
     * @throws SyncException if a rule of the manifest cannot change the configuration
     */
    public ConfiguredConnector configure(ObjectNode config, MessageWriter output) {
        return configure(config, output, RunOptions.standard());
    }

    /** Likewise, in surroundings that are said. */
    public ConfiguredConnector configure(ObjectNode config, MessageWriter output, RunOptions options) {
        return ConfiguredConnector.of(manifest, config, output, options);
    }
}
