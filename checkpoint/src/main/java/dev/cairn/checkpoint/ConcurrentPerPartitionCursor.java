package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CoordinatedSlices;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The cursor of a stream with partitions: a ledger for each of them, and one state for all.
 *
 * <p>Threads: as {@link StreamCursor} says. Each call of the read loop first takes over what the thread that iterates
 * over the slices has found since.
 */
public final class ConcurrentPerPartitionCursor extends TrackingCursor {

    private final PerPartitionState initial;
    private final PaginationState resumed;
    private final Set<PartitionKey> begun;
    private final Optional<String> missingPosition;
    private final PartitionRouter router;
    private final int partitionsAhead;
    private final Clock clock;
    private final Handover<Consumer<PartitionLedgers>> news = new Handover<>();
    private @Nullable PartitionStates states;

    /**
     * A cursor that resumes from a state.
     *
     * @param state a state of this stream in the form of the Python CDK, or one of a stream without partitions, which
     *     then holds for all of them; empty for the first sync
     * @param useGlobalCursor whether to keep one position for all partitions, unless the state says something else
     * @param partitionsAhead how many partitions to look for before the first is read; states name those that were
     *     found, as the Python CDK's do
     * @param clock measures the lookback of the next sync, and the time between states
     * @throws ConfigException if the state cannot be read
     */
    public ConcurrentPerPartitionCursor(
            CursorPlan plan,
            PartitionRouter router,
            Map<String, ?> state,
            boolean useGlobalCursor,
            int partitionsAhead,
            Clock clock) {
        this(plan, router, state, PaginationState.NONE, useGlobalCursor, partitionsAhead, clock);
    }

    /**
     * A cursor that resumes from a state of a sync that has not come to its end.
     *
     * @param resumed what the state says of that sync
     */
    public ConcurrentPerPartitionCursor(
            CursorPlan plan,
            PartitionRouter router,
            Map<String, ?> state,
            PaginationState resumed,
            boolean useGlobalCursor,
            int partitionsAhead,
            Clock clock) {
        super(plan);
        this.resumed = resumed.asOf(clock.instant());
        this.begun = resumed.begun();
        this.initial = PerPartitionState.read(plan, state, useGlobalCursor || resumed.isOfAllPartitions());
        this.missingPosition = MissingPosition.inPartitions(state, plan.cursorField());
        this.router = router;
        this.partitionsAhead = partitionsAhead;
        this.clock = clock;
    }

    @Override
    public Iterator<Slice> slices() {
        return new PartitionSlices(plan(), initial, router, partitionsAhead, clock, resumed, news::add);
    }

    @Override
    public boolean shouldBeSynced(Slice slice, CursorValue position) {
        PartitionKey key = PartitionKey.of(slice.partition());
        return initial.formOf(key).shouldBeSynced(position, plan().slicer())
                && ResumedWindows.isOf(plan(), slice, position, begun.contains(key));
    }

    @Override
    public SharedCursor shared() {
        return new SharedTrackingCursor(plan()) {
            @Override
            public CoordinatedSlices find(@Nullable Map<String, ?> snapshot) {
                PartitionLedgers ledgers = snapshot == null
                        ? new PartitionLedgers(plan(), initial, clock)
                        : PartitionLedgers.of(new Snapshot(snapshot).part("fold"), plan(), initial, clock);
                return new CoordinatedPartitions(plan(), initial, router, ledgers, clock, snapshot);
            }

            @Override
            public Map<String, @Nullable Object> resumed(Slice slice) {
                return initial.only(PartitionKey.of(slice.partition()));
            }

            @Override
            StateForm form(Slice slice, Map<String, @Nullable Object> resumed) {
                return PerPartitionState.read(plan(), resumed, false).formOf(PartitionKey.of(slice.partition()));
            }
        };
    }

    @Override
    public void start(StateSink sink) {
        states = new PartitionStates(plan(), initial, resumed, sink, this::unreadable, clock);
    }

    private PartitionStates states() {
        PartitionStates all = Objects.requireNonNull(states, "not started");
        for (Consumer<PartitionLedgers> item = news.poll(); item != null; item = news.poll()) {
            all.take(item);
        }
        return all;
    }

    /** Opens a slice: the tracker must be told of its records and pages. Slices are opened in their order. */
    @Override
    public PaginationTracker open(Slice slice) {
        return states().open(slice);
    }

    @Override
    public Map<String, @Nullable Object> state() {
        return states().state();
    }

    @Override
    public Map<String, @Nullable Object> progress() {
        return states().progress();
    }

    @Override
    public boolean vouchesForAll() {
        return states().vouchesForAll();
    }

    @Override
    public Optional<String> missingPosition() {
        return missingPosition;
    }

    @Override
    public void timePassed() {
        states().timePassed();
    }

    @Override
    public void stopped() {
        states().stopped();
    }

    @Override
    public void finished() {
        states().finished();
    }
}
