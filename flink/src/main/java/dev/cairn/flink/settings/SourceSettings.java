package dev.cairn.flink.settings;

import dev.cairn.http.CallWindows;
import dev.cairn.http.HttpTransport;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.spi.CodeOptions;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a source is told, on all machines. Texts, as it travels with the job; no secrets.
 *
 * @param manifestName the path that diagnostics name
 * @param manifest the manifest's text
 * @param catalog the configured catalog, as JSON
 * @param state the states to start from, as JSON; empty for none
 * @param stateFile where states of completed checkpoints are written; null for nowhere
 * @param interval how long after the beginning of a round the next one begins; null for one round
 * @param lease how long a reader may use a call that was counted
 * @param python what runs custom components in Python on each machine; null for what its environment says
 * @param checkpointPages after how many pages a position inside of a slice is kept; 0 for what the manifest says
 */
public record SourceSettings(
        String manifestName,
        String manifest,
        ConfigSource config,
        String catalog,
        String state,
        @Nullable String stateFile,
        @Nullable Duration interval,
        Duration lease,
        @Nullable String python,
        int checkpointPages)
        implements Serializable {

    /** How often a slice is tried before it counts as failed. */
    public static final int ATTEMPTS = 3;

    /**
     * Those of a process.
     *
     * @param python what runs custom components in Python; null for what its environment says
     */
    public static RunOptions options(@Nullable String python) {
        CodeOptions code = CodeOptions.ofEnvironment();
        return RunOptions.standard().code(python == null ? code : code.interpreter(python));
    }

    /**
     * The connector, with the configuration as it is in this process.
     *
     * @param code where custom components are
     * @param windows who counts calls
     */
    public ConfiguredConnector connector(ClassLoader code, CallWindows windows) {
        return connector(code, windows, network -> network);
    }

    /**
     * The connector, with the configuration as it is in this process, and its traffic watched.
     *
     * @param watched the network, as someone looks at it
     */
    public ConfiguredConnector connector(ClassLoader code, CallWindows windows, UnaryOperator<HttpTransport> watched) {
        RunOptions plain = options(python);
        RunOptions standard = checkpointPages == 0 ? plain : plain.checkpointPages(checkpointPages);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(code);
        try {
            return Connector.load(manifestName, manifest)
                    .configure(
                            config.read(),
                            new MessageWriter(new LoggedLines()),
                            standard.transport(watched.apply(standard.transport()))
                                    .callWindows(windows));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The configured catalog, read anew. */
    public ConfiguredCatalog streams() {
        return new CatalogReader().read("catalog", catalog);
    }

    /** The states to start from; empty if there are none. */
    public InputState input() {
        return state.isEmpty() ? InputState.EMPTY : new StateReader().read("state", state);
    }

    /** What a connector says besides records goes to the log of the process, line by line. Not thread-safe. */
    private static final class LoggedLines extends OutputStream {

        private static final Logger LOG = LoggerFactory.getLogger("dev.cairn.messages");

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int octet) {
            if (octet == '\n') {
                LOG.info("{}", line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(octet);
            }
        }
    }
}
