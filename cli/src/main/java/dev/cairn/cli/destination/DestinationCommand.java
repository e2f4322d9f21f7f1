package dev.cairn.cli.destination;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.core.secret.SecretMask;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Base class of commands that use a destination: says in words for people what went wrong. */
abstract class DestinationCommand implements Callable<Integer> {

    @Mixin
    private final DestinationOptions destination = new DestinationOptions();

    private final SyncLog log;

    DestinationCommand(StandardError people) {
        this.log = new SyncLog(people, new SecretMask(), null);
    }

    /**
     * Does the command's work.
     *
     * @return the exit code
     */
    abstract int execute(DestinationOptions named) throws IOException, InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        try {
            return execute(destination);
        } catch (ParameterException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            SyncLog.describe(e).forEach(log::say);
        }
        return ExitCode.FAILED;
    }

    final SyncLog log() {
        return log;
    }

    /** Tells people, without secrets. */
    final void say(LogLine line) {
        log.say(line);
    }
}
