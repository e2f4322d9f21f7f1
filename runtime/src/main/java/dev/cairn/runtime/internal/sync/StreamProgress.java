package dev.cairn.runtime.internal.sync;

import dev.cairn.cursor.SliceTracker;
import dev.cairn.cursor.StreamCursor;
import dev.cairn.error.SyncException;
import dev.cairn.retriever.SliceEvent;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.StreamStatus;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.slice.PagePosition;
import dev.cairn.slice.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far one stream is. Belongs to the read loop. */
final class StreamProgress {

    private final StreamDescriptor name;
    private final StreamCursor cursor;
    private final StreamOutput output;
    private final LiveStreamGauge gauge;
    private final List<SyncException> failures = new ArrayList<>();
    private boolean started;
    private boolean exhausted;
    private boolean finished;
    /** Whether the cursor may have seen what has not been written. */
    private boolean unsound;

    StreamProgress(StreamTask task, StreamOutput output, LiveStreamGauge gauge) {
        this.name = task.name();
        this.cursor = task.cursor();
        this.output = output;
        this.gauge = gauge;
    }

    StreamDescriptor name() {
        return name;
    }

    List<SyncException> failures() {
        return failures;
    }

    void started() throws IOException {
        output.log(LogLevel.INFO, "Syncing stream: " + name);
        output.status(StreamStatus.STARTED);
        gauge.enter(StreamGauge.Phase.RUNNING);
        cursor.start(output);
        if (cursor.missingPosition().isPresent()) {
            output.begunAnew(true);
        }
        started = true;
    }

    void opened(SliceRun slice) {
        output.sliceOpened();
        slice.tracker(cursor.open(slice.slice()));
    }

    void records(SliceTracker slice, RenderedBatch batch) throws IOException {
        output.begin(batch);
        output.reading(slice);
        Iterator<RenderedBatch.Dropped> dropped = batch.dropped().iterator();
        RenderedBatch.Dropped next = dropped.hasNext() ? dropped.next() : null;
        for (int i = 0; i <= batch.size(); i++) {
            while (next != null && next.before() == i) {
                slice.observeDropped(next.value());
                next = dropped.hasNext() ? dropped.next() : null;
            }
            if (i < batch.size()) {
                slice.observe(batch.records().cursor(i));
                output.advance(i);
            }
        }
        output.finish();
        gauge.count(batch.size());
    }

    /** A slice cannot go on where it stood; its tracker hears of it next. */
    void begunAnew(Slice slice) throws IOException {
        output.begunAnew(slice.coversSameAs(Slice.WHOLE));
    }

    void happened(SliceTracker slice, SliceEvent event, @Nullable PagePosition position) throws IOException {
        output.happened(slice, event);
        event.tell(slice, position);
        if (event == SliceEvent.PAGE_COMPLETED) {
            gauge.countPage();
        }
    }

    void closed(SliceTracker slice) throws IOException {
        slice.closed();
        output.closed();
        closeSlice();
        finishIfDone();
    }

    /** The slice's last safe state goes out before the error trace. */
    void failed(SliceTracker slice, SyncException failure) throws IOException {
        output.failed(slice);
        slice.failed();
        fail(failure);
        closeSlice();
        finishIfDone();
    }

    /** The slice stays as unread as it was. */
    void abandoned(SliceTracker slice) throws IOException {
        slice.failed();
        closeSlice();
        finishIfDone();
    }

    private void closeSlice() {
        output.sliceEnded();
        gauge.countSliceDone();
    }

    /** Says again what the stream's last state was, if it has been silent for long. */
    void heartbeat() {
        if (started && !finished) {
            output.heartbeat();
        }
    }

    void slicingFailed(SyncException failure) throws IOException {
        fail(failure);
        exhausted();
    }

    private void fail(SyncException failure) throws IOException {
        failures.add(failure);
        gauge.fail(failure.userMessage());
        output.failure(failure);
    }

    /** Something was thrown in the middle of a change: no state can be told any more, and the last one stands. */
    void isUnsound() {
        unsound = true;
    }

    /**
     * The sync is being stopped: what is safe of the open slices goes out.
     *
     * @throws IOException if the output cannot be written
     */
    void stop() throws IOException {
        if (!started || finished) {
            return;
        }
        finished = true;
        gauge.enter(StreamGauge.Phase.INCOMPLETE);
        try {
            if (!unsound) {
                output.stopped();
                cursor.stopped();
                output.ended();
            }
        } finally {
            output.status(StreamStatus.INCOMPLETE);
        }
    }

    void exhausted() throws IOException {
        exhausted = true;
        finishIfDone();
    }

    private void finishIfDone() throws IOException {
        if (!exhausted || output.openSlices() > 0) {
            return;
        }
        finished = true;
        output.log(LogLevel.INFO, "Read " + output.records() + " records from " + name + " stream");
        boolean complete = failures.isEmpty();
        if (complete) {
            output.complete();
        }
        cursor.finished();
        output.ended();
        gauge.enter(complete ? StreamGauge.Phase.COMPLETE : StreamGauge.Phase.INCOMPLETE);
        output.status(complete ? StreamStatus.COMPLETE : StreamStatus.INCOMPLETE);
        output.log(LogLevel.INFO, "Finished syncing " + name);
    }
}
