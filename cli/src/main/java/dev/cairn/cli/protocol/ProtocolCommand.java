package dev.cairn.cli.protocol;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Base class of the protocol's commands: reports problems of inputs as one error trace, and as lines for people. */
abstract class ProtocolCommand implements Callable<Integer> {

    @Option(
            names = "--debug",
            description = "Also logs, at level DEBUG, each request and its answer, without the secrets that are known.")
    private boolean debug;

    /** The platform's way to ask for the same. */
    private static final String LOG_LEVEL = "LOG_LEVEL";

    private final StandardError people;
    private final OutputStream out;
    private final SecretMask secrets = new SecretMask();

    ProtocolCommand(OutputStream out, StandardError people) {
        this.out = out;
        this.people = people;
    }

    /**
     * Does the command's work.
     *
     * @return the exit code
     */
    abstract int execute(MessageWriter writer) throws IOException, InterruptedException;

    /** Hears of each message but records as it is written. */
    void written(Message message) throws IOException {}

    @Override
    public final Integer call() throws IOException {
        MessageWriter writer = new MessageWriter(out, secrets, this::written);
        int code;
        try {
            if (debug()) {
                writer.write(
                        new Message.Log(LogLevel.DEBUG, "Requests and answers are logged, without known secrets."));
            }
            code = execute(writer);
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(this::say);
            writer.write(Failure.ofInput(String.valueOf(e.getMessage()), Clock.systemUTC()));
            code = ExitCode.FAILED;
        } catch (SyncException e) {
            say(new LogLine(LogLevel.ERROR, e.userMessage()));
            writer.write(Failure.ofCommand(e, Clock.systemUTC()));
            code = ExitCode.FAILED;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (ParameterException e) {
            throw e;
        } catch (RuntimeException | Error | InterruptedException e) {
            // Not left to picocli, which would print it with the secrets that it may hold.
            SystemException unexpected = new SystemException(
                    "Something went wrong in the connector. See the logs for more details.", String.valueOf(e), e);
            Optional<Message> outcome = e instanceof Error ? outcome(FailureWords.of(e)) : Optional.empty();
            if (outcome.isPresent()) {
                writer.write(outcome.get());
            }
            writer.write(Failure.ofCommand(unexpected, Clock.systemUTC()));
            writer.flush();
            say(new LogLine(LogLevel.ERROR, FailureWords.of(e)));
            code = ExitCode.FAILED;
        }
        writer.flush();
        return code;
    }

    /** What the command says in place of its result when an error kept it from finding one. */
    Optional<Message> outcome(String problem) {
        return Optional.empty();
    }

    /** Whether requests and answers are to be logged. */
    private boolean debug() {
        return debug || "debug".equalsIgnoreCase(System.getenv(LOG_LEVEL));
    }

    /**
     * What it is that a manifest cannot be built, after it was loaded: a failure of the connector, as in the reference; but
     * where a custom component is not on the class path, the person who runs the connector can put it there.
     */
    static SyncException unbuildable(InvalidDocumentException problems) {
        String text = String.valueOf(problems.getMessage());
        boolean missing = problems.diagnostics().stream()
                .anyMatch(problem -> problem.code().equals("custom-component"));
        return missing ? new ConfigException(text) : new SystemException(text, text, problems);
    }

    /** The options of connectors: problems of the manifest that do not end the command are printed for people. */
    final RunOptions options() {
        RunOptions reporting = RunOptions.standard().reporting(this::say);
        return debug() ? reporting.loggingRequests() : reporting;
    }

    /** Tells people, without secrets. */
    final void say(LogLine line) {
        people.say(line.masked(secrets));
    }

    private void say(Diagnostic problem) {
        say(LogLine.of(problem));
    }
}
