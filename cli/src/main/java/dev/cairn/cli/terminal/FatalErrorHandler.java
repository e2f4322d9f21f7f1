package dev.cairn.cli.terminal;

import dev.cairn.runtime.protocol.LogLevel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command with a message after an error such as OutOfMemoryError in any thread, since the JVM cannot be relied
 * on afterwards. Thread-safe.
 */
public final class FatalErrorHandler implements Thread.UncaughtExceptionHandler {

    /** How long the command has to end by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OutputStream out;
    private final StandardError people;
    private final @Nullable Consumer<Throwable> command;
    private final AtomicBoolean told = new AtomicBoolean();
    private final CountDownLatch failed = new CountDownLatch(1);
    private final byte[] message;
    private volatile boolean ended;

    private FatalErrorHandler(OutputStream out, StandardError people, @Nullable Consumer<Throwable> command) {
        this.out = out;
        this.people = people;
        this.command = command;
        // Made beforehand: there may be no memory for it later.
        this.message = lastMessage(System.currentTimeMillis());
    }

    /**
     * From now on failures are noticed.
     *
     * @param command is to end since that was thrown; called once. Null for one that goes on, whatever is thrown
     */
    public static FatalErrorHandler install(
            OutputStream out, StandardError people, @Nullable Consumer<Throwable> command) {
        FatalErrorHandler resort = new FatalErrorHandler(out, people, command);
        Thread.setDefaultUncaughtExceptionHandler(resort);
        Thread thread = new Thread(resort::watch, "last-resort");
        thread.setDaemon(true);
        thread.start();
        return resort;
    }

    private static byte[] lastMessage(long millis) {
        String text = "The sync ended because of a failure that Cairn cannot go on after; see the logs.";
        return ("\n{\"type\":\"TRACE\",\"trace\":{\"type\":\"ERROR\",\"emitted_at\":" + millis
                        + ",\"error\":{\"message\":\"" + text + "\",\"internal_message\":\"" + text
                        + "\",\"failure_type\":\"system_error\"}}}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
            cannotGoOn(thrown);
        }
        people.say(LogLevel.ERROR, "cairn: in thread " + thread.getName() + ": " + thrown);
    }

    private void cannotGoOn(Throwable thrown) {
        if (command != null && told.compareAndSet(false, true)) {
            failed.countDown();
            command.accept(thrown);
        }
    }

    /** The command has ended. */
    public void commandEnded() {
        ended = true;
    }

    private void watch() {
        try {
            failed.await();
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            return;
        }
        if (!ended) {
            end();
        }
    }

    /** Writes the message that was kept for this, and ends the process. */
    public void end() {
        try {
            out.write(message);
        } catch (IOException e) {
            // There is nothing left to write to.
        }
        Runtime.getRuntime().halt(ExitCode.FAILED);
    }
}
