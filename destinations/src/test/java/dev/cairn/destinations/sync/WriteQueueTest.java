package dev.cairn.destinations.sync;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.protocol.StreamStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteQueueTest {

    private static final int MEGABYTE = 1 << 20;

    private final WriteQueue queue = new WriteQueue(false);
    private final ExecutorService reader = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        reader.shutdownNow();
    }

    private static Message megabyte() {
        return new RecordLines(
                StreamDescriptor.of("tickets"),
                Instant.EPOCH,
                new RecordLines.Rendered(new byte[MEGABYTE], 0, new int[] {MEGABYTE}, new int[] {MEGABYTE}),
                Collections.singletonList(null));
    }

    private Future<?> put(int megabytes) {
        return reader.submit(() -> {
            for (int i = 0; i < megabytes; i++) {
                queue.put(megabyte());
            }
            return true;
        });
    }

    @Test
    void theReaderWaitsWhileTheWriterHasEightMegabytesToDo() throws Exception {
        Future<?> putting = put(9);
        assertThrows(TimeoutException.class, () -> putting.get(200, TimeUnit.MILLISECONDS));
        assertNotNull(queue.take(1000));
        putting.get(10, TimeUnit.SECONDS);
    }

    private static Message state(String stream) {
        return new Message.State(StreamDescriptor.of(stream), Map.of(), 0, 1, 1, false);
    }

    @Test
    void whereEachStateIsCommittedNothingMoreIsReadWhileOneWaits() throws Exception {
        WriteQueue held = new WriteQueue(true);
        StreamDescriptor tickets = StreamDescriptor.of("tickets");
        held.awaitWanted(tickets);
        held.put(state("tickets"));
        held.awaitWanted(StreamDescriptor.of("users"));
        Future<?> reading = reader.submit(() -> {
            held.awaitWanted(tickets);
            return true;
        });
        assertThrows(TimeoutException.class, () -> reading.get(200, TimeUnit.MILLISECONDS));
        assertNotNull(held.take(1000));
        reading.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aReaderThatIsHeldLearnsThatTheWriterHasFailed() throws Exception {
        WriteQueue held = new WriteQueue(true);
        held.put(state("tickets"));
        Future<?> reading = reader.submit(() -> {
            held.awaitWanted(StreamDescriptor.of("tickets"));
            return true;
        });
        held.fail(new IOException("no"));
        reading.get(10, TimeUnit.SECONDS);
    }

    @Test
    void statesAreNotWaitedForWhereTheyAreCommittedByTime() throws Exception {
        queue.put(state("tickets"));
        queue.awaitWanted(StreamDescriptor.of("tickets"));
    }

    @Test
    void statesAndEndsComeInOrder() throws Exception {
        List<Message> messages = List.of(
                megabyte(), new Message.Status(StreamDescriptor.of("tickets"), StreamStatus.COMPLETE, Instant.EPOCH));
        for (Message message : messages) {
            queue.put(message);
        }
        queue.end();
        for (Message message : messages) {
            assertFalse(queue.isEnded());
            assertSame(message, queue.take(1000));
        }
        assertTrue(queue.isEnded());
        assertNull(queue.take(Long.MAX_VALUE / 1_000_000 / 2));
    }

    @Test
    void aFailedWriterEndsTheReadersWait() throws Exception {
        Future<?> putting = put(20);
        assertThrows(TimeoutException.class, () -> putting.get(200, TimeUnit.MILLISECONDS));
        queue.fail(new IOException("the disk is full"));
        ExecutionException e = assertThrows(ExecutionException.class, () -> putting.get(10, TimeUnit.SECONDS));
        assertTrue(String.valueOf(e.getMessage()).contains("the disk is full"), e.getMessage());
    }

    @Test
    void nothingToTakeIsToldAfterAWhile() throws Exception {
        long before = System.nanoTime();
        assertNull(queue.take(20));
        assertTrue(System.nanoTime() - before >= Duration.ofMillis(20).toNanos());
    }
}
