package dev.cairn.destination.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.RecordLines;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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

    private final WriteQueue queue = new WriteQueue();
    private final ExecutorService reader = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        reader.shutdownNow();
    }

    private static WriteEvent megabyte() {
        return new WriteEvent.Records(new RecordLines(
                StreamDescriptor.of("tickets"),
                Instant.EPOCH,
                new byte[MEGABYTE],
                new int[] {MEGABYTE},
                Collections.singletonList(null),
                0));
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
    void whoeverReadsWaitsWhileTheWriterHasEightMegabytesToDo() throws Exception {
        Future<?> putting = put(9);
        assertThrows(TimeoutException.class, () -> putting.get(200, TimeUnit.MILLISECONDS));
        assertNotNull(queue.take(1000));
        putting.get(10, TimeUnit.SECONDS);
    }

    @Test
    void statesAndEndsComeInOrder() throws Exception {
        queue.put(megabyte());
        queue.put(new WriteEvent.Complete(new StreamDescriptor("tickets", null)));
        queue.put(new WriteEvent.End());
        List<Class<?>> kinds = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            kinds.add(Objects.requireNonNull(queue.take(1000)).getClass());
        }
        assertEquals(List.of(WriteEvent.Records.class, WriteEvent.Complete.class, WriteEvent.End.class), kinds);
    }

    @Test
    void aFailedWriterEndsTheWaitOfWhoeverReads() throws Exception {
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
