package dev.cairn.pythoncomponents;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Python processes that have imported the CDK and wait for a connector, one for each interpreter that was used. Each is given to
 * one run alone, so what code keeps in globals of its modules is never seen by another run. One that is not taken ends.
 * Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be started is an empty result
final class ReadyProcesses {

    /** Those of this JVM. */
    static final ReadyProcesses SHARED = new ReadyProcesses(Duration.ofMinutes(10));

    private final Duration longest;
    private final Map<Interpreter, CompletableFuture<Optional<SideProcess>>> waiting = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, work -> SideProcess.daemon(work, "python-ready"));

    /** @param longest how long one waits at most */
    ReadyProcesses(Duration longest) {
        this.longest = longest;
    }

    /** One that waits, or will soon, and belongs to the caller from now on; empty where there is none. */
    Optional<SideProcess> take(Interpreter interpreter, SecretMask secrets) throws InterruptedException {
        CompletableFuture<Optional<SideProcess>> next = waiting.remove(interpreter);
        if (next == null) {
            return Optional.empty();
        }
        try {
            Optional<SideProcess> ready = next.get().filter(process -> !process.hasEnded());
            ready.ifPresent(process -> process.masking(secrets));
            return ready;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // what can go wrong is an empty result
        } catch (InterruptedException e) {
            next.thenAccept(one -> one.ifPresent(SideProcess::close));
            throw e;
        }
    }

    /** Has one waiting soon; returns at once. */
    void prepare(Interpreter interpreter) {
        CompletableFuture<Optional<SideProcess>> next = new CompletableFuture<>();
        if (waiting.putIfAbsent(interpreter, next) == null) {
            clock.execute(() -> next.complete(started(interpreter)));
            clock.schedule(
                    () -> {
                        if (waiting.remove(interpreter, next)) {
                            next.thenAccept(one -> one.ifPresent(SideProcess::close));
                        }
                    },
                    longest.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Where it cannot be started, the next run starts its own, and says why it cannot. */
    private static Optional<SideProcess> started(Interpreter interpreter) {
        SideProcess process;
        try {
            process = interpreter.start(new SecretMask());
        } catch (ComponentUnavailableException e) {
            return Optional.empty();
        }
        try {
            process.call("warm", Map.of(), Frame.NOTHING, null);
            return Optional.of(process);
        } catch (SideProcessException | SystemException e) {
            process.close();
            return Optional.empty();
        } catch (InterruptedException e) {
            process.close();
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
