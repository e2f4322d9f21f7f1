package dev.cairn.runtime.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.clock.WaitingClock;
import dev.cairn.core.clock.WakeUp;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.retrieval.SliceSource;
import dev.cairn.retrieval.SliceSource.Next;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.SyncListener;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DispatcherTest {

    private static final Slice SLICE = Slice.ofWindow(Map.of("start", "1"));
    private static final Next LATER = new Next.Later(Duration.ofMillis(30));
    private static final Next READY = new Next.Ready(SLICE);

    private final WaitingClock clock = new WaitingClock(Instant.EPOCH);
    private final LiveMonitor monitor = new LiveMonitor();
    private final EventQueue events = new EventQueue(1 << 20, monitor);
    private final WakeUp wakeUp = new WakeUp();
    private Runnable wake = () -> {};
    private final LiveWorkerGauge worker = new LiveWorkerGauge(monitor, Thread.currentThread());

    @Test
    void whereASliceIsWaitedForTheNextStreamIsRead() throws Exception {
        StreamRun slow = run("slow", LATER, READY);
        StreamRun quick = run("quick", READY);
        Dispatcher dispatcher = dispatcher(slow, quick);
        assertNext(quick, dispatcher);
        assertNext(slow, dispatcher);
        assertNull(dispatcher.next(worker));
    }

    @Test
    void aStreamWhoseSlicesComeLaterIsNotAtItsEnd() throws Exception {
        StreamRun slow = run("slow", LATER, LATER, READY);
        Dispatcher dispatcher = dispatcher(slow);
        assertNext(slow, dispatcher);
        assertNull(dispatcher.next(worker));
        assertEquals(Instant.EPOCH.plusMillis(60), clock.instant(), "it waited twice, by the sync's own clock");
    }

    @Test
    void aStoppedSyncGivesUpWhatWasBegun() throws Exception {
        boolean[] closed = new boolean[1];
        StreamRun run = run("slow", closed, READY, LATER);
        Dispatcher dispatcher = dispatcher(run);
        dispatcher.next(worker);
        run.abandon();
        assertEquals(true, closed[0]);
        assertNull(dispatcher.next(worker));
    }

    @Test
    void aStreamThatIsWokenIsDrawnFromBeforeItsTime() throws Exception {
        StreamRun run = run("woken", LATER, READY);
        assertTrue(run.tryEnter());
        assertNull(run.draw(worker));
        assertEquals(Duration.ofMillis(30), run.pause());
        wake.run();
        assertEquals(Duration.ZERO, run.pause());
        assertEquals(1, wakeUp.count());
        run.leave();
        assertNext(run, dispatcher(run));
        assertEquals(Instant.EPOCH, clock.instant());
    }

    private Dispatcher dispatcher(StreamRun... streams) {
        return new Dispatcher(new StreamQueue<>(List.of(streams)), true, clock, new WorkAhead(), wakeUp);
    }

    private void assertNext(StreamRun stream, Dispatcher dispatcher) throws InterruptedException {
        SliceRun next = Objects.requireNonNull(dispatcher.next(worker));
        assertEquals(stream, next.stream());
        assertEquals(SLICE, next.slice());
    }

    private StreamRun run(String name, Next... script) {
        return run(name, new boolean[1], script);
    }

    private StreamRun run(String name, boolean[] closed, Next... script) {
        Queue<Next> left = new ArrayDeque<>(List.of(script));
        Retriever retriever = new Retriever() {
            @Override
            public SliceReader open(Slice slice) {
                return () -> null;
            }

            @Override
            public SliceSource prepare(Iterator<Slice> slices, SliceSource.Listener listener) {
                return new SliceSource() {
                    @Override
                    public void onWake(Runnable other) {
                        wake = other;
                    }

                    @Override
                    public Next next() throws InterruptedException {
                        Next next = left.poll();
                        if (next instanceof Next.Ready ready) {
                            listener.opened(ready.slice());
                        }
                        return next == null ? new Next.End() : next;
                    }

                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                };
            }
        };
        StreamDescriptor stream = StreamDescriptor.of(name);
        StreamTask task = new StreamTask(
                stream, () -> {}, retriever, new CountingCursor(List.of(SLICE).iterator()));
        return new StreamRun(
                task,
                events,
                Long.MAX_VALUE,
                new MessageWriter(OutputStream.nullOutputStream()),
                clock,
                SyncListener.NONE,
                wakeUp);
    }
}
