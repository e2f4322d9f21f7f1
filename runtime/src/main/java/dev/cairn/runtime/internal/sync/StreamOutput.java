package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.error.SyncException;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.protocol.StreamStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What leaves for one stream, in order: records, the states between them, statuses. Belongs to the read loop; what has left
 * may be asked by any thread.
 *
 * <p>Its cursor emits states through it while records are being observed; the records before that point are written
 * first.
 */
final class StreamOutput implements StateSink {

    /** As long as the reference waits between the states of a stream with partitions. */
    private static final Duration HEARTBEAT = Duration.ofMinutes(10);

    private final SlicedStream stream;
    private final MessageWriter writer;
    private final Clock clock;
    private final StatePolicy policy;

    private @Nullable RecordLines pending;
    private int pendingFrom;
    private int pendingTo;
    private long recordsSinceState;
    private long pagesSinceState;
    private long stateBytes;
    private final AtomicLong writtenBytes = new AtomicLong();
    private final AtomicLong states = new AtomicLong();
    private volatile @Nullable Map<String, @Nullable Object> lastState;
    private volatile @Nullable Instant lastStateAt;
    private Instant lastSign = Instant.EPOCH;

    StreamOutput(SlicedStream stream, MessageWriter writer, Clock clock, StatePolicy policy) {
        this.stream = stream;
        this.writer = writer;
        this.clock = clock;
        this.policy = policy;
    }

    private StreamDescriptor name() {
        return stream.name();
    }

    void status(StreamStatus status) throws IOException {
        writer.write(new Message.Status(name(), status, clock.instant()));
    }

    void log(LogLevel level, String text) throws IOException {
        writer.write(new Message.Log(level, text, name()));
    }

    void failure(SyncException failure) throws IOException {
        String text = "Exception while syncing stream " + name() + ": " + failure.getMessage();
        writer.write(new Message.Log(LogLevel.ERROR, text, name(), true, null));
        writer.write(Failure.ofStream(name(), failure, clock));
        writer.flush();
    }

    /** Starts a batch; its records leave with {@link #advance} and at the latest with {@link #finish}. */
    void begin(RecordLines batch) {
        pending = batch;
        pendingFrom = 0;
        pendingTo = 0;
    }

    /** Accepts the record at an index, after the cursor has observed it. */
    void advance(int index) {
        pendingTo = index + 1;
        recordsSinceState++;
        policy.accepted();
    }

    void finish() throws IOException {
        writePending();
        pending = null;
    }

    /** A page is complete. */
    void pageCompleted() {
        pagesSinceState++;
    }

    /**
     * Records come again that left before the sync.
     *
     * @param all whether all of them do
     */
    void begunAnew(boolean all) throws IOException {
        if (policy.isExact()) {
            writer.write(new Message.BegunAnew(name(), all));
        }
    }

    @Override
    public void partlyBegunAnew() {
        try {
            writePending();
            begunAnew(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last records, so many, do not count. */
    void withdraw(long count) throws IOException {
        if (count > 0) {
            writer.write(new Message.Withdrawn(name(), count));
            recordsSinceState -= count;
        }
    }

    /**
     * A platform may take a source for dead that has not written a record or a state for long, so the last state is
     * written again. It vouches for nothing new.
     */
    void heartbeat() {
        Map<String, @Nullable Object> state = lastState;
        if (policy.repeats() && state != null && clock.instant().isAfter(lastSign.plus(HEARTBEAT))) {
            emit(state);
        }
    }

    private void writePending() throws IOException {
        RecordLines batch = pending;
        if (batch != null) {
            lastSign = clock.instant();
            writer.write(batch.between(pendingFrom, pendingTo));
            writtenBytes.addAndGet(pendingBytes());
            pendingFrom = pendingTo;
        }
    }

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        write(state, false);
    }

    @Override
    public void takeBack(Map<String, @Nullable Object> state) {
        write(state, true);
    }

    private void write(Map<String, @Nullable Object> state, boolean takesBack) {
        if (!policy.lets()) {
            return;
        }
        try {
            writePending();
            stateBytes = writer.write(new Message.State(
                    name(), state, recordsSinceState, pagesSinceState, (int) stream.openSlices(), takesBack));
            writer.flush();
            recordsSinceState = 0;
            pagesSinceState = 0;
            lastState = state;
            policy.left();
            lastSign = clock.instant();
            lastStateAt = lastSign;
            states.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes of records have left. */
    long writtenBytes() {
        return writtenBytes.get();
    }

    /** How many states have left. */
    long states() {
        return states.get();
    }

    /** The last state that has left; null before the first. */
    @Nullable
    Map<String, @Nullable Object> lastState() {
        return lastState;
    }

    /** When it left. */
    @Nullable
    Instant lastStateAt() {
        return lastStateAt;
    }

    @Override
    public long recordBytes() {
        return writtenBytes.get() + pendingBytes();
    }

    private int pendingBytes() {
        RecordLines batch = pending;
        return batch == null ? 0 : batch.start(pendingTo) - batch.start(pendingFrom);
    }

    @Override
    public long stateBytes() {
        return stateBytes;
    }

    @Override
    public void warn(String text) {
        try {
            writePending();
            log(LogLevel.WARN, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
