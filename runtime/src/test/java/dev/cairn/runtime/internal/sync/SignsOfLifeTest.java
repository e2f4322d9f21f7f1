package dev.cairn.runtime.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.slice.Slice;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Page;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StallGuard;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.WorkerGauge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sync that takes long says where it is. */
@Timeout(60)
class SignsOfLifeTest {

    private static final Duration SILENCE = Duration.ofMillis(300);

    private final LiveMonitor monitor = new LiveMonitor();
    private final StopSignal stop = new StopSignal();
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final MovableClock clock = new MovableClock();
    private final SyncEngine engine = new SyncEngine(clock, Sleeper.system(), monitor);
    private final CountDownLatch released = new CountDownLatch(1);

    private @Nullable StallGuard guard;

    @AfterEach
    void release() {
        if (guard != null) {
            guard.close();
        }
        released.countDown();
    }

    @Test
    void aStalledWorkerIsReportedWithItsStreamSlicePageUrlAndStack() throws Exception {
        Thread sync = start(out, 1, task("orders", slices(1), () -> {
            engine.requesting("https://api.example/orders?page=2");
            waitForRelease();
        }));
        guard(SILENCE);
        String report = reports.poll(30, TimeUnit.SECONDS);
        assertTrue(report != null && report.startsWith("Nothing has moved for "), report);
        assertTrue(
                report.contains("requests, stream orders, slice {n=0}, page 2, https://api.example/orders?page=2"),
                report);
        assertTrue(report.contains("SignsOfLifeTest.waitForRelease"), report);
        assertTrue(reports.poll(30, TimeUnit.SECONDS) != null, "it speaks again when the time has doubled");
        released.countDown();
        sync.join();
    }

    @Test
    void aComponentThatAWorkerWaitsForIsNamed() throws Exception {
        Thread sync = start(out, 1, task("orders", slices(1), () -> {
            engine.requesting("https://api.example/orders");
            engine.atWork("acme.Slow");
            waitForRelease();
            engine.atWork(null);
        }));
        guard(SILENCE);
        String report = reports.poll(30, TimeUnit.SECONDS);
        assertTrue(
                report != null && report.contains("waits for the component acme.Slow, stream orders, slice {n=0}"),
                report);
        released.countDown();
        sync.join();
    }

    @Test
    void aSyncThatMovesIsNotReported() throws Exception {
        MovingBetweenLooks moving = new MovingBetweenLooks(new CountDownLatch(20), new AtomicLong());
        guard = StallGuard.after(Duration.ofMillis(4), lines -> reports.add(String.join("\n", lines)));
        guard.begun(moving);
        moving.looks.await();
        assertEquals(List.of(), List.copyOf(reports));
    }

    @Test
    void aSyncMovesWithEachPage() throws Exception {
        List<Long> moves = Collections.synchronizedList(new ArrayList<>());
        start(out, 1, task("a", slices(3), () -> moves.add(monitor.moves()))).join();
        moves.add(monitor.moves());
        assertEquals(moves.stream().sorted().distinct().toList(), moves);
    }

    @Test
    void anOutputThatNobodyReadsIsReportedAndLosesNothing() throws Exception {
        OutputStream blocked = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("bytes come in blocks");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                waitForRelease();
                out.write(bytes, from, length);
            }
        };
        String text = "x".repeat(10_000);
        Thread sync = start(blocked, 2, task("a", slices(600), text, () -> {}));
        guard(SILENCE);
        String report = reports.poll(30, TimeUnit.SECONDS);
        assertTrue(report != null && report.contains("Whoever reads the output does not"), report);
        released.countDown();
        sync.join();
        assertEquals(1200, lines("RECORD"));
        assertFalse(monitor.isQueueFull());
    }

    @Test
    void gaugesEndWithTheWholeCount() throws Exception {
        start(out, 2, task("a", slices(5), () -> {}), task("b", slices(0), () -> {}))
                .join();
        StreamGauge a = monitor.streams().get(0);
        StreamGauge b = monitor.streams().get(1);
        assertEquals(StreamGauge.Phase.COMPLETE, a.phase());
        assertEquals(List.of(10L, 10L, 5L, 5L), List.of(a.records(), a.pages(), a.slicesDrawn(), a.slicesDone()));
        assertTrue(a.allSlicesDrawn());
        assertEquals(StreamGauge.Phase.COMPLETE, b.phase());
        assertEquals(2, monitor.workers().size());
    }

    @Test
    void oneWorkerReadsTenThousandAndOneSlices() throws Exception {
        start(out, 1, task("a", slices(10_001), () -> {})).join();
        assertEquals(10_001, monitor.streams().get(0).slicesDone());
    }

    @Test
    void twoWorkersReadAThousandStreams() throws Exception {
        StreamTask[] tasks = IntStream.range(0, 1000)
                .mapToObj(n -> task("stream " + n, slices(2), () -> {}))
                .toArray(StreamTask[]::new);
        start(out, 2, tasks).join();
        assertEquals(4000, lines("RECORD"));
        assertTrue(monitor.streams().stream().allMatch(gauge -> gauge.phase() == StreamGauge.Phase.COMPLETE));
    }

    /** Drawing slices may take workers, but the readers that a generator waits for still get theirs. */
    @Test
    void aGeneratorThatBlocksKeepsNoOtherStreamFromBeingRead() throws Exception {
        CountDownLatch othersRead = new CountDownLatch(5);
        Iterator<Slice> blocking = new Iterator<>() {
            private boolean given;

            @Override
            public boolean hasNext() {
                return !given;
            }

            @Override
            public Slice next() {
                try {
                    othersRead.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                given = true;
                return new Slice(Map.of("n", 0), Map.of(), Map.of());
            }
        };
        start(out, 2, task("blocking", blocking, () -> {}), task("free", slices(5), othersRead::countDown))
                .join();
        assertEquals(12, lines("RECORD"));
    }

    @Test
    void theLastStateIsWrittenAgainWhenNothingElseIsForTenMinutes() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicInteger slices = new AtomicInteger();
        Thread sync = start(out, 1, task("a", slices(2), () -> {
            if (slices.incrementAndGet() == 2) {
                while (lines("STATE") == 0) {
                    Thread.sleep(10);
                }
                waiting.countDown();
                waitForRelease();
            }
        }));
        assertTrue(waiting.await(30, TimeUnit.SECONDS));
        String before = lastState();
        long states = lines("STATE");
        while (lines("STATE") == states) {
            clock.now =
                    clock.now.plus(Duration.ofMinutes(11)); // whoever wrote the state may look at the clock afterwards
            Thread.sleep(50);
        }
        assertEquals(before, lastState());
        released.countDown();
        sync.join();
    }

    @Test
    void workersAreVirtualThreadsWhereTheJvmHasThem() throws Exception {
        start(out, 1, task("a", slices(1), () -> {})).join();
        Thread worker = monitor.workers().get(0).thread();
        assertEquals("slice-worker-1", worker.getName());
        if (Runtime.version().feature() >= 21) {
            Method isVirtual = Thread.class.getMethod("isVirtual");
            assertEquals(true, isVirtual.invoke(worker));
        }
    }

    private void guard(Duration silence) {
        guard = StallGuard.after(silence, lines -> reports.add(String.join("\n", lines)));
        guard.begun(monitor);
    }

    private Thread start(OutputStream target, int workers, StreamTask... tasks) {
        Thread thread = new Thread(() -> {
            try {
                engine.run(List.of(tasks), workers, new MessageWriter(target), stop);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        return thread;
    }

    private void waitForRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    private static StreamTask task(String name, Iterator<Slice> slices, Work secondPage) {
        return task(name, slices, "x", secondPage);
    }

    /** Two pages of one record a slice. */
    private static StreamTask task(String name, Iterator<Slice> slices, String text, Work secondPage) {
        return new StreamTask(
                StreamDescriptor.of(name),
                () -> {},
                slice -> {
                    Iterator<Integer> pages = List.of(1, 2).iterator();
                    return () -> {
                        if (!pages.hasNext()) {
                            return null;
                        }
                        if (pages.next() == 2) {
                            secondPage.run();
                        }
                        return new Page(List.of(StreamRecord.ofTree(Map.of("text", text))));
                    };
                },
                new CountingCursor(slices));
    }

    private static Iterator<Slice> slices(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Slice(Map.of("n", n), Map.of(), Map.of()))
                .iterator();
    }

    private long lines(String type) {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{\"type\":\"" + type + "\""))
                .count();
    }

    private String lastState() {
        String state = out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{\"type\":\"STATE\""))
                .reduce("", (first, second) -> second);
        return state.replaceAll(",\"sourceStats\".*", "");
    }

    /** A sync of which something has moved whenever somebody looks, however long that takes. */
    private record MovingBetweenLooks(CountDownLatch looks, AtomicLong moved) implements SyncMonitor {

        @Override
        public long moves() {
            looks.countDown();
            return moved.incrementAndGet();
        }

        @Override
        public List<StreamGauge> streams() {
            return List.of();
        }

        @Override
        public List<WorkerGauge> workers() {
            return List.of();
        }

        @Override
        public long requests() {
            return 0;
        }

        @Override
        public long retries() {
            return 0;
        }

        @Override
        public long waits() {
            return 0;
        }

        @Override
        public long rateLimits() {
            return 0;
        }

        @Override
        public Duration waited() {
            return Duration.ZERO;
        }

        @Override
        public boolean isQueueFull() {
            return false;
        }
    }

    private static final class MovableClock extends Clock {

        private volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
