package dev.cairn.cli.author;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.protocol.LogLevel;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;

/** Base class of the commands for authors: an input that cannot be used ends them with what is wrong with it. */
abstract class AuthorCommand implements Callable<Integer> {

    final PrintStream out;
    final StandardError people;

    /**
     * @param out takes what was found
     * @param people takes what is said about it
     */
    AuthorCommand(PrintStream out, StandardError people) {
        this.out = out;
        this.people = people;
    }

    /**
     * Does the command's work.
     *
     * @return the exit code
     */
    abstract int execute() throws IOException, InterruptedException;

    @Override
    public final Integer call() throws IOException, InterruptedException {
        try {
            return execute();
        } catch (InvalidDocumentException e) {
            people.say(e.diagnostics());
            return ExitCode.FAILED;
        } catch (SyncException e) {
            people.say(LogLevel.ERROR, e.userMessage());
            return ExitCode.FAILED;
        }
    }
}
