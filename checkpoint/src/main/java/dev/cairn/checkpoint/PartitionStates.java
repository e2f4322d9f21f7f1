package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells the states of a stream with partitions that is read here, at a pace. Used by the read loop only. */
final class PartitionStates {

    private final PaginationState resumed;
    private final OpenPositions positions;
    private final StateSink sink;
    private final Warnings warnings;
    private final PartitionLedgers ledgers;
    private final StateThrottle throttle;
    private final CostLimit cost;
    private boolean unsaid;
    /** True if the last state did not name partitions. */
    private boolean saidGlobal;

    private boolean ended;

    PartitionStates(
            CursorPlan plan,
            PerPartitionState initial,
            PaginationState resumed,
            StateSink sink,
            Supplier<@Nullable String> unreadable,
            Clock clock) {
        this.resumed = resumed;
        this.positions = new OpenPositions(resumed);
        this.sink = sink;
        this.warnings = new Warnings(plan, sink, unreadable);
        this.ledgers = new PartitionLedgers(plan, initial, resumed, clock);
        this.saidGlobal = ledgers.useGlobal();
        this.throttle = new StateThrottle(sink, clock, plan.checkpointsInSlices());
        this.cost = new CostLimit(plan.unasked(), clock);
    }

    /** Takes over something that was found. */
    void take(Consumer<PartitionLedgers> news) {
        boolean hadDuplicates = ledgers.hasDuplicates();
        news.accept(ledgers);
        if (ledgers.hasDuplicates() && !hadDuplicates) {
            warnings.duplicatePartition();
        }
    }

    PaginationTracker open(Slice slice) {
        Partition partition = ledgers.partition(PartitionKey.of(slice.partition()));
        return positions.opened(
                partition.open(slice, resumed.reached(slice), new Telling(partition, slice, warnings, positions) {
                    @Override
                    public void checkpoint() {
                        progressed(partition);
                    }

                    @Override
                    public void closed(SliceProgress progress) {
                        close(partition, progress);
                    }
                }));
    }

    /** What was claimed and is taken back cannot wait. */
    private void progressed(Partition partition) {
        boolean moved = !ledgers.useGlobal() && partition.hasNews();
        if (moved && partition.isOverstated()) {
            unsaid = false;
            throttle.takeBack(stateBytes(), () -> sink.takeBack(progress()));
        } else if (moved || positions.hasNews()) {
            emitUnlessPutOff();
        }
    }

    private void emitUnlessPutOff() {
        unsaid = true;
        throttle.due();
        emitIfAllowed();
    }

    /** Nothing that is read here is taken back. */
    private void close(Partition partition, SliceProgress slice) {
        ledgers.closed(partition, slice, true);
        ledgers.confirmed(partition, slice);
        String complaint = ledgers.complaint();
        if (complaint != null) {
            sink.warn(complaint);
        }
        emitUnlessPutOff();
    }

    /** The last safe state, where it says something that was not said yet. */
    void stopped() {
        positions.stopping();
        if (unsaid || ledgers.hasNews() || positions.hasNews()) {
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

    private void emitIfAllowed() {
        long stateBytes = stateBytes();
        if (!cost.allows() || !throttle.allows(stateBytes)) {
            return;
        }
        cost.run(() -> throttle.emit(stateBytes, () -> {
            // Without the option only the parents' states move before the end under a global cursor.
            Map<String, @Nullable Object> parentState = ledgers.parentState();
            if (!ledgers.useGlobal() || ledgers.tellsProgress() || (parentState != null && !parentState.isEmpty())) {
                emit();
            }
        }));
    }

    /** About how large the next state is. */
    private long stateBytes() {
        return saidGlobal == ledgers.useGlobal()
                ? Math.max(ledgers.stateBytes(), sink.stateBytes())
                : ledgers.stateBytes();
    }

    /** A state that was put off may be due by now. */
    void timePassed() {
        if (unsaid) {
            emitIfAllowed();
        }
    }

    private void emit() {
        unsaid = false;
        saidGlobal = ledgers.useGlobal();
        sink.emit(progress());
    }

    /** The state as of now, which counts as said. */
    Map<String, @Nullable Object> state() {
        return ledgers.state(ended);
    }

    /** The same with what it says of this sync. */
    Map<String, @Nullable Object> progress() {
        return ledgers.progress(positions.said(), state(), ended);
    }
}
