package dev.cairn.runtime.internal.split;

import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.json.scan.JsonOutput;
import dev.cairn.records.DroppedRecord;
import dev.cairn.records.FileReference;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.retrieval.SliceSource;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.sync.Failures;
import dev.cairn.runtime.split.SplitItem;
import dev.cairn.runtime.split.SplitPage;
import dev.cairn.runtime.split.SplitReader;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one slice with a stream's retriever. Confined to one thread at a time. */
final class RetrievingReader implements SplitReader, SliceSource.Listener {

    /** What a tracker hears of a slice for which the API has no data. */
    static final SplitItem SKIPPED = new SplitItem.Event(SliceTracker::failed);

    private final StreamDescriptor stream;
    private final Retriever retriever;
    private final StreamCursor cursor;
    private final Slice slice;
    private final Sleeper sleeper;
    private final @Nullable RecordHash hash;
    private final Runnable onEnd;
    private final JsonOutput text = new JsonOutput(1 << 10);
    private @Nullable SliceSource source;
    private @Nullable SliceReader reader;
    private boolean abandoned;
    private boolean ended;

    /**
     * @param hashes whether records that come again are to be recognised
     * @param sleeper waits for jobs of the API
     * @param onEnd called once, when nothing more will be read
     */
    RetrievingReader(
            StreamDescriptor stream,
            Retriever retriever,
            StreamCursor cursor,
            Slice slice,
            boolean hashes,
            Sleeper sleeper,
            Runnable onEnd) {
        this.stream = stream;
        this.retriever = retriever;
        this.cursor = cursor;
        this.slice = slice;
        this.sleeper = sleeper;
        this.hash = hashes ? new RecordHash() : null;
        this.onEnd = onEnd;
    }

    @Override
    public @Nullable SplitPage next() throws InterruptedException {
        if (ended) {
            return null;
        }
        try {
            SliceReader open = reader == null ? begin() : reader;
            Page page = open == null ? null : open.nextPage();
            if (page != null) {
                return new SplitPage(items(page));
            }
        } catch (RuntimeException e) {
            SyncException failure = Failures.asSyncException(e, stream);
            close();
            throw failure;
        }
        close();
        return abandoned ? new SplitPage(List.of(SKIPPED)) : null;
    }

    /** Waits until the slice can be read; null if it never can. */
    private @Nullable SliceReader begin() throws InterruptedException {
        SliceSource from = retriever.prepare(List.of(slice).iterator(), this);
        source = from;
        Slice ready = from.await(sleeper);
        reader = ready == null ? null : retriever.open(ready);
        return reader;
    }

    private List<SplitItem> items(Page page) {
        List<SplitItem> items = new ArrayList<>(page.records().size() + 1);
        Iterator<DroppedRecord> dropped = page.dropped().iterator();
        DroppedRecord next = dropped.hasNext() ? dropped.next() : null;
        for (int i = 0; i <= page.records().size(); i++) {
            while (next != null && next.keptBefore() == i) {
                items.add(new SplitItem.Dropped(cursor.valueOf(next.record()::field)));
                next = dropped.hasNext() ? dropped.next() : null;
            }
            if (i < page.records().size()) {
                items.add(item(page.records().get(i)));
            }
        }
        if (page.event() != SliceEvent.PAGE_CONTINUES) {
            PagePosition position = page.position();
            SliceEvent event = page.event();
            items.add(new SplitItem.Event(tracker -> event.tell(tracker, position)));
        }
        return items;
    }

    private SplitItem item(StreamRecord record) {
        text.reset();
        record.render(text);
        byte[] json = text.toByteArray();
        FileReference file = record.file();
        return new SplitItem.Record(
                json,
                cursor.valueOf(record::field),
                hash == null ? 0 : hash.of(json),
                file == null ? null : file.toJson());
    }

    @Override
    public void opened(Slice found) {
        // It is the one that is read.
    }

    @Override
    public void abandoned(Slice found) {
        abandoned = true;
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            if (source != null && reader == null) {
                source.close();
            }
            onEnd.run();
        }
    }

    /** Tells whether a record that comes again is as it was: eight bytes of SHA-256. Confined to one thread. */
    private static final class RecordHash {

        private final MessageDigest digest;

        RecordHash() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("each JDK has it", e);
            }
        }

        long of(byte[] text) {
            return ByteBuffer.wrap(digest.digest(text)).getLong();
        }
    }
}
