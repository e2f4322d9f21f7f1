package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CoordinatedSlices;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cursor of a stream without partitions: its slices, what has been read of them, and the states that say so.
 *
 * <p>Threads: as {@link StreamCursor} says. A connector of its own uses one thread:
 *
 * <pre>{@code
 * cursor.start(state -> save(state));
 * for (Slice slice : cursor) {
 *     PaginationTracker pages = cursor.open(slice);
 *     Page page;
 *     do {
 *         page = api.get(slice.window(), page.next());
 *         for (Ticket ticket : page.tickets()) {
 *             pages.observe(cursor.parse(ticket.updatedAt()));
 *             emit(ticket);
 *         }
 *         pages.pageCompleted();
 *     } while (page.hasNext());
 *     pages.closed();
 * }
 * cursor.finished();
 * }</pre>
 */
public final class ConcurrentCursor extends TrackingCursor {

    private final StateForm form;
    private final PaginationState resumed;
    private final boolean hasBegun;
    private final Optional<String> missingPosition;
    private final Clock clock;
    private @Nullable Emitter emitter;

    /**
     * A cursor that resumes from a state.
     *
     * @param state a state of this stream in either form of the Python CDK; empty for the first sync
     * @throws ConfigException if the state cannot be read
     */
    public ConcurrentCursor(CursorPlan plan, Map<String, ?> state) {
        this(plan, state, PaginationState.NONE);
    }

    /**
     * A cursor that resumes from a state of a sync that has not come to its end.
     *
     * @param resumed what the state says of that sync, which is not in {@code state} any more
     * @throws ConfigException if the state cannot be read
     */
    public ConcurrentCursor(CursorPlan plan, Map<String, ?> state, PaginationState resumed) {
        this(plan, state, resumed, Clock.systemUTC());
    }

    /**
     * A cursor that measures its states with a clock.
     *
     * @param resumed what the state says of the sync that is resumed, which is not in {@code state} any more
     * @param clock measures how long states take that nobody asked for
     * @throws ConfigException if the state cannot be read
     */
    public ConcurrentCursor(CursorPlan plan, Map<String, ?> state, PaginationState resumed, Clock clock) {
        super(plan);
        this.clock = clock;
        this.resumed = resumed;
        this.hasBegun = !resumed.begun().isEmpty();
        this.form = StateForm.read(
                resumed == PaginationState.NONE ? state : StateForm.sequential(state, plan.cursorField()),
                plan.cursorField(),
                plan.format(),
                plan.slicer().start());
        this.missingPosition = MissingPosition.in(state, plan.cursorField());
    }

    @Override
    public Iterator<Slice> slices() {
        return ResumedWindows.of(plan(), form.completed(), resumed, PartitionKey.NONE);
    }

    @Override
    public boolean shouldBeSynced(Slice slice, CursorValue position) {
        return form.shouldBeSynced(position, plan().slicer()) && ResumedWindows.isOf(plan(), slice, position, hasBegun);
    }

    @Override
    public SharedCursor shared() {
        return new SharedTrackingCursor(plan()) {
            @Override
            public CoordinatedSlices find(@Nullable Map<String, ?> snapshot) {
                return new CoordinatedWindows(plan(), form, snapshot);
            }

            @Override
            public Map<String, @Nullable Object> resumed(Slice slice) {
                return form.write(form.resumedFrom());
            }

            @Override
            StateForm form(Slice slice, Map<String, @Nullable Object> resumed) {
                return StateForm.read(
                        resumed,
                        plan().cursorField(),
                        plan().format(),
                        plan().slicer().start());
            }
        };
    }

    @Override
    public void start(StateSink sink) {
        emitter = new Emitter(sink);
    }

    private Emitter emitter() {
        return Objects.requireNonNull(emitter, "not started");
    }

    /** Opens a slice: the tracker must be told of its records and pages. Slices are opened in their order. */
    @Override
    public PaginationTracker open(Slice slice) {
        return emitter().open(slice);
    }

    @Override
    public Map<String, @Nullable Object> state() {
        return emitter().stream.say();
    }

    @Override
    public Map<String, @Nullable Object> progress() {
        return emitter().say();
    }

    @Override
    public boolean vouchesForAll() {
        return emitter().stream.ledger().vouchesForAll();
    }

    @Override
    public Optional<String> missingPosition() {
        return missingPosition;
    }

    @Override
    public void stopped() {
        emitter().stopped();
    }

    @Override
    public void finished() {
        emitter().emit();
    }

    /** Emits a state whenever there is something to say. */
    private final class Emitter {

        private final StateSink sink;
        private final Warnings warnings;
        private final Partition stream;
        private final OpenPositions positions = new OpenPositions(resumed);
        private final CostLimit cost = new CostLimit(plan().unasked(), clock);

        Emitter(StateSink sink) {
            this.sink = sink;
            this.warnings = new Warnings(plan(), sink, ConcurrentCursor.this::unreadable);
            this.stream =
                    new Partition(plan(), PartitionKey.NONE, form, form.completed(), plan().checkpointsInSlices());
        }

        PaginationTracker open(Slice slice) {
            return positions.opened(
                    stream.open(slice, resumed.reached(slice), new Telling(stream, slice, warnings, positions) {
                        @Override
                        public void checkpoint() {
                            progressed();
                        }

                        @Override
                        public void closed(SliceProgress progress) {
                            close(progress);
                        }
                    }));
        }

        void stopped() {
            positions.stopping();
            tell();
        }

        void progressed() {
            if (cost.allows() || stream.isOverstated()) {
                tell();
            }
        }

        private void tell() {
            if (stream.isOverstated()) {
                sink.takeBack(say());
            } else if (stream.hasNews() || positions.hasNews()) {
                cost.run(this::emit);
            }
        }

        /** Nothing that is read here is taken back. */
        private void close(SliceProgress slice) {
            boolean counts = stream.ledger().close(slice);
            stream.ledger().confirm(slice);
            if (counts) {
                emit();
            }
        }

        void emit() {
            sink.emit(say());
        }

        private Map<String, @Nullable Object> say() {
            Map<PartitionKey, OpenSlice> open = positions.said();
            return PaginationState.told(open, open.isEmpty() ? stream.say() : stream.sayAsIntervals());
        }
    }
}
