package dev.cairn.server.internal.job;

import com.sun.management.ThreadMXBean;
import dev.cairn.runtime.sync.StopSignal;
import java.lang.management.ManagementFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Work for one request, which can be stopped from another thread before and while it is done. Thread-safe. */
public final class RequestJob {

    private final StopSignal stop = new StopSignal();
    private @Nullable Thread worker;
    private long allocatedBefore;
    private boolean lost;
    private boolean lacksMemory;

    /** Does the work in this thread; it is given what tells it to stop, and is interrupted, too. */
    public <T extends @Nullable Object> T run(Function<StopSignal, T> work) {
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
    public synchronized void clientLost() {
        lost = true;
        end();
    }

    /** Its time is up. */
    public synchronized void end() {
        stop.request();
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** There is not enough memory for it: nothing that it has until then is to be shown. */
    synchronized void endForMemory() {
        lacksMemory = true;
        end();
    }

    /** Whether it was ended since there was not enough memory for it. */
    public synchronized boolean lacksMemory() {
        return lacksMemory;
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

    /** Whether its client has gone away. */
    public synchronized boolean isLost() {
        return lost;
    }
}
