package dev.cairn.server.internal.job;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends the request that has taken the most memory when there is hardly any left after a collection, so that it fails before
 * others do. Thread-safe.
 */
public final class MemoryGuard {

    private static final Duration LOOK = Duration.ofMillis(100);

    private static final double FULL = 0.75;

    private final Workers workers;
    private final Set<RequestJob> jobs = ConcurrentHashMap.newKeySet();
    /** Those of what lasts; others are full after each collection. */
    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
            .filter(pool -> pool.getUsage().getMax() > 0)
            .toList();

    private boolean looking;
    private long lastLeft;

    public MemoryGuard(Workers workers) {
        this.workers = workers;
    }

    /** Counts a job in, until it is let go. */
    public void watch(RequestJob job) {
        jobs.add(job);
        synchronized (this) {
            if (!looking) {
                looking = true;
                workers.after(LOOK, this::look);
            }
        }
    }

    public void release(RequestJob job) {
        jobs.remove(job);
    }

    private synchronized void look() {
        looking = !jobs.isEmpty();
        if (looking) {
            workers.after(LOOK, this::look);
            long left = pools.stream().mapToLong(MemoryGuard::beyondFull).sum();
            if (left > 0 && left != lastLeft) { // after a collection that we did not know of
                endLargest();
            }
            lastLeft = left;
        }
    }

    /** How much more than is good was used after the pool's last collection. */
    private static long beyondFull(MemoryPoolMXBean pool) {
        MemoryUsage usage = pool.getCollectionUsage();
        return usage == null ? 0 : Math.max(0, usage.getUsed() - (long) (FULL * usage.getMax()));
    }

    /** That of the jobs at work which has allocated the most. */
    void endLargest() {
        jobs.stream().max(Comparator.comparingLong(RequestJob::allocated)).ifPresent(job -> job.endForMemory());
    }
}
