package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.Interval;
import dev.cairn.cursor.SlicePosition;
import dev.cairn.cursor.StreamSplits;
import dev.cairn.slice.PartitionRouter;
import dev.cairn.slice.Slice;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The slices of a stream with partitions: each partition's windows, one partition after the other. Used by one thread.
 *
 * <p>Looks for a partition when the windows of the one before are given out, and not earlier: what is not given out is not
 * part of a snapshot, and found again from the parents' states in it.
 */
final class PartitionSplits implements StreamSplits {

    private final CursorPlan plan;
    private final PerPartitionState initial;
    private final PartitionRouter router;
    private final PartitionLedgers ledgers;
    private final Clock clock;
    private final NumberedSlices slices = new NumberedSlices();
    /** The partitions of slices that are not folded. */
    private final Map<Long, Partition> partitionsOf = new HashMap<>();

    private final KnownPartitions known;
    private @Nullable Iterator<Slice> partitions;
    private Iterator<Slice> windows = Collections.emptyIterator();
    /** The partition that was found last. */
    private @Nullable Slice current;
    /** How many of its windows were given out. */
    private long ofCurrent;

    /** What the router named and is not taken yet, so that no snapshot has it. */
    private @Nullable Found ahead;

    private boolean exhausted;
    private long drawn;
    private @Nullable Map<String, @Nullable Object> parentState;

    /**
     * What a router named.
     *
     * @param partition null for its end
     * @param parentState as of then
     */
    private record Found(
            @Nullable Slice partition, @Nullable Map<String, @Nullable Object> parentState) {}

    PartitionSplits(
            CursorPlan plan,
            PerPartitionState initial,
            PartitionRouter router,
            PartitionLedgers ledgers,
            Clock clock,
            @Nullable Map<String, ?> snapshot) {
        this.plan = plan;
        this.initial = initial;
        this.router = router;
        this.ledgers = ledgers;
        this.clock = clock;
        this.known =
                snapshot == null ? new KnownPartitions() : KnownPartitions.of(new Snapshot(snapshot).text("known"));
        if (snapshot != null) {
            goOn(new Snapshot(snapshot));
        }
    }

    private void goOn(Snapshot from) {
        drawn = from.number("drawn");
        parentState = from.objectOrNull("parent_state");
        if (from.objectOrNull("current") != null) {
            Snapshot last = from.part("current");
            Slice slice = new Slice(
                    last.part("partition").plain(),
                    Map.of(),
                    last.part("extra_fields").plain());
            begin(slice, PartitionKey.of(slice.partition()));
            for (long given = last.number("given"); given > 0 && windows.hasNext(); given--) {
                windows.next();
                ofCurrent++;
            }
        }
    }

    @Override
    public @Nullable Runnable search() {
        while (!windows.hasNext() && !exhausted) {
            Found next = ahead;
            if (next == null) {
                if (drawn == 0 && current == null) {
                    ledgers.started(clock.instant());
                }
                return this::ask;
            }
            ahead = null;
            take(next);
        }
        return null;
    }

    /** Touches nothing but the router and what it finds there. */
    private void ask() {
        Iterator<Slice> from = partitions;
        if (from == null) {
            from = router.partitions();
            partitions = from;
        }
        Slice partition = from.hasNext() ? from.next() : null;
        ahead = new Found(partition, copy(router.parentState()));
    }

    private void take(Found found) {
        Slice partition = found.partition;
        if (partition == null) {
            exhausted = true;
            parentState = found.parentState;
            ledgers.exhausted(parentState);
            return;
        }
        PartitionKey key = PartitionKey.of(partition.partition());
        if (known.add(KnownPartitions.hash(key))) {
            parentState = found.parentState;
            ledgers.found(key, parentState);
            begin(partition, key);
            if (!windows.hasNext()) {
                ledgers.nothingToRead(key);
            }
        }
    }

    @Override
    public boolean hasNext() {
        return windows.hasNext();
    }

    @Override
    public Slice next() {
        Slice found = Objects.requireNonNull(current);
        Slice slice = new Slice(found.partition(), windows.next().window(), found.extraFields());
        ofCurrent++;
        restore(drawn++, slice);
        if (!windows.hasNext()) {
            ledgers.allDrawn(PartitionKey.of(found.partition()));
        }
        return slice;
    }

    private void begin(Slice partition, PartitionKey key) {
        current = partition;
        ofCurrent = 0;
        windows = plan.slicer().slices(Interval.merge(initial.formOf(key).completed(), plan.format()));
    }

    /** The router may go on to change what it returned. */
    private static @Nullable Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> state) {
        return state == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }

    @Override
    public void restore(long number, Slice slice) {
        PartitionKey key = PartitionKey.of(slice.partition());
        Partition partition = ledgers.partition(key);
        ledgers.drawn(key);
        partitionsOf.put(number, partition);
        slices.add(number, partition.progress().open(slice));
    }

    @Override
    public void report(long number, SlicePosition position, boolean closed) {
        SliceProgress slice = slices.get(number);
        slice.goOn(position);
        ledgers.closed(Objects.requireNonNull(partitionsOf.get(number)), slice, closed);
    }

    @Override
    public List<Long> confirm(long number) {
        Partition partition = Objects.requireNonNull(partitionsOf.get(number), "not open");
        List<Long> folded = slices.remove(ledgers.confirmed(partition, slices.get(number)));
        folded.forEach(partitionsOf::remove);
        return folded;
    }

    @Override
    public Map<String, @Nullable Object> state(boolean ended) {
        return ledgers.state(ended);
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return parentState;
    }

    @Override
    public Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("drawn", drawn);
        json.put("known", known.snapshot());
        json.put("parent_state", parentState);
        Slice last = current;
        if (last != null) {
            Map<String, @Nullable Object> partition = new LinkedHashMap<>();
            partition.put("partition", last.partition());
            partition.put("extra_fields", last.extraFields());
            partition.put("given", ofCurrent);
            json.put("current", partition);
        }
        json.put("fold", ledgers.snapshot());
        return json;
    }
}
