package dev.cairn.checkpoint;

import dev.cairn.checkpoint.CoordinatedWindows.NumberedSlices;
import dev.cairn.checkpoint.cursor.CoordinatedSlices;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The slices of a stream with partitions that are read elsewhere. Used by one thread.
 *
 * <p>Looks for a partition when the windows of the one before are given out, and not earlier: what is not given out is not
 * part of a snapshot, and found again from the parents' states in it.
 */
final class CoordinatedPartitions implements CoordinatedSlices {

    private final PartitionLedgers ledgers;
    private final Clock clock;
    private final NumberedSlices slices = new NumberedSlices();
    /** The partitions of slices that are not folded. */
    private final Map<Long, Partition> partitions = new HashMap<>();

    private final KnownPartitions known;
    private final PartitionFinder finder;
    private long drawn;

    CoordinatedPartitions(
            CursorPlan plan,
            PerPartitionState initial,
            PartitionRouter router,
            PartitionLedgers ledgers,
            Clock clock,
            @Nullable Map<String, ?> snapshot) {
        this.ledgers = ledgers;
        this.clock = clock;
        this.known =
                snapshot == null ? new KnownPartitions() : KnownPartitions.of(new Snapshot(snapshot).text("known"));
        this.finder =
                new PartitionFinder(plan, initial, router, 0, this::isNew, null, true, news -> news.accept(ledgers));
        if (snapshot != null) {
            goOn(new Snapshot(snapshot));
        }
    }

    private boolean isNew(PartitionKey key) {
        return known.add(KnownPartitions.hash(key));
    }

    private void goOn(Snapshot from) {
        drawn = from.number("drawn");
        Snapshot last = from.objectOrNull("current") == null ? null : from.part("current");
        finder.goOn(
                last == null ? null : partition(last),
                last == null ? 0 : last.number("given"),
                from.objectOrNull("parent_state"));
    }

    private static Slice partition(Snapshot from) {
        return new Slice(
                from.part("partition").plain(),
                Map.of(),
                from.part("extra_fields").plain());
    }

    @Override
    public @Nullable Runnable search() {
        Runnable search = finder.search();
        if (search != null && drawn == 0 && finder.current() == null) {
            ledgers.started(clock.instant());
        }
        return search;
    }

    @Override
    public boolean hasNext() {
        return finder.hasNext();
    }

    @Override
    public Slice next() {
        Slice slice = finder.next();
        open(drawn++, slice);
        return slice;
    }

    @Override
    public void restore(long number, Slice slice) {
        ledgers.drawn(PartitionKey.of(slice.partition()), false);
        open(number, slice);
    }

    private void open(long number, Slice slice) {
        Partition partition = ledgers.partition(PartitionKey.of(slice.partition()));
        partitions.put(number, partition);
        slices.add(number, partition.open(slice));
    }

    @Override
    public void report(long number, SlicePosition position, boolean closed) {
        SliceProgress slice = slices.get(number);
        slice.goOn(position);
        ledgers.closed(Objects.requireNonNull(partitions.get(number)), slice, closed);
    }

    @Override
    public List<Long> confirm(long number) {
        Partition partition = Objects.requireNonNull(partitions.get(number), "not open");
        List<Long> folded = slices.remove(ledgers.confirmed(partition, slices.get(number)));
        folded.forEach(partitions::remove);
        return folded;
    }

    @Override
    public Map<String, @Nullable Object> state(boolean ended) {
        return ledgers.state(ended);
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return finder.parentState();
    }

    @Override
    public Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("drawn", drawn);
        json.put("known", known.snapshot());
        json.put("parent_state", finder.parentState());
        Slice last = finder.current();
        if (last != null) {
            Map<String, @Nullable Object> partition = new LinkedHashMap<>();
            partition.put("partition", last.partition());
            partition.put("extra_fields", last.extraFields());
            partition.put("given", finder.ofCurrent());
            json.put("current", partition);
        }
        json.put("fold", ledgers.snapshot());
        return json;
    }
}
