package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The slices of a stream with partitions that are read here. Workers iterate over it. What the read loop must know about
 * a slice is handed over before the slice is returned.
 */
final class PartitionSlices implements Iterator<Slice> {

    /** Beyond so many partitions, one that comes again is not recognised: memory is bounded. */
    private static final int REMEMBERED = 25_000;

    private final PartitionFinder finder;
    private final Set<PartitionKey> seen = new HashSet<>();
    private @Nullable RuntimeException failure;

    /**
     * Starts the clock that the lookback of the next sync is measured with.
     *
     * @param resumed where the sync stood
     * @param partitionsAhead how many partitions to find before those that are being read are done
     */
    PartitionSlices(
            CursorPlan plan,
            PerPartitionState initial,
            PartitionRouter router,
            int partitionsAhead,
            Clock clock,
            PaginationState resumed,
            Consumer<Consumer<PartitionLedgers>> readLoop) {
        Instant now = clock.instant();
        readLoop.accept(ledgers -> ledgers.started(now));
        PaginationState stood = plan.checkpointsInSlices() ? resumed : null;
        this.finder = new PartitionFinder(plan, initial, router, partitionsAhead, this::isNew, stood, false, readLoop);
    }

    private boolean isNew(PartitionKey key) {
        return !seen.contains(key) && (seen.size() >= REMEMBERED || seen.add(key));
    }

    /** What was found before the router fails is read first. */
    @Override
    public boolean hasNext() {
        for (Runnable search = finder.search(); search != null; search = finder.search()) {
            try {
                search.run();
            } catch (RuntimeException e) {
                failure = e;
                finder.giveUp();
            }
        }
        if (failure != null && !finder.hasNext()) {
            throw failure;
        }
        return finder.hasNext();
    }

    @Override
    public Slice next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return finder.next();
    }
}
