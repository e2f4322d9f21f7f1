package dev.cairn.runtime.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.clock.WakeUp;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.sync.SyncListener;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Syncs in which slices have turns are in {@code AppendedRowsTest} of {@code destinations}. */
@Timeout(30)
class SliceTurnsTest {

    private final StreamRun stream = new StreamRun(
            new StreamTask(
                    StreamDescriptor.of("events"),
                    () -> {},
                    slice -> () -> null,
                    new UnreadCursor(),
                    StreamTask.Groups.NONE,
                    true),
            new EventQueue(1 << 20, new LiveMonitor()),
            Long.MAX_VALUE,
            new MessageWriter(OutputStream.nullOutputStream()),
            Clock.systemUTC(),
            SyncListener.NONE,
            new WakeUp());
    private final SliceTurns turns = new SliceTurns(100_000);
    private final List<ReadEvent> delivered = new ArrayList<>();
    private final SliceRun first = slice("a");
    private final SliceRun second = slice("a");
    private final SliceRun third = slice("b");

    private SliceRun slice(String owner) {
        SliceRun slice = new SliceRun(stream, new Slice(Map.of("owner", owner), Map.of(), Map.of()));
        turns.begin(slice);
        return slice;
    }

    private void deliver(ReadEvent.OfRead... events) throws Exception {
        for (ReadEvent.OfRead event : events) {
            turns.deliver(event, delivered::add);
        }
    }

    private static ReadEvent.OfRead page(SliceRun slice) {
        return new ReadEvent.OfSlice(slice, SliceEvent.PAGE_COMPLETED, null);
    }

    private static ReadEvent.OfRead closed(SliceRun slice) {
        return new ReadEvent.SliceClosed(slice);
    }

    private static ReadEvent.OfRead failed(SliceRun slice) {
        return new ReadEvent.SliceFailed(slice, new ConfigException("no"));
    }

    @Test
    void whatComesOfASliceWaitsForThoseBeforeIt() throws Exception {
        deliver(page(third), closed(third), page(second), page(first));
        assertEquals(List.of(page(first)), delivered);
        deliver(closed(first));
        assertEquals(List.of(page(first), closed(first), page(second)), delivered);
        deliver(page(second), closed(second));
        assertEquals(
                List.of(
                        page(first),
                        closed(first),
                        page(second),
                        page(second),
                        closed(second),
                        page(third),
                        closed(third)),
                delivered);
    }

    @Test
    void afterAFailureLaterSlicesOfThePartitionCountAsNotRead() throws Exception {
        ReadEvent.OfRead failure = failed(first);
        deliver(page(second), closed(second), page(third), page(first), failure);
        assertEquals(List.of(page(first), failure, new ReadEvent.SliceAbandoned(second), page(third)), delivered);
    }

    @Test
    void twoFailuresOfAPartitionAreBothTold() throws Exception {
        ReadEvent.OfRead one = failed(first);
        ReadEvent.OfRead other = failed(second);
        deliver(page(second), other, one);
        assertEquals(List.of(one, other), delivered);
    }

    /** A worker says that its slice failed at once, though it is not its turn. */
    @Test
    void whatComesBeforeTheFailureCountsThoughTheWorkerHasToldOfIt() throws Exception {
        turns.failed(second);
        assertTrue(turns.isLost(new Slice(Map.of("owner", "a"), Map.of(), Map.of())));
        assertFalse(turns.isLost(new Slice(Map.of("owner", "b"), Map.of(), Map.of())));
        ReadEvent.OfRead failure = failed(second);
        deliver(page(first), page(second), closed(first), failure);
        assertEquals(List.of(page(first), closed(first), page(second), failure), delivered);
    }

    /** The worker waits for the next slice then. */
    @Test
    void whatComesOfASliceAfterItsEndIsDelivered() throws Exception {
        deliver(closed(first), page(first));
        assertEquals(List.of(closed(first), page(first)), delivered);
    }

    @Test
    void theFirstSliceIsReadAloneAndThenAsManyAsFit() throws Exception {
        SliceTurns few = new SliceTurns(100_000);
        few.begin(first);
        few.hold(first, 40_000);
        assertFalse(few.admits());
        few.deliver(closed(first), event -> {});
        for (SliceRun slice : List.of(first, second, third)) {
            assertTrue(few.admits()); // 80,000 bytes wait for the turn of the third
            few.begin(slice);
        }
        assertFalse(few.admits());
    }

    @Test
    void slicesWithoutRecordsTakeRoomToo() throws Exception {
        SliceTurns few = new SliceTurns(10_000);
        few.begin(first);
        few.deliver(closed(first), event -> {});
        for (int i = 0; i < 3; i++) {
            assertTrue(few.admits());
            few.begin(slice("c"));
        }
        assertFalse(few.admits());
    }

    @Test
    void aSliceThatIsLargerThanAllBeforeKeepsOthersBack() throws Exception {
        SliceTurns few = new SliceTurns(100_000);
        few.begin(first);
        few.deliver(closed(first), event -> {});
        few.begin(second);
        few.hold(second, 60_000);
        assertTrue(few.admits());
        few.hold(second, 60_000);
        assertFalse(few.admits());
    }

    @Test
    void onlyTheSliceWhoseTurnItIsNeedNotWaitForRoom() throws Exception {
        turns.hold(second, 80_000);
        turns.hold(first, 80_000);
        CountDownLatch held = hold(third, 80_000);
        assertFalse(held.await(100, TimeUnit.MILLISECONDS));
        deliver(closed(first));
        assertFalse(held.await(100, TimeUnit.MILLISECONDS));
        deliver(closed(second));
        held.await();
    }

    private static RecordLines lines(int bytes) {
        return new RecordLines(
                StreamDescriptor.of("a"),
                Instant.EPOCH,
                new RecordLines.Rendered(new byte[bytes], 0, new int[0], new int[0]),
                List.of());
    }

    @Test
    void whatIsDeliveredMakesRoom() throws Exception {
        ReadEvent.OfRead records = new ReadEvent.Records(first, new RenderedBatch(lines(80_000), List.of()));
        turns.hold(first, records.bytes());
        CountDownLatch held = hold(second, 80_000);
        assertFalse(held.await(100, TimeUnit.MILLISECONDS));
        deliver(records);
        held.await();
    }

    private CountDownLatch hold(SliceRun slice, long bytes) {
        CountDownLatch held = new CountDownLatch(1);
        Thread worker = new Thread(() -> {
            try {
                turns.hold(slice, bytes);
                held.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        worker.start();
        return held;
    }
}
