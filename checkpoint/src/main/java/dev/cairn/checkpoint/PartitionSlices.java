package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.Interval;
import dev.cairn.slice.PartitionRouter;
import dev.cairn.slice.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The slices of a stream with partitions: each partition's windows, one partition after the other.
 *
 * <p>Workers iterate over it. What the read loop must know about a slice is put into a queue before the slice is
 * returned.
 */
final class PartitionSlices implements Iterator<Slice> {

    /** Beyond so many partitions, one that comes again is not recognised: memory is bounded. */
    private static final int REMEMBERED = 25_000;

    /** What the read loop must know of the partitions. */
    sealed interface News {

        void deliver(PartitionLedgers ledgers);

        /** Slices are asked for from now on. */
        record Started(Instant at) implements News {
            @Override
            public void deliver(PartitionLedgers ledgers) {
                ledgers.started(at);
            }
        }

        /**
         * A partition that comes for the first time.
         *
         * @param parentState as of this partition
         */
        record Found(
                PartitionKey key, StateForm form, @Nullable Map<String, @Nullable Object> parentState) implements News {
            @Override
            public void deliver(PartitionLedgers ledgers) {
                ledgers.found(key, form, parentState);
            }
        }

        /** A partition that came before, and is not read again. */
        record Duplicate() implements News {
            @Override
            public void deliver(PartitionLedgers ledgers) {
                ledgers.duplicate();
            }
        }

        /**
         * The slice that is returned next is the partition's last. It may be some time until the read loop hears that it
         * and those before it are opened.
         *
         * @param slices how many the partition has
         */
        record LastSlice(PartitionKey key, int slices) implements News {
            @Override
            public void deliver(PartitionLedgers ledgers) {
                ledgers.lastSlice(key, slices);
            }
        }

        /**
         * There are no more partitions.
         *
         * @param parentState as of the last partition
         */
        record Exhausted(@Nullable Map<String, @Nullable Object> parentState) implements News {
            @Override
            public void deliver(PartitionLedgers ledgers) {
                ledgers.exhausted(this);
            }
        }
    }

    private final CursorPlan plan;
    private final PerPartitionState state;
    private final PartitionRouter router;
    private final int partitionsAhead;
    private final Consumer<News> readLoop;
    private final Iterator<Slice> partitions;
    private final Queue<Partition> ahead = new ArrayDeque<>();
    private final Set<PartitionKey> seen = new HashSet<>();
    private boolean exhausted;
    private @Nullable RuntimeException failure;
    private @Nullable Partition current;
    private Iterator<Slice> windows = Collections.emptyIterator();
    /** How many slices of the current partition have been returned. */
    private int returned;

    private record Partition(Slice slice, PartitionKey key, StateForm form) {}

    /**
     * Starts the clock that the lookback of the next sync is measured with.
     *
     * @param partitionsAhead how many partitions to find before those that are being read are done
     */
    PartitionSlices(
            CursorPlan plan,
            PerPartitionState state,
            PartitionRouter router,
            int partitionsAhead,
            Clock clock,
            Consumer<News> readLoop) {
        this.plan = plan;
        this.state = state;
        this.router = router;
        this.partitionsAhead = partitionsAhead;
        this.readLoop = readLoop;
        readLoop.accept(new News.Started(clock.instant()));
        this.partitions = router.partitions();
    }

    @Override
    public boolean hasNext() {
        while (!windows.hasNext()) {
            lookAhead();
            current = ahead.poll();
            if (current == null) {
                if (failure != null) {
                    throw failure;
                }
                return false;
            }
            returned = 0;
            windows = plan.slicer().slices(Interval.merge(current.form.completed(), plan.format()));
        }
        return true;
    }

    @Override
    public Slice next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Partition partition = Objects.requireNonNull(current);
        Map<String, @Nullable Object> window = windows.next().window();
        returned++;
        if (!windows.hasNext()) {
            readLoop.accept(new News.LastSlice(partition.key, returned));
        }
        return new Slice(partition.slice.partition(), window, partition.slice.extraFields());
    }

    /** What was found before the router fails is read first. */
    private void lookAhead() {
        while (!exhausted && failure == null && ahead.size() <= partitionsAhead) {
            try {
                lookForOne();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }

    private void lookForOne() {
        if (partitions.hasNext()) {
            found(partitions.next());
        } else {
            exhausted = true;
            readLoop.accept(new News.Exhausted(copy(router.parentState())));
        }
    }

    private void found(Slice slice) {
        PartitionKey key = PartitionKey.of(slice.partition());
        if (seen.contains(key)) {
            readLoop.accept(new News.Duplicate());
            return;
        }
        if (seen.size() < REMEMBERED) {
            seen.add(key);
        }
        StateForm form = state.formOf(key);
        ahead.add(new Partition(slice, key, form));
        readLoop.accept(new News.Found(key, form, copy(router.parentState())));
    }

    /** The router may go on to change what it returned. */
    private static @Nullable Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> parentState) {
        return parentState == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(parentState));
    }
}
