package dev.cairn.runtime.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.clock.WakeUp;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.SyncListener;
import java.io.OutputStream;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventQueueTest {

    private static final int EVENTS = 100;

    private final LiveMonitor monitor = new LiveMonitor();
    private final EventQueue events = new EventQueue(EVENTS * EventQueue.EVENT_BYTES, monitor);
    private final StreamRun stream = new StreamRun(
            new StreamTask(
                    StreamDescriptor.of("events"),
                    () -> {},
                    slice -> () -> null,
                    new UnreadCursor(),
                    StreamTask.Groups.NONE,
                    true),
            events,
            Long.MAX_VALUE,
            new MessageWriter(OutputStream.nullOutputStream()),
            Clock.systemUTC(),
            SyncListener.NONE,
            new WakeUp());
    private final SliceRun slice = new SliceRun(stream, Slice.WHOLE);

    /** Else workers run far ahead of the read loop where slices are small. */
    @Test
    void manyEventsWithoutRecordsFillItToo() throws Exception {
        for (int i = 0; i < EVENTS; i++) {
            events.put(new ReadEvent.SliceOpened(slice));
        }
        Thread worker = new Thread(() -> {
            try {
                events.put(new ReadEvent.OfSlice(slice, SliceEvent.PAGE_COMPLETED, null));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        worker.start();
        while (!monitor.isQueueFull() && worker.isAlive()) {
            Thread.onSpinWait();
        }
        assertTrue(monitor.isQueueFull());
        assertEquals(EVENTS, events.size());
        events.poll();
        worker.join();
        assertEquals(EVENTS, events.size());
    }

    /** Who opens a slice holds a lock, and who ends one has nothing left to wait for. */
    @Test
    void whatOpensAndEndsSlicesDoesNotWait() throws Exception {
        for (int i = 0; i < 2 * EVENTS; i++) {
            events.put(new ReadEvent.SliceOpened(slice));
            events.put(new ReadEvent.SliceClosed(slice));
        }
        assertEquals(4 * EVENTS, events.size());
    }
}
