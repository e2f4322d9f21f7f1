package dev.cairn.runtime.internal.sync;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.clock.WakeUp;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncLimit;
import dev.cairn.runtime.sync.SyncListener;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Syncs streams with a number of workers, of which a gate may let fewer read at a time. For one sync.
 *
 * <p>Workers read slices and render records; the calling thread keeps cursors and writes. {@link #notice} may be called
 * from any thread.
 */
public final class SyncEngine implements RequestActivity {

    /** Enough for workers to go on while the output is written, little enough to count on. */
    private static final long QUEUE_BYTES = 4L << 20;

    /** Of each stream with exact states: enough for many slices of a few pages to be read at the same time. */
    private static final long HELD_BYTES = 8L << 20;

    private static final long ABANDON_MILLIS = 2000;

    private final WakeUp wakeUp = new WakeUp();
    private final EventQueue events;
    private final Clock clock;
    private final Sleeper sleeper;
    private final LiveMonitor monitor;
    private final WorkAhead ahead = new WorkAhead();
    private final ExecutorService beside =
            Executors.newCachedThreadPool(task -> WorkerThreads.of("beside-workers", task));
    private Pause beforeStop = () -> {};
    private SyncListener listener = SyncListener.NONE;
    private @Nullable SliceGate gate;
    private SyncLimit limit = SyncLimit.afterRequests(Long.MAX_VALUE);

    /** Takes a while. */
    @FunctionalInterface
    public interface Pause {
        void await() throws InterruptedException;
    }

    /** Lets workers read slices, as many at once as it says. Thread-safe. */
    public interface SliceGate {

        /** Waits until another slice may be read. */
        void beginSlice() throws InterruptedException;

        /** A slice that was let in is read to its end, or there was none. */
        void endSlice();
    }

    /**
     * @param sleeper waits where no slice is ready yet; by that clock
     * @param monitor learns what the sync does
     */
    public SyncEngine(Clock clock, Sleeper sleeper, LiveMonitor monitor) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.monitor = monitor;
        this.events = new EventQueue(QUEUE_BYTES, monitor);
    }

    /** Sets what to wait for when a stop is asked for, before workers are interrupted. */
    public void beforeStop(Pause pause) {
        beforeStop = pause;
    }

    /** Sets who hears of streams and slices, before the sync runs. */
    public void heardBy(SyncListener other) {
        listener = other;
    }

    /** Sets who says how many workers read slices, before the sync runs. */
    public void limitedBy(SliceGate other) {
        gate = other;
    }

    /** Sets where the sync ends, before it runs. */
    public void limitedTo(SyncLimit other) {
        limit = other;
    }

    /** Takes what no one waits for yet: workers do it if there are several of them, else no one does. */
    public Executor ahead() {
        return ahead;
    }

    /** Runs what workers do not do themselves, as long as the sync runs. */
    public Executor besideWorkers() {
        return beside;
    }

    /** The worker that calls is about to send a request; {@code url} holds no secrets. */
    @Override
    public void requesting(String url) {
        SliceReading.current().ifPresent(reading -> reading.gauge().requesting(url));
        monitor.requested();
    }

    @Override
    public void atWork(@Nullable String component) {
        SliceReading.current().ifPresent(reading -> reading.gauge().atWork(component));
    }

    @Override
    public void retrying() {
        monitor.retried();
    }

    @Override
    public void rateLimited() {
        monitor.rateLimited();
    }

    /** Puts a message between the records, where the worker that calls stands. */
    @Override
    public void notice(Message message) {
        SliceReading.current().ifPresent(SliceReading::settle);
        events.putAtOnce(new ReadEvent.Notice(message));
    }

    /**
     * The worker that calls will be silent for a while: what is safe of its slice goes out.
     *
     * @param reason why, without secrets
     */
    @Override
    public void waiting(Duration wait, String reason) {
        monitor.waits(wait);
        SliceReading.current()
                .ifPresent(reading -> reading.waiting(clock.instant().plus(wait), reason));
    }

    /**
     * Reads all streams.
     *
     * @param workers how many slices are read at the same time, at least 1
     * @param writer takes all messages; flushed when this returns
     * @return how it ended; a failed stream is no exception
     * @throws IOException if the output cannot be written
     */
    public SyncResult run(List<StreamTask> tasks, int workers, MessageWriter writer, StopSignal stop)
            throws IOException, InterruptedException {
        StreamQueue<StreamRun> queue = queue(tasks, HELD_BYTES, writer);
        Dispatcher dispatcher = new Dispatcher(queue, true, sleeper, ahead, wakeUp);
        ReadLoop loop = loop(queue, writer);
        if (workers > 1) { // one alone does everything in its order
            ahead.begin();
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            SliceWorker worker = new SliceWorker(
                    gauge -> new SliceReading(gauge, dispatcher, events, clock, beside, gate), events, monitor, limit);
            Thread thread = WorkerThreads.of("slice-worker-" + i, worker);
            threads.add(thread);
            thread.start();
        }
        boolean done = false;
        try {
            done = loop.run(workers, stop);
            if (!done) {
                if (loop.isCrashed()) {
                    threads.forEach(Thread::interrupt); // what they hold may be needed for the last messages
                } else {
                    beforeStop.await();
                }
            }
            return result(loop, done);
        } finally {
            threads.forEach(Thread::interrupt);
            beside.shutdownNow();
            if (!done) {
                abandon(queue.streams());
            }
        }
    }

    /** What was begun for slices that will not be read is given up, in little time or not at all. */
    private static void abandon(List<StreamRun> runs) throws InterruptedException {
        Thread thread = new Thread(
                () -> {
                    try {
                        for (StreamRun run : runs) {
                            run.abandon();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "abandon-slices");
        thread.setDaemon(true);
        thread.start();
        thread.join(ABANDON_MILLIS);
        thread.interrupt();
    }

    private StreamQueue<StreamRun> queue(List<StreamTask> tasks, long mostHeld, MessageWriter writer) {
        return new StreamQueue<>(tasks.stream()
                .map(task -> new StreamRun(task, events, mostHeld, writer, clock, listener, wakeUp))
                .toList());
    }

    private ReadLoop loop(StreamQueue<StreamRun> queue, MessageWriter writer) {
        ReadLoop loop = new ReadLoop(events, queue, writer, clock, limit, monitor);
        monitor.add(loop.gauges());
        return loop;
    }

    /** Runs the sync in the calling thread alone, the same way each time. */
    public SyncResult runInSteps(List<StreamTask> tasks, Steps steps, MessageWriter writer, StopSignal stop)
            throws IOException, InterruptedException {
        events.liftBound();
        StreamQueue<StreamRun> queue = queue(tasks, Long.MAX_VALUE, writer); // the one thread cannot wait for itself
        Dispatcher dispatcher = new Dispatcher(queue, false, sleeper, ahead, wakeUp);
        ReadLoop loop = loop(queue, writer);
        LiveWorkerGauge gauge = new LiveWorkerGauge(monitor, Thread.currentThread());
        List<SliceReading> readings = Stream.generate(
                        () -> new SliceReading(gauge, dispatcher, events, clock, null, null))
                .limit(steps.workers())
                .toList();
        return result(
                loop, loop.runInSteps(new SteppedWorkers(readings, queue, events, steps.schedule()), steps, stop));
    }

    private SyncResult result(ReadLoop loop, boolean done) throws IOException {
        if (!done) {
            loop.stop();
            if (!loop.isCrashed() && !(limit.isReached() && loop.hasFailed())) {
                return SyncResult.STOPPED;
            }
        }
        return loop.report() ? SyncResult.COMPLETE : SyncResult.FAILED;
    }
}
