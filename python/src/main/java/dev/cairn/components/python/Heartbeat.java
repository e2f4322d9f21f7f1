package dev.cairn.components.python;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the side process from time to time whether it is there, and gives it up where it does not answer. */
final class Heartbeat {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    /** As long as the report of a sync that stands still takes. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SideProcess side;
    private final Thread thread = SideProcess.daemon(this::run, "python-heartbeat");

    Heartbeat(SideProcess side) {
        this.side = side;
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                CompletableFuture<Void> answered = new CompletableFuture<>();
                Thread asking = SideProcess.daemon(
                        () -> {
                            try {
                                side.call("ping", Map.of(), Frame.NOTHING, null);
                                answered.complete(null);
                            } catch (InterruptedException | RuntimeException e) {
                                answered.completeExceptionally(e);
                            }
                        },
                        "python-ping");
                asking.start();
                try {
                    answered.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    side.giveUp("it has not answered for " + PATIENCE.toMinutes() + " minutes");
                    return;
                } catch (ExecutionException e) {
                    return; // it has ended
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
