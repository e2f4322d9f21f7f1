package dev.cairn.server;

import com.sun.management.ThreadMXBean;
import dev.cairn.runtime.sync.StopSignal;
import java.lang.management.ManagementFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Work for one request, which can be stopped from another thread before and while it is done. Thread-safe. */
final class Job {

    private final StopSignal stop = new StopSignal();
    private @Nullable Thread worker;
    private long allocatedBefore;
    private boolean lost;
    private @Nullable Answer reason;

    /** Does the work in this thread; it is given what tells it to stop, and is interrupted, too. */
    <T> T run(Function<StopSignal, T> work) {
        started(Thread.currentThread());
        try {
            return work.apply(stop);
        } finally {
            ended();
        }
    }

    private synchronized void started(Thread thread) {
        worker = thread;
        allocatedBefore = allocatedBy(thread);
        if (stop.isRequested()) {
            thread.interrupt();
        }
    }

    private synchronized void ended() {
        worker = null;
        Thread.interrupted(); // the thread has other work to do
    }

    /** The client has gone away. */
    synchronized void clientLost() {
        lost = true;
        end();
    }

    /** Its time is up. */
    synchronized void end() {
        stop.request();
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** It is to end, and nothing that it has until then is to be shown. */
    synchronized void end(Answer answer) {
        reason = answer;
        end();
    }

    /** What is to be answered in place of what was found; null if nothing is. */
    synchronized @Nullable Answer reason() {
        return reason;
    }

    /** How many bytes its work has asked for so far; most of them may be free again. */
    synchronized long allocated() {
        return worker == null ? 0 : allocatedBy(worker) - allocatedBefore;
    }

    private static long allocatedBy(Thread thread) {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                ? threads.getThreadAllocatedBytes(thread.getId())
                : 0;
    }

    /** Whether nobody waits for an answer any more. */
    synchronized boolean isLost() {
        return lost;
    }
}
