package dev.cairn.cli.terminal;

import dev.cairn.runtime.sync.StopSignal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process by the signal that it received, as the reference does, after the command had time to write its last
 * messages. The JVM by itself would exit with 128 plus the signal's number, which callers take for a failure.
 *
 * <p>The first process of a container cannot be ended by a signal; it exits with that number.
 */
public final class SignalExit {

    /** The JVM names the thread that runs a signal's handler like this. */
    private static final String HANDLER = " handler";

    private static final long MILLIS_TO_DIE = 1000;

    private final StopSignal stop;
    private final Duration patience;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean exiting;

    private SignalExit(StopSignal stop, Duration patience) {
        this.stop = stop;
        this.patience = patience;
    }

    /**
     * From now on signals end the process like this.
     *
     * @param stop is requested first
     * @param patience how long the command has then
     */
    public static SignalExit install(StopSignal stop, Duration patience) {
        SignalExit end = new SignalExit(stop, patience);
        Runtime.getRuntime().addShutdownHook(new Thread(end::run, "end-by-signal"));
        return end;
    }

    /** The command has written its last message. */
    public void commandEnded() {
        ended.countDown();
    }

    /** The process exits by itself from now on. */
    public void exiting() {
        exiting = true;
    }

    private void run() {
        if (exiting) {
            return;
        }
        stop.request();
        try {
            ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            Optional<String> signal = signal();
            if (signal.isPresent()) {
                dieBy(signal.get());
            }
        } catch (IOException | ReflectiveOperationException e) {
            // The exit code says it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The name of the signal that is being handled, without {@code SIG}. */
    private static Optional<String> signal() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() * 2 + 16];
        int count = root.enumerate(threads);
        for (int i = 0; i < count; i++) {
            String name = threads[i].getName();
            if (name.startsWith("SIG") && name.endsWith(HANDLER)) {
                return Optional.of(name.substring("SIG".length(), name.length() - HANDLER.length()));
            }
        }
        return Optional.empty();
    }

    /** By reflection, since javac warns of these classes whatever one says. */
    private static void dieBy(String name) throws IOException, ReflectiveOperationException, InterruptedException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        signal.getMethod("handle", signal, handler)
                .invoke(
                        null,
                        signal.getConstructor(String.class).newInstance(name),
                        handler.getField("SIG_DFL").get(null));
        // Signal.raise takes no signal that is handled by default.
        new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "kill -s \"$0\" \"$1\"",
                        name,
                        Long.toString(ProcessHandle.current().pid()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .waitFor(MILLIS_TO_DIE, TimeUnit.MILLISECONDS);
    }
}
