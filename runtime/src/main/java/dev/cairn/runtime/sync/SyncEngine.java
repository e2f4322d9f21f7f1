package dev.cairn.runtime.sync;

import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Syncs streams with a fixed number of workers. For one sync.
 *
 * <p>Workers read slices and render records; the calling thread keeps cursors and writes. {@link #notice} may be called
 * from any thread.
 */
public final class SyncEngine {

    /** Enough for workers to go on while the output is written, little enough to count on. */
    private static final long QUEUE_BYTES = 16L << 20;

    private final EventQueue events = new EventQueue(QUEUE_BYTES);
    private final Clock clock;

    public SyncEngine(Clock clock) {
        this.clock = clock;
    }

    /** Puts a message between the records, where the worker that calls stands. Does not block. */
    public void notice(Message message) {
        events.putAtOnce(new ReadEvent.Notice(message));
    }

    /** The worker that calls will be silent for a while: what is safe of its slice goes out. Does not block. */
    public void aboutToWait() {
        Dispatcher.Assignment assignment = SliceReading.current();
        if (assignment != null) {
            events.putAtOnce(new ReadEvent.AboutToWait(assignment.stream(), assignment.slice()));
        }
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
        List<StreamRun> runs = runs(tasks);
        Dispatcher dispatcher = new Dispatcher(runs, true);
        ReadLoop loop = new ReadLoop(events, runs, writer, clock);
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            Thread thread = new Thread(
                    new SliceWorker(new SliceReading(dispatcher, events, clock), events), "slice-worker-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        try {
            if (!loop.run(workers, stop)) {
                loop.stop();
                return SyncResult.STOPPED;
            }
            return loop.report() ? SyncResult.COMPLETE : SyncResult.FAILED;
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private List<StreamRun> runs(List<StreamTask> tasks) {
        return tasks.stream().map(task -> new StreamRun(task, events)).toList();
    }

    /** Likewise, in the calling thread alone and the same way each time. */
    public SyncResult runInSteps(List<StreamTask> tasks, Steps steps, MessageWriter writer, StopSignal stop)
            throws IOException, InterruptedException {
        List<StreamRun> runs = runs(tasks);
        Dispatcher dispatcher = new Dispatcher(runs, false);
        ReadLoop loop = new ReadLoop(events, runs, writer, clock);
        List<SliceReading> readings = Stream.generate(() -> new SliceReading(dispatcher, events, clock))
                .limit(steps.workers())
                .toList();
        if (!loop.runInSteps(new SteppedWorkers(readings, dispatcher, events, steps.schedule()), steps, stop)) {
            loop.stop();
            return SyncResult.STOPPED;
        }
        return loop.report() ? SyncResult.COMPLETE : SyncResult.FAILED;
    }
}
