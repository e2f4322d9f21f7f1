package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.StateSink;
import dev.cairn.slice.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the states of a stream with partitions that is read here, at a pace. Used by the read loop only. */
final class PartitionStates {

    private final CursorPlan plan;
    private final StateSink sink;
    private final Warnings warnings;
    private final PartitionLedgers ledgers;
    private StateThrottle throttle;
    private boolean unsaid;
    private boolean ended;

    PartitionStates(CursorPlan plan, PerPartitionState initial, StateSink sink, Clock clock) {
        this.plan = plan;
        this.sink = sink;
        this.warnings = new Warnings(plan, sink);
        this.ledgers = new PartitionLedgers(plan, initial, clock);
        this.throttle = new StateThrottle(clock, plan.checkpointsInSlices() && !initial.useGlobal());
        if (initial.useGlobal()) {
            useGlobalCursor();
        }
    }

    private void useGlobalCursor() {
        throttle = throttle.byTime();
        if (plan.checkpointsInSlices()) {
            warnings.globalCursor();
        }
    }

    void started(Instant at) {
        ledgers.started(at);
    }

    void found(PartitionKey key, @Nullable Map<String, @Nullable Object> parentState) {
        boolean usedGlobal = ledgers.useGlobal();
        ledgers.found(key, parentState);
        if (ledgers.useGlobal() && !usedGlobal) {
            useGlobalCursor();
        }
    }

    void duplicate() {
        warnings.duplicatePartition();
    }

    void drawn(PartitionKey key) {
        ledgers.drawn(key);
    }

    void allDrawn(PartitionKey key) {
        ledgers.allDrawn(key);
    }

    void exhausted(@Nullable Map<String, @Nullable Object> parentState) {
        ledgers.exhausted(parentState);
    }

    PaginationTracker open(Slice slice) {
        Partition partition = ledgers.partition(PartitionKey.of(slice.partition()));
        return partition.progress().open(slice, new Owner(partition));
    }

    /** The last safe state, where it says something that was not said yet. */
    void stopped() {
        if (unsaid || ledgers.hasNews()) {
            emit();
        }
    }

    void finished() {
        ended = true;
        emit();
    }

    boolean vouchesForAll() {
        return ledgers.vouchesForAll(ended);
    }

    private void emitUnlessPutOff() {
        unsaid = true;
        if (!throttle.allows(Math.max(ledgers.stateBytes(), sink.stateBytes()), sink.recordBytes())) {
            return;
        }
        throttle.emitted();
        // Under a global cursor only the parents' states move before the end.
        Map<String, @Nullable Object> parentState = ledgers.parentState();
        if (!ledgers.useGlobal() || (parentState != null && !parentState.isEmpty())) {
            emit();
        }
    }

    private void emit() {
        unsaid = false;
        sink.emit(state());
    }

    /** The state as of now, which counts as said. */
    Map<String, @Nullable Object> state() {
        return ledgers.state(ended);
    }

    /** What becomes of the slices of one partition. */
    private final class Owner implements PartitionProgress.Owner {

        private final Partition partition;

        Owner(Partition partition) {
            this.partition = partition;
        }

        /** What was claimed and is taken back cannot wait. */
        @Override
        public void progressed() {
            if (ledgers.useGlobal() || !partition.progress().hasNews()) {
                return;
            }
            if (partition.progress().isOverstated()) {
                unsaid = false;
                sink.takeBack(state());
            } else {
                emitUnlessPutOff();
            }
        }

        /** Nothing that is read here is taken back. */
        @Override
        public void closed(SliceProgress slice) {
            ledgers.closed(partition, slice, true);
            ledgers.confirmed(partition, slice);
            emitUnlessPutOff();
        }

        @Override
        public Warnings warnings() {
            return warnings;
        }
    }
}
