package dev.cairn.runtime.sync;

import dev.cairn.runtime.error.ConfigException;
import dev.cairn.runtime.error.SyncException;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.slice.Slice;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one thread that changes things: it orders what workers report, keeps the cursors and writes the output. */
final class ReadLoop implements ReadEvent.Handler {

    /** How long to sleep at most when nothing comes; only a bound for noticing that a stop was asked for. */
    private static final Duration IDLE = Duration.ofMillis(200);

    /** How often to look for streams that have been silent for long. */
    private static final Duration HEARTBEAT_CHECK = Duration.ofSeconds(1);

    private final EventQueue events;
    private final MessageWriter writer;
    private final Clock clock;
    private int runningWorkers;
    private long lastHeartbeat = System.nanoTime();
    private final Map<StreamRun, StreamProgress> streams = new LinkedHashMap<>();

    ReadLoop(EventQueue events, Iterable<StreamRun> runs, MessageWriter writer, Clock clock) {
        this.events = events;
        this.writer = writer;
        this.clock = clock;
        for (StreamRun run : runs) {
            StreamOutput output = new StreamOutput(run.task().name(), writer, clock);
            streams.put(run, new StreamProgress(run.task(), output, run.gauge()));
        }
    }

    /**
     * Runs until all workers are done or a stop is asked for.
     *
     * @return whether all workers were done
     */
    boolean run(int workers, StopSignal stop) throws IOException, InterruptedException {
        runningWorkers = workers;
        while (runningWorkers > 0 && !stop.isRequested()) {
            ReadEvent event = next();
            if (event != null) {
                event.deliver(this);
            }
        }
        return runningWorkers == 0;
    }

    /** Likewise, with workers that go on in the calling thread. */
    boolean runInSteps(SteppedWorkers workers, Steps steps, StopSignal stop) throws IOException, InterruptedException {
        runningWorkers = steps.workers();
        int unread = 0;
        while (runningWorkers > 0 && !stop.isRequested()) {
            boolean stepped = workers.step();
            if (!stepped || ++unread > steps.lag()) {
                unread = 0;
                deliverAll();
            }
        }
        return runningWorkers == 0;
    }

    private void deliverAll() throws IOException {
        for (ReadEvent event = events.poll(); event != null; event = events.poll()) {
            event.deliver(this);
        }
        writer.flush();
    }

    private @Nullable ReadEvent next() throws IOException, InterruptedException {
        long now = System.nanoTime();
        if (now - lastHeartbeat > HEARTBEAT_CHECK.toNanos()) {
            lastHeartbeat = now;
            for (StreamProgress stream : streams.values()) {
                stream.heartbeat();
            }
        }
        ReadEvent event = events.poll();
        if (event == null) {
            writer.flush();
            event = events.poll(IDLE);
        }
        return event;
    }

    /** What has been read already, and every unfinished stream's last safe state, for a sync that is being stopped. */
    void stop() throws IOException {
        for (int left = events.size(); left > 0; left--) {
            ReadEvent event = events.poll();
            if (event != null) {
                event.deliver(this);
            }
        }
        for (StreamProgress stream : streams.values()) {
            stream.stop();
        }
        writer.flush();
    }

    /**
     * Says which streams failed, if any did.
     *
     * @return whether none did
     */
    boolean report() throws IOException {
        String failed = streams.values().stream()
                .flatMap(s -> s.failures().stream().map(f -> s.name() + ": " + f.wholeMessage()))
                .collect(Collectors.joining("\n"));
        if (!failed.isEmpty()) {
            // The reference's closing trace is a config_error whatever the cause.
            String text = "During the sync, the following streams did not sync successfully: " + failed;
            writer.write(Message.error(new ConfigException(text), null, clock));
        }
        writer.flush();
        return failed.isEmpty();
    }

    @Override
    public void started(StreamRun stream) throws IOException {
        of(stream).started();
    }

    @Override
    public void opened(StreamRun stream, Slice slice) {
        of(stream).opened(slice);
    }

    @Override
    public void records(StreamRun stream, Slice slice, RecordBatch batch) throws IOException {
        of(stream).records(slice, batch);
    }

    @Override
    public void pageCompleted(StreamRun stream, Slice slice) {
        of(stream).pageCompleted(slice);
    }

    @Override
    public void paginationReset(StreamRun stream, Slice slice) {
        of(stream).paginationReset(slice);
    }

    @Override
    public void runStarted(StreamRun stream, Slice slice, boolean last) {
        of(stream).runStarted(slice, last);
    }

    @Override
    public void aboutToWait(StreamRun stream, Slice slice) {
        of(stream).aboutToWait(slice);
    }

    @Override
    public void closed(StreamRun stream, Slice slice) throws IOException {
        of(stream).closed(slice);
    }

    @Override
    public void failed(StreamRun stream, Slice slice, SyncException failure) throws IOException {
        of(stream).failed(slice, failure);
    }

    @Override
    public void abandoned(StreamRun stream, Slice slice) throws IOException {
        of(stream).abandoned(slice);
    }

    @Override
    public void exhausted(StreamRun stream) throws IOException {
        of(stream).exhausted();
    }

    @Override
    public void slicingFailed(StreamRun stream, SyncException failure) throws IOException {
        of(stream).slicingFailed(failure);
    }

    @Override
    public void notice(Message message) throws IOException {
        writer.write(message);
        writer.flush();
    }

    @Override
    public void workerDone() {
        runningWorkers--;
    }

    private StreamProgress of(StreamRun run) {
        return Objects.requireNonNull(streams.get(run));
    }
}
