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
 * <p>Workers iterate over it. What the read loop must know about a slice is handed over before the slice is
 * returned.
 */
final class PartitionSlices implements Iterator<Slice> {

    /** Beyond so many partitions, one that comes again is not recognised: memory is bounded. */
    private static final int REMEMBERED = 25_000;

    private final CursorPlan plan;
    private final PerPartitionState state;
    private final PartitionRouter router;
    private final int partitionsAhead;
    private final Consumer<Consumer<PartitionStates>> readLoop;
    private final Iterator<Slice> partitions;
    private final Queue<Found> ahead = new ArrayDeque<>();
    private final Set<PartitionKey> seen = new HashSet<>();
    private boolean exhausted;
    private @Nullable RuntimeException failure;
    private @Nullable Found current;
    private Iterator<Slice> windows = Collections.emptyIterator();

    private record Found(Slice slice, PartitionKey key) {}

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
            Consumer<Consumer<PartitionStates>> readLoop) {
        this.plan = plan;
        this.state = state;
        this.router = router;
        this.partitionsAhead = partitionsAhead;
        this.readLoop = readLoop;
        Instant now = clock.instant();
        readLoop.accept(states -> states.started(now));
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
            windows = plan.slicer()
                    .slices(Interval.merge(state.formOf(current.key).completed(), plan.format()));
        }
        return true;
    }

    @Override
    public Slice next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Found partition = Objects.requireNonNull(current);
        Map<String, @Nullable Object> window = windows.next().window();
        boolean last = !windows.hasNext();
        readLoop.accept(states -> {
            states.drawn(partition.key);
            if (last) {
                states.allDrawn(partition.key);
            }
        });
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
            Map<String, @Nullable Object> parentState = copy(router.parentState());
            readLoop.accept(states -> states.exhausted(parentState));
        }
    }

    private void found(Slice slice) {
        PartitionKey key = PartitionKey.of(slice.partition());
        if (seen.contains(key)) {
            readLoop.accept(PartitionStates::duplicate);
            return;
        }
        if (seen.size() < REMEMBERED) {
            seen.add(key);
        }
        ahead.add(new Found(slice, key));
        Map<String, @Nullable Object> parentState = copy(router.parentState());
        readLoop.accept(states -> states.found(key, parentState));
    }

    /** The router may go on to change what it returned. */
    private static @Nullable Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> parentState) {
        return parentState == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(parentState));
    }
}
