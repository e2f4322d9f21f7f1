package dev.cairn.retrieval.partition;

import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.error.TransientException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.records.DroppedRecord;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The records of a parent stream, read when they are asked for, and one page sooner where a thread is free for it. Confined to
 * one thread at a time.
 *
 * <p>Calls the parent's cursor as the read loop calls a stream's. The cursor is told of a record before the record is
 * returned, and of the end of a page or slice after its last record; so its state covers exactly the partitions that
 * have been returned. The order is that of the Python CDK, and is visible in states.
 */
final class ParentRecordReader extends LookaheadIterator<ParentRecordReader.Item> {

    private final ParentStream stream;
    private final StreamCursor cursor;
    private final ReadySlices slices;
    private final Executor ahead;
    private @Nullable Open open;
    private Iterator<StreamRecord> records = Collections.emptyIterator();
    private Iterator<DroppedRecord> dropped = Collections.emptyIterator();
    private @Nullable DroppedRecord nextDropped;
    private int returned;
    private @Nullable SliceEvent event;
    private @Nullable PagePosition position;
    /** Of the slice after the open one; null where there is none. */
    private @Nullable ReadAheadReader following;

    private boolean begunAnew;
    private boolean hasMoreSlices;
    private boolean started;
    private boolean moved = true;
    private Map<String, @Nullable Object> state = Map.of();
    private boolean hasProgressed = true;
    private @Nullable Map<String, @Nullable Object> progress;

    /** @param slice where the parent found the record */
    record Item(StreamRecord record, Slice slice) {}

    private record Open(Slice slice, SliceTracker tracker, SliceReader reader) {}

    /** @param ahead runs what it is given soon, in another thread, or not at all: pages that no one waits for yet */
    ParentRecordReader(ParentStream stream, Executor ahead) {
        this.stream = stream;
        this.ahead = ahead;
        this.cursor = stream.cursor();
        this.slices = new ReadySlices(stream);
        cursor.start(new Watch());
    }

    /** The state of the parent as of the record that was returned last. */
    Map<String, @Nullable Object> state() {
        if (moved) {
            state = cursor.state();
            moved = false;
        }
        return state;
    }

    /** Where the parent stands in this sync, as of the record that was returned last; null where that is not known. */
    @Nullable
    Map<String, @Nullable Object> progress() {
        if (hasProgressed) {
            progress = cursor.progress();
            hasProgressed = false;
        }
        return progress;
    }

    /** Whether records come again that came before this sync. */
    boolean hasBegunAnew() {
        return begunAnew;
    }

    private void moved() {
        moved = true;
        hasProgressed = true;
    }

    @Override
    @Nullable
    Item find() {
        if (!started) {
            started = true;
            advance();
        }
        Open from = open;
        if (from == null) {
            return null;
        }
        StreamRecord record = records.next();
        passDropped(from.tracker);
        returned++;
        from.tracker.observe(cursor.valueOf(record::field));
        advance();
        return new Item(record, from.slice);
    }

    /** Goes on to where the next record is, or to the end, where there is no slice. */
    private void advance() {
        while (!records.hasNext()) {
            Open from = open;
            if (from != null) {
                passDropped(from.tracker);
                endPage(from.tracker);
            } else {
                from = openNext();
                open = from;
            }
            if (from == null) {
                return;
            }
            Page page = read(from.reader);
            if (page == null) {
                close(from.tracker);
            } else {
                records = page.records().iterator();
                dropped = page.dropped().iterator();
                nextDropped = dropped.hasNext() ? dropped.next() : null;
                returned = 0;
                event = page.event();
                position = page.position();
            }
        }
    }

    /** What filters dropped before the next record moves the cursor, too. */
    private void passDropped(SliceTracker from) {
        while (nextDropped != null && nextDropped.keptBefore() == returned) {
            from.observeDropped(cursor.valueOf(nextDropped.record()::field));
            nextDropped = dropped.hasNext() ? dropped.next() : null;
        }
    }

    private void endPage(SliceTracker from) {
        if (event != null) {
            begunAnew |= event == SliceEvent.BEGUN_ANEW;
            event.tell(from, position);
            event = null;
            moved();
        }
    }

    /** Looks for the slice after it, too: when the last one is closed, it must be known that it is the last. */
    private @Nullable Open openNext() {
        try {
            Slice next = slices.next();
            if (next == null) {
                return null;
            }
            ReadAheadReader reader = following == null ? reader(next) : following;
            hasMoreSlices = slices.hasNext();
            Slice after = slices.peek();
            following = after == null ? null : reader(after);
            if (following != null) {
                reader.before(following);
            }
            return new Open(next, slices.open(next), reader);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private ReadAheadReader reader(Slice slice) {
        return new ReadAheadReader(() -> stream.retriever().open(slice), ahead);
    }

    private @Nullable Page read(SliceReader reader) {
        try {
            return reader.nextPage();
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private TransientException stopped() {
        Thread.currentThread().interrupt();
        return new TransientException("The sync was stopped while stream " + stream.name() + " was being read.");
    }

    private void close(SliceTracker from) {
        from.closed();
        open = null;
        if (!hasMoreSlices) {
            cursor.finished();
        }
        moved();
    }

    /** What the cursor says may differ from what it said before; who wants to know asks {@link #state}. */
    private final class Watch implements StateSink {

        @Override
        public void emit(Map<String, @Nullable Object> said) {
            moved();
        }

        @Override
        public void partlyBegunAnew() {
            begunAnew = true;
        }
    }
}
