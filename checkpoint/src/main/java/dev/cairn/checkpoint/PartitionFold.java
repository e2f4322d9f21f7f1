package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.SlicePosition;
import dev.cairn.slice.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the partitions of a stream whose slices are read apart from each other, and the state that all of it
 * makes: the state of {@link PartitionLedgers}, were they told of the same slices. Used by one thread.
 */
final class PartitionFold {

    private final CursorPlan plan;
    private final PerPartitionState initial;
    private final Clock clock;
    private final Map<PartitionKey, Partition> partitions = new LinkedHashMap<>();
    /** The partitions of slices that are not folded. */
    private final Map<Long, Partition> slices = new HashMap<>();

    private final ParentStates parents;
    private final GlobalCursor global;
    private boolean useGlobal;
    private Instant startedAt;
    private boolean exhausted;
    private @Nullable Map<String, @Nullable Object> exhaustedState;
    private @Nullable Duration took;

    /** One partition. */
    private static final class Partition {

        private final PartitionKey key;
        private final StateForm form;
        private final SplitLedger ledger;
        /** Counts the partitions that were found; negative for one that only the input state knows. */
        private int number = -1;

        private boolean allDrawn;

        Partition(PartitionKey key, StateForm form, SplitLedger ledger) {
            this.key = key;
            this.form = form;
            this.ledger = ledger;
        }

        boolean isDone() {
            return allDrawn && ledger.isDone();
        }

        boolean isFolded() {
            return allDrawn && ledger.isFolded();
        }
    }

    PartitionFold(CursorPlan plan, PerPartitionState initial, Clock clock) {
        this(plan, initial, clock, new ParentStates(initial.parentState()));
        useGlobal = initial.useGlobal();
        initial.forms().forEach((key, form) -> add(key, form, new SplitLedger(plan, form.completed())));
    }

    private PartitionFold(CursorPlan plan, PerPartitionState initial, Clock clock, ParentStates parents) {
        this.plan = plan;
        this.initial = initial;
        this.clock = clock;
        this.parents = parents;
        this.global = new GlobalCursor(initial.global(), initial.lookbackSeconds());
        this.startedAt = clock.instant();
    }

    /** Goes on from a snapshot. */
    static PartitionFold of(Snapshot from, CursorPlan plan, PerPartitionState initial, Clock clock) {
        PartitionFold fold = new PartitionFold(plan, initial, clock, ParentStates.of(from.part("parents")));
        fold.useGlobal = from.flag("use_global");
        fold.startedAt = Instant.parse(from.text("started"));
        fold.global.restore(from.positionOrNull("largest"), from.flag("moved"));
        fold.exhausted = from.flag("exhausted");
        fold.exhaustedState = from.objectOrNull("exhausted_state");
        for (Object item : from.list("partitions")) {
            Snapshot known = new Snapshot(Snapshot.object(Objects.requireNonNull(item)));
            PartitionKey key = PartitionKey.of(known.part("partition").plain());
            StateForm form = initial.formOf(key);
            Partition partition = fold.add(
                    key,
                    form,
                    new SplitLedger(plan, Objects.requireNonNullElse(known.intervals("completed"), form.completed())));
            partition.number = (int) known.number("number");
            partition.allDrawn = known.flag("all_drawn");
        }
        return fold;
    }

    private Partition add(PartitionKey key, StateForm form, SplitLedger ledger) {
        Partition partition = new Partition(key, form, ledger);
        partitions.put(key, partition);
        return partition;
    }

    /** Slices are asked for from now on. */
    void started() {
        startedAt = clock.instant();
    }

    void found(PartitionKey key, @Nullable Map<String, @Nullable Object> parentState) {
        if (!useGlobal && partitions.size() > PartitionLedgers.GLOBAL_ABOVE) {
            useGlobal = true;
            partitions.values().removeIf(partition -> partition.number < 0 || partition.isFolded());
        }
        StateForm form = initial.formOf(key);
        Partition known = partitions.get(key);
        Partition partition = known == null ? add(key, form, new SplitLedger(plan, form.completed())) : known;
        partition.number = parents.found(parentState);
    }

    /** All slices of a partition were given out. */
    void allDrawn(PartitionKey key) {
        Partition partition = Objects.requireNonNull(partitions.get(key));
        partition.allDrawn = true;
        settle(partition);
    }

    /** A partition that was found has no slices. */
    void nothingToRead(PartitionKey key) {
        Partition partition = Objects.requireNonNull(partitions.get(key));
        partition.allDrawn = true;
        parents.done(partition.number);
        partition.number = -1;
        if (useGlobal) {
            partitions.remove(key);
        }
    }

    /** There are no more partitions. */
    void exhausted(@Nullable Map<String, @Nullable Object> parentState) {
        exhausted = true;
        exhaustedState = parentState;
    }

    void open(long number, Slice slice) {
        Partition partition = partitions.get(PartitionKey.of(slice.partition()));
        if (partition == null) {
            throw new IllegalArgumentException("A slice is of an unknown partition: " + slice.partition());
        }
        slices.put(number, partition);
        partition.ledger.open(number, slice);
    }

    private Partition partitionOf(long number) {
        return Objects.requireNonNull(slices.get(number), "not open");
    }

    void report(long number, SlicePosition position, boolean closed) {
        partitionOf(number).ledger.report(number, position, closed);
    }

    List<Long> confirm(long number) {
        List<Long> folded = new ArrayList<>();
        Partition partition = partitionOf(number);
        partition.ledger.confirm(number, !useGlobal, (slice, reached) -> {
            folded.add(slice);
            slices.remove(slice);
            if (reached != null) {
                global.observed(reached);
            }
        });
        settle(partition);
        return folded;
    }

    /** What a partition adds for good, once nothing of it is left to read. */
    private void settle(Partition partition) {
        if (partition.isFolded()) {
            parents.done(partition.number);
            if (useGlobal) {
                partitions.remove(partition.key);
            } else {
                global.include(partition.ledger.safePoint(true));
            }
        }
    }

    /** @param ended whether nothing is being read any more and nothing will be */
    Map<String, @Nullable Object> state(boolean ended) {
        boolean allDone = ended
                && exhausted
                && partitions.values().stream().allMatch(partition -> partition.number < 0 || partition.isDone());
        GlobalCursor vouching = global;
        if (allDone) {
            took = took == null ? Duration.between(startedAt, clock.instant()) : took;
            vouching = all(took);
        } else {
            took = null;
        }
        return PerPartitionState.write(
                plan,
                useGlobal,
                useGlobal ? (allDone ? List.of() : initial.besideGlobal()) : entries(),
                vouching.vouchedFor(),
                vouching.lookbackSeconds(),
                allDone ? exhaustedState : parentState());
    }

    private GlobalCursor all(Duration duration) {
        GlobalCursor all = global.copy();
        for (Partition partition : partitions.values()) {
            partition.ledger.reached((number, reached) -> {
                if (reached != null) {
                    all.observed(reached);
                }
            });
            if (!useGlobal && partition.number >= 0) {
                all.include(partition.ledger.safePoint(true));
            }
        }
        all.allDone(duration);
        return all;
    }

    private @Nullable Map<String, @Nullable Object> parentState() {
        Set<Integer> done = new HashSet<>();
        for (Partition partition : slices.values()) {
            if (partition.isDone()) {
                done.add(partition.number);
            }
        }
        return parents.currentIf(done::contains);
    }

    private List<Map<String, @Nullable Object>> entries() {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>(partitions.size());
        for (Partition partition : partitions.values()) {
            entries.add(PerPartitionState.entry(
                    partition.key.values(), partition.form.write(partition.ledger.safePoint(true))));
        }
        return entries;
    }

    /** What is folded, as plain JSON values. */
    Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("use_global", useGlobal);
        json.put("started", startedAt.toString());
        json.put("largest", Snapshot.json(global.largest()));
        json.put("moved", global.hasMoved());
        json.put("exhausted", exhausted);
        json.put("exhausted_state", exhaustedState);
        json.put("parents", parents.snapshot());
        List<Object> known = new ArrayList<>();
        for (Partition partition : partitions.values()) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("partition", partition.key.values());
            entry.put("number", (long) partition.number);
            entry.put("all_drawn", partition.allDrawn);
            if (!partition.ledger.completed().equals(partition.form.completed())) {
                entry.put("completed", Snapshot.json(partition.ledger.completed()));
            }
            known.add(entry);
        }
        json.put("partitions", known);
        return json;
    }
}
