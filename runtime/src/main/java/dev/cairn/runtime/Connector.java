package dev.cairn.runtime;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.models.SpecModel;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadResult;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * @param file the path it was read from, which diagnostics name; schema files, and the specification of a manifest that
     *     has none, are looked for beside it
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

    /** Whether anything says which configuration the connector takes. */
    public boolean hasSpec() {
        return manifest.spec() != null;
    }

    /**
     * Which configuration the connector takes.
     *
     * @throws SyncException if there is none
     */
    public Message.Specification spec() {
        SpecModel spec = manifest.spec();
        if (spec == null) {
            throw new SystemException(
                    "The manifest has no spec, and there is no spec.yaml or spec.json beside it, so there is nothing that says what to configure.");
        }
        return new Message.Specification(Specification.of(spec));
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

    /** Configures the connector with a network, a clock and threads of the caller's choice. */
    public ConfiguredConnector configure(ObjectNode config, MessageWriter output, RunOptions options) {
        return ConfiguredConnector.of(manifest, config, output, options);
    }

    /**
     * The manifest as it is run: references replaced, parameters handed down, types filled in. Places are those of the text.
     * See {@link Authoring#migrate} and {@link Authoring#normalize} for what may be done with it.
     */
    public ObjectNode resolved() {
        return manifest.loaded().resolved();
    }

    /**
     * The manifest as {@link #resolved} has it, with the streams that its {@code dynamic_streams} generate written out after
     * its own. Each stream has {@code dynamic_stream_name}: null, or the name of what generated it. May ask the API which
     * streams there are; {@link RunOptions#within} says how far it goes.
     *
     * @param config as its user gave it; the manifest's rules change it here
     * @param streamLimit how many streams of each template there are at most
     * @param options the network, the clock and the way to wait
     * @param secrets learns the secrets of the configuration
     * @return plain JSON values
     * @throws InvalidDocumentException with what is wrong with that which all streams share
     * @throws SyncException if it cannot be found out which streams there are, or a rule of the manifest cannot change the
     *     configuration
     */
    public Map<String, @Nullable Object> fullyResolved(
            ObjectNode config, int streamLimit, RunOptions options, SecretMask secrets) throws InterruptedException {
        try (ComponentRegistry components = manifest.components(config.toPlain(), options, secrets)) {
            Configuration configuration = Configuration.of(manifest, config, secrets, options.clock(), components);
            ConnectorConfig current = new ConnectorConfig(configuration.plain(), changed -> {});
            return CommandContext.assemble(manifest, current, options, secrets, components)
                    .withGeneratedStreams(streamLimit, manifest.folder());
        }
    }

    /**
     * Teaches a mask the secrets of a configuration, as the manifest's specification names them. What runs the connector
     * does so by itself.
     *
     * @param config as its user gave it
     */
    public void learnSecrets(ObjectNode config, SecretMask secrets) {
        Configuration.learn(manifest.spec(), config.toPlain(), secrets);
    }

    /**
     * Reads the first pages of one stream, in the calling thread, and tells everything about it. No request is sent again,
     * and no answer is kept for later.
     *
     * <p>What goes wrong while it is read is in the logs of the result: a configuration that does not fit, a stream that the
     * manifest does not have, an API that refuses. The thread's interruption ends the read, too, and the thread stays
     * interrupted.
     *
     * @param config as its user gave it; the manifest's rules change it here
     * @param options the network, the clock and the way to wait
     * @throws InvalidDocumentException if the stream cannot be built, or it is not known which streams there are
     * @throws SyncException if a rule of the manifest cannot change the configuration, or refuses it, or it cannot be found
     *     out which streams there are
     */
    public TestReadResult testRead(ObjectNode config, TestRead read, RunOptions options) {
        try (ComponentRegistry components = manifest.components(config.toPlain(), options, read.secrets())) {
            Configuration configuration =
                    Configuration.of(manifest, config, read.secrets(), options.clock(), components);
            return TestReadRun.of(manifest, configuration, read, options, components)
                    .result();
        }
    }
}
