package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all partitions of a stream, and the state that is made of it: a pure function of the state at the
 * beginning, the slices in their order, and how far each of them is. Used by one thread.
 *
 * <p>Slices are closed, and confirmed when that is not taken back any more. Then they are folded into what their partition
 * has reached.
 */
final class PartitionLedgers {

    /** With more partitions than that, only their largest position is kept; the number is the Python CDK's. */
    static final int GLOBAL_ABOVE = 10_000;

    /** What an entry of {@code states} takes besides its partition and its cursor field. */
    private static final int ENTRY_BYTES = 60;

    private final CursorPlan plan;
    private final PerPartitionState initial;
    private final Clock clock;
    private final ParentStates parents;
    private final Map<PartitionKey, Partition> partitions = new LinkedHashMap<>();
    /** Those that are done, but may be taken back. */
    private final Set<Partition> done = new LinkedHashSet<>();

    /** What of this sync was read, for states that do not name partitions; null where that is not said. */
    private @Nullable ReadPartitions read;
    /** When the run of this sync began that was resumed; null for none. */
    private @Nullable Instant since;
    /** Partitions that a sync before this one has read, while it did not reach others. */
    private Set<PartitionKey> earlier = Set.of();

    private GlobalCursor global;
    private boolean useGlobal;
    private Instant startedAt;
    private boolean duplicates;
    private boolean exhausted;
    private @Nullable Map<String, @Nullable Object> exhaustedState;
    /** The same in all states, so that it is written once. */
    private @Nullable List<Map<String, @Nullable Object>> besideGlobal;

    private long stateBytes;
    private @Nullable Duration took;

    PartitionLedgers(CursorPlan plan, PerPartitionState initial, Clock clock) {
        this(plan, initial, clock, initial.useGlobal(), new ParentStates(initial.parentState()));
        initial.forms().forEach((key, form) -> add(partition(key, form.completed())));
    }

    /** Goes on where a sync stood, and says where this one stands. */
    PartitionLedgers(CursorPlan plan, PerPartitionState initial, PaginationState resumed, Clock clock) {
        this(plan, initial, clock);
        read = plan.checkpointsInSlices() ? new ReadPartitions(resumed) : null;
        if (read == null && !resumed.isOfAllPartitions()) {
            return;
        }
        since = resumed.since();
        CursorValue reached = resumed.reached() == null ? null : plan.format().parse(resumed.reached());
        global = global.observed(reached);
        earlier = resumed.entries().earlierPartitions();
        for (PartitionKey key : resumed.entries().readPartitions()) {
            Partition partition = partitions.get(key);
            if (partition != null) {
                partition.readBefore();
                global = global.include(partition.ledger().safePoint());
            }
        }
    }

    private PartitionLedgers(
            CursorPlan plan, PerPartitionState initial, Clock clock, boolean useGlobal, ParentStates parents) {
        this.plan = plan;
        this.initial = initial;
        this.clock = clock;
        this.parents = parents;
        this.global = GlobalCursor.of(initial);
        this.useGlobal = useGlobal;
        this.startedAt = clock.instant();
    }

    /** What {@link #snapshot} gave; slices that are not folded are told anew. */
    static PartitionLedgers of(Snapshot from, CursorPlan plan, PerPartitionState initial, Clock clock) {
        PartitionLedgers all = new PartitionLedgers(
                plan, initial, clock, from.flag("use_global"), ParentStates.of(from.part("parents")));
        all.startedAt = Instant.parse(from.text("started"));
        all.global = new GlobalCursor(
                initial.global(), initial.lookbackSeconds(), from.positionOrNull("largest"), from.flag("moved"));
        all.exhausted = from.flag("exhausted");
        all.exhaustedState = from.objectOrNull("exhausted_state");
        for (Object item : from.list("partitions")) {
            Snapshot known = new Snapshot(Snapshot.object(Objects.requireNonNull(item)));
            PartitionKey key = PartitionKey.of(known.part("partition").plain());
            List<Interval> completed = Objects.requireNonNullElse(
                    known.intervals("completed"), initial.formOf(key).completed());
            all.add(all.partition(key, completed)).goOn(known);
        }
        return all;
    }

    private Partition partition(PartitionKey key, List<Interval> completed) {
        boolean checkpointing = plan.checkpointsInSlices() && !useGlobal;
        return new Partition(plan, key, initial.formOf(key), completed, checkpointing);
    }

    private Partition add(Partition partition) {
        partitions.put(partition.key(), partition);
        stateBytes += entryBytes(partition.key().text().length(), plan.cursorField());
        return partition;
    }

    /** About how much of a state a partition takes. */
    static int entryBytes(int keyLength, String cursorField) {
        return keyLength + cursorField.length() + ENTRY_BYTES;
    }

    /** Whether only the largest position of all partitions is kept. */
    boolean useGlobal() {
        return useGlobal;
    }

    /** About how large a state is. */
    long stateBytes() {
        return useGlobal && read != null ? read.bytes() : stateBytes;
    }

    /** What to tell of partitions that are not kept, once; null for nothing. */
    @Nullable
    String complaint() {
        return useGlobal && read != null ? read.complaint(plan.stream()) : null;
    }

    /** Whether states say what of the sync was read though they do not name partitions. */
    boolean tellsProgress() {
        return useGlobal && read != null;
    }

    /** Slices are asked for from then on. */
    void started(Instant at) {
        startedAt = since == null ? at : since;
    }

    /**
     * A partition comes for the first time.
     *
     * @param parentState as of this partition
     * @param progress where the parents stand as of this partition; null where that is not known
     */
    void found(
            PartitionKey key,
            @Nullable Map<String, @Nullable Object> parentState,
            @Nullable Map<String, @Nullable Object> progress) {
        if (read != null) {
            read.found(progress);
        }
        if (!useGlobal && partitions.size() > GLOBAL_ABOVE) {
            useGlobal = true;
            partitions.values().removeIf(partition -> !partition.isFound() || partition.isFolded());
        }
        Partition known = partitions.get(key);
        Partition partition =
                known == null ? add(partition(key, initial.formOf(key).completed())) : known;
        partition.found(parents.found(parentState));
    }

    /** Partitions come from a router with that identity; null where it is not known. Told before the first one comes. */
    void comeFrom(@Nullable String list) {
        if (read != null) {
            read.comeFrom(list);
        }
    }

    /** A partition comes that an earlier run of this sync has read. */
    void foundAgain(
            PartitionKey key,
            @Nullable Map<String, @Nullable Object> parentState,
            @Nullable Map<String, @Nullable Object> progress) {
        if (read != null) {
            read.foundAgain(KnownPartitions.hash(key), progress);
        }
        parents.done(parents.found(parentState));
    }

    /**
     * A slice of a partition that was found is given out.
     *
     * @param last whether it is the partition's last
     */
    void drawn(PartitionKey key, boolean last) {
        Partition partition = partition(key);
        partition.drawn(last);
        done.remove(partition);
    }

    /** A partition came before; it is not read again. */
    void duplicate() {
        duplicates = true;
    }

    boolean hasDuplicates() {
        return duplicates;
    }

    /** A partition that was found has no slices. Its parents' state waits for the end of the sync, as the Python CDK's. */
    void empty(PartitionKey key) {
        Partition partition = partition(key);
        partition.empty();
        noteRead(partition);
    }

    private void noteRead(Partition partition) {
        if (read != null) {
            read.done(partition.number(), KnownPartitions.hash(partition.key()));
        }
    }

    /** A partition that was found has no slices, and its parents' state need not wait. */
    void nothingToRead(PartitionKey key) {
        Partition partition = partition(key);
        parents.done(partition.number());
        partition.nothingToRead();
        if (useGlobal) {
            partitions.remove(key);
        }
    }

    /** There are no more partitions. */
    void exhausted(@Nullable Map<String, @Nullable Object> parentState) {
        exhausted = true;
        exhaustedState = parentState;
    }

    /**
     * One of the partitions.
     *
     * @throws IllegalArgumentException if it is unknown
     */
    Partition partition(PartitionKey key) {
        Partition partition = partitions.get(key);
        if (partition == null) {
            throw new IllegalArgumentException("A slice is of an unknown partition: " + key.values());
        }
        return partition;
    }

    /** A slice was read to its end; or it was not, after all. */
    void closed(Partition partition, SliceProgress slice, boolean closed) {
        partition.closed(slice, closed);
        if (partition.isDone()) {
            done.add(partition);
        } else {
            done.remove(partition);
        }
    }

    /**
     * That a slice is closed is not taken back any more.
     *
     * @return the slices that are folded therefore
     */
    List<SliceProgress> confirmed(Partition partition, SliceProgress slice) {
        List<SliceProgress> folded = partition.ledger().confirm(slice);
        for (SliceProgress each : folded) {
            global = global.observed(each.position().reached());
        }
        if (partition.isFolded()) {
            settle(partition);
        }
        return folded;
    }

    /** What a partition adds for good, once nothing of it is left to read. */
    private void settle(Partition partition) {
        done.remove(partition);
        parents.done(partition.number());
        noteRead(partition);
        if (useGlobal) {
            partitions.remove(partition.key());
        } else {
            global = global.include(partition.ledger().safePoint());
        }
    }

    /**
     * What concerns all partitions moves only if none is missing: there are no more of them, and all slices of each were
     * drawn and closed.
     */
    private boolean allDone(boolean ended) {
        return ended && exhausted && partitions.values().stream().allMatch(Partition::isOver);
    }

    /** One position for all partitions says nothing of any of them before all are done; what is said of the sync does. */
    boolean vouchesForAll(boolean ended) {
        return useGlobal
                ? allDone(ended)
                        || (read != null
                                && read.areNamed()
                                && partitions.values().stream()
                                        .allMatch(
                                                partition -> partition.ledger().isUntouched()))
                : partitions.values().stream()
                        .allMatch(partition -> partition.ledger().vouchesForAll());
    }

    boolean hasNews() {
        return partitions.values().stream().anyMatch(Partition::hasNews);
    }

    /**
     * The state as of now, which counts as said.
     *
     * @param ended whether nothing is being read any more and nothing will be
     */
    Map<String, @Nullable Object> state(boolean ended) {
        boolean allDone = allDone(ended);
        took = allDone ? took : null;
        GlobalCursor vouching = allDone ? all() : global;
        return PerPartitionState.write(
                plan,
                useGlobal,
                useGlobal ? (allDone ? List.of() : besideGlobal()) : entries(),
                vouching.vouchedFor(),
                vouching.lookbackSeconds(),
                allDone ? exhaustedState : parentState());
    }

    /**
     * A state with what it says of this sync: where slices stand, and under a global cursor which partitions were read.
     *
     * @param open by {@link OpenSlice#key}
     * @param ended true if nothing is being read any more and nothing will be
     */
    Map<String, @Nullable Object> progress(
            Map<PartitionKey, OpenSlice> open, Map<String, @Nullable Object> state, boolean ended) {
        ReadPartitions partitionsRead = read;
        if (took != null) {
            return state;
        }
        ReachedEntries entries = useGlobal || partitionsRead == null ? ReachedEntries.NONE : reached();
        if (partitionsRead == null || (!useGlobal && entries.isEmpty())) {
            return PaginationState.told(open, state);
        }
        if (!useGlobal && ended) {
            return new PaginationState(null, "", open, null, null, entries.ofAnotherSync(), FirstPartitions.NONE)
                    .in(state);
        }
        CursorValue largest = global.moved() ? global.largest() : null;
        return new PaginationState(
                        partitionsRead.parents(),
                        useGlobal ? partitionsRead.done() : "",
                        open,
                        startedAt,
                        largest == null ? null : plan.format().format(largest),
                        entries,
                        useGlobal ? partitionsRead.first() : FirstPartitions.NONE)
                .in(state);
    }

    /** Which entries of the state are of partitions that were reached. */
    private ReachedEntries reached() {
        BitSet ofThisSync = new BitSet();
        BitSet before = new BitSet();
        int place = 0;
        for (Partition partition : partitions.values()) {
            if (partition.isReadInSync()) {
                ofThisSync.set(place);
            } else if (earlier.contains(partition.key())) {
                before.set(place);
            }
            place++;
        }
        return new ReachedEntries(ofThisSync, before, List.of());
    }

    private GlobalCursor all() {
        GlobalCursor all = global;
        for (Partition partition : done) {
            for (SliceProgress slice : partition.ledger().slices()) {
                all = all.observed(slice.position().reached());
            }
            all = useGlobal ? all : all.include(partition.ledger().safePoint());
        }
        took = took == null ? Duration.between(startedAt, clock.instant()) : took;
        return all.allDone(took);
    }

    /** Null while there is nothing to say. */
    @Nullable
    Map<String, @Nullable Object> parentState() {
        Set<Integer> numbers = done.stream().map(Partition::number).collect(Collectors.toSet());
        return parents.currentIf(numbers::contains);
    }

    private List<Map<String, @Nullable Object>> besideGlobal() {
        List<Map<String, @Nullable Object>> known = besideGlobal;
        if (known == null) {
            known = initial.besideGlobal();
            besideGlobal = known;
        }
        return known;
    }

    private List<Map<String, @Nullable Object>> entries() {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>(partitions.size());
        partitions.values().forEach(partition -> entries.add(partition.entry()));
        return entries;
    }

    /** What is folded, as plain JSON values. */
    Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("use_global", useGlobal);
        json.put("started", startedAt.toString());
        json.put("largest", Snapshot.json(global.largest()));
        json.put("moved", global.moved());
        json.put("exhausted", exhausted);
        json.put("exhausted_state", exhaustedState);
        json.put("parents", parents.snapshot());
        json.put(
                "partitions",
                partitions.values().stream().map(Partition::snapshot).toList());
        return json;
    }
}
