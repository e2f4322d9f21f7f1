package dev.cairn.checkpoint;

import dev.cairn.checkpoint.PartitionSlices.News;
import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.StateSink;
import dev.cairn.slice.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ledgers of all partitions of a stream, and the states that are made of them. Used by the read loop only. */
final class PartitionLedgers {

    /** With more partitions than that, only their largest position is kept; the number is the Python CDK's. */
    static final int GLOBAL_ABOVE = 10_000;

    /** What an entry of {@code states} takes besides its partition and its cursor field. */
    private static final int ENTRY_BYTES = 60;

    private final CursorPlan plan;
    private final StateSink sink;
    private final Clock clock;
    private final Warnings warnings;
    private StateThrottle throttle;
    private final GlobalCursor global;
    private final ParentStates parents;
    private final Map<PartitionKey, Partition> partitions = new LinkedHashMap<>();
    private final List<Map<String, @Nullable Object>> besideGlobal;
    private boolean useGlobal;
    private Instant startedAt;
    private News.@Nullable Exhausted exhausted;
    private int openSlices;
    private long stateBytes;
    private boolean unsaid;
    private boolean allDone;

    PartitionLedgers(CursorPlan plan, PerPartitionState initial, StateSink sink, Clock clock) {
        this.plan = plan;
        this.sink = sink;
        this.clock = clock;
        this.warnings = new Warnings(plan, sink);
        this.throttle = new StateThrottle(clock, plan.checkpointsInSlices() && !initial.useGlobal());
        this.global = new GlobalCursor(initial.global(), initial.lookbackSeconds());
        this.parents = new ParentStates(initial.parentState());
        this.startedAt = clock.instant();
        this.besideGlobal = initial.besideGlobal();
        initial.forms().forEach(this::add);
        if (initial.useGlobal()) {
            useGlobalCursor();
        }
    }

    private Partition add(PartitionKey key, StateForm form) {
        Partition partition = new Partition(key, form);
        partitions.put(key, partition);
        stateBytes += key.text().length() + plan.cursorField().length() + ENTRY_BYTES;
        return partition;
    }

    private void useGlobalCursor() {
        useGlobal = true;
        throttle = throttle.byTime();
        if (plan.checkpointsInSlices()) {
            warnings.globalCursor();
        }
    }

    void started(Instant at) {
        startedAt = at;
    }

    void found(PartitionKey key, StateForm form, @Nullable Map<String, @Nullable Object> parentState) {
        if (!useGlobal && partitions.size() > GLOBAL_ABOVE) {
            useGlobalCursor();
        }
        Partition known = partitions.get(key);
        Partition partition = known == null ? add(key, form) : known;
        partition.number = parents.found(parentState);
        partition.allDrawn = false;
    }

    void duplicate() {
        warnings.duplicatePartition();
    }

    void lastSlice(PartitionKey key, int slices) {
        Partition partition = Objects.requireNonNull(partitions.get(key));
        partition.allDrawn = true;
        partition.undone += slices;
    }

    void exhausted(News.Exhausted news) {
        exhausted = news;
    }

    PaginationTracker open(Slice slice) {
        openSlices++;
        return Objects.requireNonNull(partitions.get(PartitionKey.of(slice.partition())))
                .open(slice);
    }

    /** The last safe state, where it says something that was not said yet. */
    void stopped() {
        if (unsaid || partitions.values().stream().anyMatch(p -> p.progress.hasNews())) {
            emit();
        }
    }

    /** What concerns all partitions moves only if none is missing: the router came to its end, and every slice, too. */
    void finished() {
        if (exhausted != null && openSlices == 0) {
            allDone = true;
            global.allDone(Duration.between(startedAt, clock.instant()));
            parents.allDone(exhausted.parentState());
        }
        emit();
    }

    /** One position for all partitions says nothing of any of them before all are done. */
    boolean vouchesForAll() {
        return useGlobal ? allDone : partitions.values().stream().allMatch(p -> p.progress.vouchesForAll());
    }

    private void emitUnlessPutOff() {
        unsaid = true;
        if (!throttle.allows(Math.max(stateBytes, sink.stateBytes()), sink.recordBytes())) {
            return;
        }
        throttle.emitted();
        // Under a global cursor only the parents' states move before the end.
        Map<String, @Nullable Object> parentState = parents.current();
        if (!useGlobal || (parentState != null && !parentState.isEmpty())) {
            emit();
        }
    }

    private void emit() {
        unsaid = false;
        sink.emit(state());
    }

    /** The state as of now, which counts as said. */
    Map<String, @Nullable Object> state() {
        return PerPartitionState.write(
                plan, useGlobal, entries(), global.vouchedFor(), global.lookbackSeconds(), parents.current());
    }

    private List<Map<String, @Nullable Object>> entries() {
        if (useGlobal) {
            return allDone ? List.of() : besideGlobal;
        }
        List<Map<String, @Nullable Object>> entries = new ArrayList<>(partitions.size());
        for (Partition partition : partitions.values()) {
            entries.add(PerPartitionState.entry(partition.key.values(), partition.progress.say()));
        }
        return entries;
    }

    /** One partition. */
    private final class Partition implements PartitionProgress.Owner {

        private final PartitionKey key;
        private final PartitionProgress progress;
        private int number = -1;
        /** Whether it is known how many slices there are. */
        private boolean allDrawn;
        /** How many slices are not done, as far as they are known; negative while more were done than are known of. */
        private int undone;

        Partition(PartitionKey key, StateForm form) {
            this.key = key;
            this.progress = new PartitionProgress(plan, form, plan.checkpointsInSlices() && !useGlobal, this);
        }

        PaginationTracker open(Slice slice) {
            return progress.open(slice);
        }

        @Override
        public void observed(CursorValue position) {
            global.observed(position);
        }

        /** What was claimed and is taken back cannot wait. */
        @Override
        public void progressed() {
            if (useGlobal || !progress.hasNews()) {
                return;
            }
            if (progress.isOverstated()) {
                unsaid = false;
                sink.takeBack(state());
            } else {
                emitUnlessPutOff();
            }
        }

        @Override
        public void closed(boolean counts) {
            openSlices--;
            undone--;
            if (allDrawn && undone == 0) {
                parents.done(number);
                if (useGlobal) {
                    partitions.remove(key);
                } else {
                    global.include(progress.safePoint());
                }
            }
            emitUnlessPutOff();
        }

        @Override
        public Warnings warnings() {
            return warnings;
        }
    }
}
