package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.RecordFields;
import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The cursor of a stream without a cursor field that is read in full each time, but goes on where it was when a sync is
 * resumed: its states say which partitions were read, and where the pagination of those stands that were begun. The last
 * one is that of {@link FinalStateCursor}, so that the next sync begins at the first page.
 *
 * <p>Threads: as {@link StreamCursor} says.
 */
public final class PaginationCursor implements StreamCursor {

    /** About how large the JSON of a position is. */
    private static final int POSITION_BYTES = 300;

    private final String stream;
    private final PartitionRouter router;
    private final PaginationState resumed;
    private final Optional<String> missingPosition;
    private final int interval;
    private final Clock clock;
    private final Handover<Consumer<ReadPartitions>> news = new Handover<>();
    private final ReadPartitions partitions;
    /** Slices that were begun and are not read to their end, in their order. */
    private final List<Pages> open = new ArrayList<>();
    /** Where slices stand that an earlier run of this sync has begun, and that have not been opened again. */
    private final Map<PartitionKey, OpenSlice> unopened;

    private @Nullable StateSink sink;
    private @Nullable StateThrottle throttle;
    private int pagesSinceState;
    private boolean unsaid;

    /**
     * A cursor that goes on from where a sync was.
     *
     * @param stream the stream's name, for messages
     * @param router finds the partitions; null for a stream that is read as a whole
     * @param missingPosition what the state lacks that was given, as {@link #missingPosition} says it; null for nothing
     * @param interval after how many pages a state is due; at least 1
     * @param clock measures the time between large states
     */
    public PaginationCursor(
            String stream,
            @Nullable PartitionRouter router,
            PaginationState resumed,
            @Nullable String missingPosition,
            int interval,
            Clock clock) {
        this.stream = stream;
        this.router = router == null ? new Whole() : router;
        this.resumed = resumed;
        this.missingPosition = Optional.ofNullable(missingPosition);
        this.interval = interval;
        this.clock = clock;
        this.partitions = new ReadPartitions(resumed);
        this.unopened = new LinkedHashMap<>(resumed.open());
    }

    @Override
    public Iterator<Slice> slices() {
        return new UnreadPartitions(router, resumed, news::add);
    }

    /** Slices go on where this sync was resumed; what is said of them is the engine's. */
    @Override
    public SharedCursor shared() {
        return new SharedWholes(() -> new UnreadPartitions(router, resumed, said -> {}), true);
    }

    @Override
    public @Nullable CursorValue valueOf(RecordFields record) {
        return null;
    }

    @Override
    public void start(StateSink to) {
        sink = to;
        throttle = new StateThrottle(to, clock, true);
    }

    private StateSink sink() {
        return Objects.requireNonNull(sink, "not started");
    }

    private StateThrottle throttle() {
        return Objects.requireNonNull(throttle, "not started");
    }

    private void takeNews() {
        for (Consumer<ReadPartitions> item = news.poll(); item != null; item = news.poll()) {
            item.accept(partitions);
        }
        if (partitions.takeBegunAnew()) {
            complain();
            sink().partlyBegunAnew();
        }
    }

    @Override
    public SliceTracker open(Slice slice) {
        takeNews();
        PartitionKey key = PartitionKey.of(slice.partition());
        unopened.remove(key);
        Pages pages = new Pages(partitions.open(), key, slice.position());
        open.add(pages);
        return pages;
    }

    /** As of the end, since the parents' states of other streams have nothing else to say of this one. */
    @Override
    public Map<String, @Nullable Object> state() {
        return FinalStateCursor.ended();
    }

    @Override
    public Map<String, @Nullable Object> progress() {
        takeNews();
        Map<PartitionKey, OpenSlice> positions = new LinkedHashMap<>(unopened);
        for (Pages pages : open) {
            if (pages.position != null) {
                positions.putIfAbsent(pages.key, new OpenSlice(pages.key, Map.of(), pages.position, null));
            }
        }
        return partitions.progress(positions).in(Map.of());
    }

    @Override
    public boolean vouchesForAll() {
        return partitions.areNamed() && open.stream().noneMatch(pages -> pages.unvouched);
    }

    @Override
    public Optional<String> missingPosition() {
        return missingPosition;
    }

    @Override
    public void timePassed() {
        if (pagesSinceState >= interval) {
            emitIfAllowed();
        }
    }

    @Override
    public void stopped() {
        if (unsaid) {
            emit(progress());
        }
    }

    /** Where something failed, or was not even begun, a sync that is resumed reads that. */
    @Override
    public void finished() {
        takeNews();
        emit(partitions.areAll() ? state() : progress());
    }

    private void emitIfDue() {
        if (pagesSinceState >= interval) {
            emitUnlessPutOff();
        }
    }

    private void emitUnlessPutOff() {
        throttle().due();
        emitIfAllowed();
    }

    private void emitIfAllowed() {
        long told = (long) (open.size() + unopened.size()) * POSITION_BYTES + partitions.bytes();
        long stateBytes = Math.max(told, sink().stateBytes());
        if (unsaid && throttle().allows(stateBytes)) {
            throttle().emit(stateBytes, () -> emit(progress()));
        }
    }

    private void emit(Map<String, @Nullable Object> state) {
        pagesSinceState = 0;
        unsaid = false;
        sink().emit(state);
    }

    private void complain() {
        String complaint = partitions.complaint(stream);
        if (complaint != null) {
            sink().warn(complaint);
        }
    }

    /** Follows the pages of one slice. */
    private final class Pages implements SliceTracker {

        private final int number;
        private final PartitionKey key;
        /** Names the slice's job, of which anything may be read again; null where there is none. */
        private @Nullable PagePosition start;

        private @Nullable PagePosition position;
        /** As of the last state that was kept. */
        private @Nullable PagePosition kept;
        /** Whether there are records behind the position. */
        private boolean unvouched;

        private boolean hasPages;

        Pages(int number, PartitionKey key, @Nullable PagePosition position) {
            this.number = number;
            this.key = key;
            this.position = position;
            this.kept = position;
            this.start = position != null && position.isStart() ? position : null;
        }

        /** Creating a job costs more than a state, so one is due at once. */
        @Override
        public void jobCreated(PagePosition job) {
            start = job;
            position = job;
            kept = job;
            unsaid = true;
            pagesSinceState = interval;
            emitIfDue();
        }

        @Override
        public void observe(@Nullable CursorValue value) {
            unvouched = true;
        }

        @Override
        public void pageCompleted() {
            pageCompleted(null);
        }

        @Override
        public void pageCompleted(@Nullable PagePosition page) {
            hasPages = true;
            pagesSinceState++;
            if (page != null) {
                position = page;
                unvouched = false;
                unsaid = true;
                emitIfDue();
            }
        }

        /** Pages before may not be there any more. */
        @Override
        public void paginationReset() {
            position = start;
        }

        @Override
        public void windowSplit() {
            position = start;
        }

        @Override
        public void waiting() {
            emitUnlessPutOff();
        }

        @Override
        public void closed() {
            takeNews();
            open.remove(this);
            partitions.done(number, KnownPartitions.hash(key));
            complain();
            unsaid = true;
            pagesSinceState += hasPages ? 0 : 1;
            emitIfDue();
        }

        @Override
        public void failed() {
            emitUnlessPutOff();
        }

        @Override
        public void kept() {
            kept = position;
        }

        @Override
        public void withdrawn() {
            position = kept;
            unvouched = false;
        }
    }

    /** A stream that is read as a whole is one partition. */
    private static final class Whole implements PartitionRouter {

        @Override
        public Iterator<Slice> partitions() {
            return List.of(Slice.WHOLE).iterator();
        }

        @Override
        public @Nullable Map<String, @Nullable Object> parentState() {
            return null;
        }
    }
}
