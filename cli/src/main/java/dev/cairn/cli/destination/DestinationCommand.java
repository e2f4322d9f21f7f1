package dev.cairn.cli.destination;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.destination.Destination;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.error.SyncException;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.secret.SecretMask;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Base class of commands that use a destination: says in words for people what went wrong. */
abstract class DestinationCommand implements Callable<Integer> {

    @Mixin
    private final DestinationOptions destination = new DestinationOptions();

    private final StandardError people;
    private final SecretMask secrets = new SecretMask();

    DestinationCommand(StandardError people) {
        this.people = people;
    }

    /**
     * Does the command's work.
     *
     * @return the exit code
     */
    abstract int execute(Destination destination) throws IOException, InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        try (Destination opened = destination.open(secrets)) {
            return execute(opened);
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(problem -> say(LogLine.of(problem)));
        } catch (ParameterException e) {
            throw e;
        } catch (SyncException e) {
            say(new LogLine(LogLevel.ERROR, e.userMessage()));
        } catch (IOException | RuntimeException e) {
            say(new LogLine(LogLevel.ERROR, describe(e)));
        }
        return ExitCode.FAILED;
    }

    private static String describe(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    final SecretMask secrets() {
        return secrets;
    }

    final StandardError people() {
        return people;
    }

    /** Tells people, without secrets. */
    final void say(LogLine line) {
        people.say(line.masked(secrets));
    }
}
