package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.StreamStatus;
import dev.cairn.runtime.sync.FutureValues;
import dev.cairn.runtime.sync.StreamGauge;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far one stream is, and what is told of it. Belongs to the read loop; as a gauge it may be read by any thread. */
final class StreamProgress implements StreamGauge {

    private final StreamRun run;
    private final StreamCursor cursor;
    private final StatePolicy policy;
    private final StreamOutput output;
    private final Clock clock;
    private volatile Phase phase = Phase.WAITING;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private boolean finished;
    /** Whether the cursor may have seen what has not been written. */
    private boolean unsound;

    StreamProgress(StreamRun run, MessageWriter writer, Clock clock) {
        this.run = run;
        this.clock = clock;
        this.cursor = run.task().cursor();
        this.policy = StatePolicy.of(run.task());
        this.output = new StreamOutput(run, writer, clock, policy);
    }

    void started() throws IOException {
        output.log(LogLevel.INFO, "Syncing stream: " + run.name());
        output.status(StreamStatus.STARTED);
        phase = Phase.RUNNING;
        cursor.start(output);
        if (cursor.missingPosition().isPresent()) {
            output.begunAnew(true);
        }
        run.start();
    }

    void opened(SliceRun slice) {
        run.found();
        slice.tracker(cursor.open(slice.slice()));
    }

    /** In place of a job whose results were read, another is only named when it is known that records come again. */
    void jobCreated(SliceRun slice, PagePosition job) throws IOException {
        if (slice.slice().isBegun()) {
            begunAnew(slice.slice());
        }
        slice.tracker().jobCreated(job);
    }

    void records(SliceTracker slice, RenderedBatch batch) throws IOException {
        if (records.get() == 0 && batch.size() > 0) {
            output.status(StreamStatus.RUNNING);
        }
        output.begin(batch.records());
        policy.reading(slice);
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
        records.addAndGet(batch.size());
    }

    /** A slice cannot go on where it stood; its tracker hears of it next. */
    void begunAnew(Slice slice) throws IOException {
        output.begunAnew(slice.coversSameAs(Slice.WHOLE));
    }

    void happened(SliceTracker slice, SliceEvent event, @Nullable PagePosition position) throws IOException {
        if (event == SliceEvent.PAGE_COMPLETED) {
            pages.incrementAndGet();
            output.pageCompleted();
        }
        output.withdraw(policy.happened(slice, event));
        event.tell(slice, position);
    }

    void closed(SliceTracker slice) throws IOException {
        slice.closed();
        policy.closed();
        sliceEnded();
    }

    /** The slice's last safe state goes out before the error trace. */
    void failed(SliceTracker slice, SyncException failure) throws IOException {
        output.withdraw(policy.failed(slice));
        slice.failed();
        run.fail(failure);
        output.failure(failure);
        sliceEnded();
    }

    /** The slice stays as unread as it was. */
    void abandoned(SliceTracker slice) throws IOException {
        slice.failed();
        sliceEnded();
    }

    private void sliceEnded() throws IOException {
        run.ended();
        finishIfDone();
    }

    /** @param failure why there are no more slices; null if all are found */
    void exhausted(@Nullable SyncException failure) throws IOException {
        run.exhaust(failure);
        if (failure != null) {
            output.failure(failure);
        }
        finishIfDone();
    }

    private void finishIfDone() throws IOException {
        if (!run.isDone()) {
            return;
        }
        finished = true;
        boolean complete = !run.hasFailed();
        output.log(LogLevel.INFO, "Read " + records + " records from " + run.name() + " stream");
        if (complete) {
            policy.complete();
        }
        cursor.finished();
        output.withdraw(policy.ended());
        warnOfFuture();
        phase = complete ? Phase.COMPLETE : Phase.INCOMPLETE;
        run.listener().streamEnded(run.name(), complete);
        output.status(complete ? StreamStatus.COMPLETE : StreamStatus.INCOMPLETE);
        output.log(LogLevel.INFO, "Finished syncing " + run.name());
    }

    /** Returns true if it was told how the stream ended. */
    boolean isFinished() {
        return finished;
    }

    /** Emits a state that was put off, or the last one again if the stream has been silent for long. */
    void heartbeat() {
        if (run.isStarted() && !finished) {
            cursor.timePassed();
            output.heartbeat();
        }
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
        if (!run.isStarted() || finished) {
            return;
        }
        finished = true;
        phase = Phase.INCOMPLETE;
        run.listener().streamEnded(run.name(), false);
        try {
            if (!unsound) {
                output.withdraw(policy.stopped());
                cursor.stopped();
                output.withdraw(policy.ended());
                warnOfFuture();
            }
        } finally {
            output.status(StreamStatus.INCOMPLETE);
        }
    }

    private void warnOfFuture() throws IOException {
        OffsetDateTime latest = FutureValues.timeOf(lastPosition(), clock.instant());
        if (latest != null) {
            output.log(
                    LogLevel.WARN,
                    "Stream " + run.name() + ": "
                            + FutureValues.message(latest, "begin the stream again without its state"));
        }
    }

    private @Nullable CursorValue lastPosition() {
        Map<String, @Nullable Object> state = output.lastState();
        return state == null ? null : cursor.positionIn(state);
    }

    @Override
    public StreamDescriptor stream() {
        return run.name();
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public long records() {
        return records.get();
    }

    @Override
    public long recordBytes() {
        return output.writtenBytes();
    }

    @Override
    public long pages() {
        return pages.get();
    }

    @Override
    public long slicesDone() {
        return run.slicesEnded();
    }

    @Override
    public long slicesDrawn() {
        return run.slicesFound();
    }

    @Override
    public boolean allSlicesDrawn() {
        return run.hasFoundAll();
    }

    @Override
    public long states() {
        return output.states();
    }

    @Override
    public @Nullable Instant lastStateAt() {
        return output.lastStateAt();
    }

    @Override
    public @Nullable Instant position() {
        return lastPosition() instanceof DatetimeValue at ? at.time().toInstant() : null;
    }

    @Override
    public List<String> failures() {
        return run.failures().stream().map(SyncException::userMessage).toList();
    }
}
