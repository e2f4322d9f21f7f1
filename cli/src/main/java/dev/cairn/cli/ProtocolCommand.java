package dev.cairn.cli;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.NormalizedConfig;
import dev.cairn.runtime.error.ConfigException;
import dev.cairn.runtime.error.SyncException;
import dev.cairn.runtime.error.SystemException;
import dev.cairn.runtime.json.Json;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.secret.SecretMask;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;

/** What the protocol's commands share: input problems are one error trace, and lines for people. */
abstract class ProtocolCommand implements Callable<Integer> {

    static final int OK = 0;
    static final int FAILED = 1;

    private final PrintStream err;
    private final OutputStream out;
    private final SecretMask secrets = new SecretMask();

    ProtocolCommand(OutputStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Does the command's work.
     *
     * @return the exit code
     */
    abstract int execute(MessageWriter writer) throws IOException, InterruptedException;

    @Override
    public final Integer call() throws IOException, InterruptedException {
        MessageWriter writer = new MessageWriter(out, secrets);
        int code;
        try {
            code = execute(writer);
        } catch (InvalidDocumentException e) {
            print(e.diagnostics());
            writer.write(Message.inputError(String.valueOf(e.getMessage()), Clock.systemUTC()));
            code = FAILED;
        } catch (SyncException e) {
            err.println(secrets.mask(e.userMessage()));
            writer.write(Message.error(e, null, Clock.systemUTC()));
            code = FAILED;
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            // Not left to picocli, which would print it with the secrets that it may hold.
            SystemException unexpected = new SystemException(
                    "Something went wrong in the connector. See the logs for more details.", String.valueOf(e), e);
            err.println(secrets.mask(String.valueOf(e)));
            writer.write(Message.error(unexpected, null, Clock.systemUTC()));
            code = FAILED;
        }
        writer.flush();
        return code;
    }

    /**
     * What it is that a manifest cannot be built, after it was loaded: a failure of the connector, as in the reference; but
     * where a custom component is not on the class path, whoever runs the connector can put it there.
     */
    static SyncException unbuildable(InvalidDocumentException problems) {
        String text = String.valueOf(problems.getMessage());
        boolean missing = problems.diagnostics().stream()
                .anyMatch(problem -> problem.code().equals("custom-component"));
        return missing ? new ConfigException(text) : new SystemException(text, text, problems);
    }

    /** The connector, telling people what is wrong with its manifest and does not keep the command from going on. */
    final Connector reporting(Connector connector) {
        return connector.reporting(finding -> print(List.of(finding)));
    }

    final void print(List<Diagnostic> diagnostics) {
        diagnostics.forEach(diagnostic -> err.println(secrets.mask(diagnostic.toString())));
    }

    /**
     * The configuration to run with, after the rules of the manifest. Where they changed it for good, its file is
     * rewritten and the platform told, as in the reference.
     *
     * @param file where the configuration came from
     */
    final ObjectNode normalized(Connector connector, ObjectNode config, Path file, MessageWriter writer)
            throws IOException {
        NormalizedConfig normalized = connector.normalize(config, secrets);
        if (normalized.migrated().isPresent()) {
            Files.write(file, Json.writeBytes(normalized.migrated().get()));
            writer.write(Message.connectorConfig(normalized.migrated().get(), Clock.systemUTC()));
        }
        return normalized.effective();
    }
}
