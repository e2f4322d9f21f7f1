package dev.cairn.pythoncomponents;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A process that leads a group of its own, and what it and its components have started: none outlives the sync, also where
 * the process itself has ended before. Thread-safe.
 */
record ProcessFamily(ProcessHandle leader) {

    private static final int SECONDS = 2;

    /** Not by {@link Process}, which would close the streams that last words come from. */
    void kill() {
        leader.descendants().forEach(ProcessHandle::destroyForcibly);
        leader.destroyForcibly();
        killGroup();
    }

    /** Children whose parent is gone are only known by their group, which Java does not know of. */
    private void killGroup() {
        try {
            new ProcessBuilder("sh", "-c", "kill -9 -" + leader.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // There is no shell here, and no group.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
