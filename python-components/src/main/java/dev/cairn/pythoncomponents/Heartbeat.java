package dev.cairn.pythoncomponents;

import dev.cairn.core.error.SystemException;
import java.time.Duration;
import java.util.Map;

/** Asks the side process from time to time whether it is there; one that does not answer is given up. */
final class Heartbeat {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

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
                side.call("ping", Map.of(), Frame.NOTHING, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SystemException | SideProcessException e) {
            // It has ended.
        }
    }
}
