package dev.cairn.runtime.internal.sync;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one thread that changes things: it orders what workers report, keeps the cursors and writes the output. */
final class ReadLoop {

    /** How long to sleep at most when nothing comes; only a bound for noticing that a stop was asked for. */
    private static final Duration IDLE = Duration.ofMillis(200);

    /** How often to look for streams that have been silent for long. */
    private static final Duration HEARTBEAT_CHECK = Duration.ofSeconds(1);

    private final EventQueue events;
    private final MessageWriter writer;
    private final Clock clock;
    private final SyncLimit limit;
    private final LiveMonitor monitor;
    private int runningWorkers;
    private long lastHeartbeat = System.nanoTime();
    private final StreamQueue<StreamRun> queue;
    private final Map<StreamRun, StreamProgress> streams = new LinkedHashMap<>();
    /** Memory to fall back on when there is none left, so that the last messages can be written. */
    @SuppressWarnings("UnusedVariable") // it only has to be there
    private byte @Nullable [] reserve = new byte[1 << 20];
    /** The stream that is being changed. */
    private @Nullable StreamRun current;

    private @Nullable Throwable crash;

    /**
     * @param limit where the sync ends before all is read
     * @param monitor says when what was sent before the limit is read
     */
    ReadLoop(
            EventQueue events,
            StreamQueue<StreamRun> queue,
            MessageWriter writer,
            Clock clock,
            SyncLimit limit,
            LiveMonitor monitor) {
        this.events = events;
        this.queue = queue;
        this.writer = writer;
        this.clock = clock;
        this.limit = limit;
        this.monitor = monitor;
        for (StreamRun run : queue.streams()) {
            streams.put(run, new StreamProgress(run, writer, clock));
        }
    }

    /** Tells how far the streams are. */
    List<StreamGauge> gauges() {
        return List.copyOf(streams.values());
    }

    /**
     * Runs until all workers are done, a stop is asked for, or something was thrown after which it cannot go on.
     *
     * @return whether all workers were done
     */
    boolean run(int workers, StopSignal stop) throws IOException, InterruptedException {
        runningWorkers = workers;
        while (goesOn(stop)) {
            deliver(next());
        }
        return isDone(stop);
    }

    private boolean goesOn(StopSignal stop) {
        return runningWorkers > 0 && !stop.isRequested() && crash == null && !isAtLimit();
    }

    private boolean isAtLimit() {
        return limit.isTimeOver() || (limit.hasRefused() && monitor.isIdle());
    }

    private boolean isDone(StopSignal stop) {
        if (stop.cause() != null) {
            crashed(stop.cause());
        }
        boolean refused = limit.hasRefused() && !streams.values().stream().allMatch(StreamProgress::isFinished);
        return runningWorkers == 0 && crash == null && !refused;
    }

    /** Whether something was thrown after which the sync cannot go on. */
    boolean isCrashed() {
        return crash != null;
    }

    private void deliver(@Nullable ReadEvent event) throws IOException {
        if (event instanceof ReadEvent.OfRead read) {
            read.slice().stream().order().deliver(read, this::deliverNow);
        } else if (event != null) {
            deliverNow(event);
        }
    }

    private void deliverNow(ReadEvent event) throws IOException {
        change(() -> event.deliver(this));
    }

    /** Something that may be thrown in the middle of it. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private void change(Change change) throws IOException {
        current = null;
        try {
            change.make();
            if (current != null) {
                queue.settle(current);
            }
        } catch (UncheckedIOException e) { // of a cursor that told a state
            throw e.getCause();
        } catch (RuntimeException | Error e) {
            if (current != null) {
                progress(current).isUnsound();
            }
            crashed(e);
        }
    }

    /** Runs the sync with workers that go on in the calling thread. */
    boolean runInSteps(SteppedWorkers workers, Steps steps, StopSignal stop) throws IOException, InterruptedException {
        runningWorkers = steps.workers();
        int unread = 0;
        while (goesOn(stop)) {
            boolean stepped = step(workers);
            if (!stepped || ++unread > steps.lag()) {
                unread = 0;
                deliverAll();
            }
        }
        return isDone(stop);
    }

    /** Goes on by one step; returns false if there is none, and ends the workers at the limit. */
    private boolean step(SteppedWorkers workers) throws InterruptedException {
        try {
            return workers.step();
        } catch (InterruptedException e) {
            if (!limit.hasRefused()) {
                throw e;
            }
            runningWorkers = 0;
            return false;
        }
    }

    private void deliverAll() throws IOException {
        for (ReadEvent event = events.poll(); event != null; event = events.poll()) {
            deliver(event);
        }
        writer.flush();
    }

    private @Nullable ReadEvent next() throws IOException, InterruptedException {
        long now = System.nanoTime();
        if (now - lastHeartbeat > HEARTBEAT_CHECK.toNanos()) {
            lastHeartbeat = now;
            heartbeat();
        }
        ReadEvent event = events.poll();
        if (event == null) {
            writer.flush();
            event = events.poll(IDLE);
        }
        return event;
    }

    /** Returns true if a stream has failed. */
    boolean hasFailed() {
        return queue.hasFailed();
    }

    private void heartbeat() throws IOException {
        for (StreamRun run : queue.streams()) {
            change(() -> progress(run).heartbeat());
        }
    }

    /** What has been read already, and every unfinished stream's last safe state, for a sync that is being stopped. */
    void stop() throws IOException {
        for (int left = events.size(); left > 0; left--) {
            deliver(events.poll());
        }
        for (StreamRun run : queue.streams()) {
            change(() -> progress(run).stop());
        }
        writer.flush();
    }

    /**
     * Says which streams failed, if any did, and what ended the sync.
     *
     * @return whether all went well
     */
    boolean report() throws IOException {
        String failed = queue.streams().stream()
                .flatMap(s -> s.failures().stream().map(f -> s.name() + ": " + f.wholeMessage()))
                .collect(Collectors.joining("\n"));
        Throwable cause = crash;
        if (cause != null && !(cause instanceof SyncException)) { // else its stream has told it
            writer.write(Failure.ofCommand(Failures.asSyncException(cause, "and ended the sync"), clock));
        }
        if (queue.hasFailed()) {
            // The reference's closing trace is a config_error whatever the cause.
            String text = "During the sync, the following streams did not sync successfully: " + failed;
            writer.write(Failure.summary(new ConfigException(text), clock));
        }
        writer.flush();
        return !queue.hasFailed() && cause == null;
    }

    /** The progress of a stream that is about to be changed. */
    StreamProgress progress(StreamRun run) {
        current = run;
        return Objects.requireNonNull(streams.get(run));
    }

    /** Writes a message at once. */
    void write(Message message) throws IOException {
        writer.write(message);
        writer.flush();
    }

    /** A stream whose records go nowhere is not read any further. */
    void askWhetherMoreIsWanted(StreamRun run) {
        String refusal = writer.refusal(run.task().name());
        if (refusal != null) {
            run.refuse(refusal);
        }
    }

    void workerDone() {
        runningWorkers--;
    }

    void crashedIfFatal(SyncException failure) {
        if (Failures.isFatal(failure)) {
            crashed(failure);
        }
    }

    /** The first cause is the one that is told. */
    void crashed(Throwable cause) {
        reserve = null;
        crash = crash == null ? cause : crash;
    }
}
