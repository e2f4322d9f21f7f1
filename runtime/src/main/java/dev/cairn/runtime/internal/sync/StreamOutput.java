package dev.cairn.runtime.internal.sync;

import dev.cairn.cursor.StateSink;
import dev.cairn.error.SyncException;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.StreamStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What leaves for one stream, in order: records, the states between them, statuses. Belongs to the read loop.
 *
 * <p>Its cursor emits states through it while records are being observed; the records before that point are written
 * first.
 */
final class StreamOutput implements StateSink {

    /** As long as the reference waits between the states of a stream with partitions. */
    private static final Duration HEARTBEAT = Duration.ofMinutes(10);

    private final StreamDescriptor name;
    private final MessageWriter writer;
    private final Clock clock;
    private @Nullable RecordBatch pending;
    private int pendingFrom;
    private int pendingTo;
    private long records;
    private long recordsSinceState;
    private long bytesSinceState;
    private long stateBytes;
    private @Nullable Map<String, @Nullable Object> lastState;
    private Instant lastSign = Instant.EPOCH;

    StreamOutput(StreamDescriptor name, MessageWriter writer, Clock clock) {
        this.name = name;
        this.writer = writer;
        this.clock = clock;
    }

    /** How many records have been written or are about to be. */
    long records() {
        return records;
    }

    void status(StreamStatus status) throws IOException {
        writer.write(Message.status(name, status, clock));
    }

    void log(LogLevel level, String text) throws IOException {
        writer.write(Message.log(level, text));
    }

    void failure(SyncException failure) throws IOException {
        log(LogLevel.ERROR, "Exception while syncing stream " + name + ": " + failure.getMessage());
        writer.write(Message.error(failure, name, clock));
        writer.flush();
    }

    /** Starts a batch; its records leave with {@link #advance} and at the latest with {@link #finish}. */
    void begin(RecordBatch batch) throws IOException {
        if (records == 0 && batch.size() > 0) {
            status(StreamStatus.RUNNING);
        }
        pending = batch;
        pendingFrom = 0;
        pendingTo = 0;
    }

    /** Accepts the record at an index, after the cursor has observed it. */
    void advance(int index) {
        pendingTo = index + 1;
        records++;
        recordsSinceState++;
    }

    void finish() throws IOException {
        writePending();
        pending = null;
    }

    /**
     * A platform may take a source for dead that has not written a record or a state for long, so the last state is
     * written again. It vouches for nothing new.
     */
    void heartbeat() {
        Map<String, @Nullable Object> state = lastState;
        if (state != null && clock.instant().isAfter(lastSign.plus(HEARTBEAT))) {
            emit(state);
        }
    }

    private void writePending() throws IOException {
        RecordBatch batch = pending;
        if (batch != null) {
            lastSign = clock.instant();
            writer.write(batch.lines(name, pendingFrom, pendingTo));
            bytesSinceState += pendingBytes();
            pendingFrom = pendingTo;
        }
    }

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        try {
            writePending();
            stateBytes = writer.writeCounting(Message.state(name, state, recordsSinceState));
            writer.flush();
            recordsSinceState = 0;
            bytesSinceState = 0;
            lastState = state;
            lastSign = clock.instant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long recordBytes() {
        return bytesSinceState + pendingBytes();
    }

    private int pendingBytes() {
        RecordBatch batch = pending;
        return batch == null ? 0 : batch.end(pendingTo - 1) - batch.end(pendingFrom - 1);
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
