package dev.cairn.runtime.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.core.error.TransientException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.core.slice.Slice;
import dev.cairn.json.Json;
import dev.cairn.records.DroppedRecord;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageSink;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SyncEngineTest {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StopSignal stop = new StopSignal();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void readsEverySliceOnceAtAnyNumberOfWorkers(int workers) throws Exception {
        StreamTask a = task("a", slices(20), slice -> pages(slice, 3, 2));
        StreamTask b = task("b", slices(1), slice -> pages(slice, 50, 7));
        assertEquals(SyncResult.COMPLETE, run(workers, a, b));
        assertEquals(20 * 3 * 2, records("a").size());
        assertEquals(20 * 3 * 2, records("a").stream().distinct().count());
        assertEquals(50 * 7, records("b").stream().distinct().count());
        assertEquals(List.of("STARTED", "RUNNING", "COMPLETE"), statuses("a"));
        assertEquals(List.of("STARTED", "RUNNING", "COMPLETE"), statuses("b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void readsEverySliceOnceInSteps(int workers) throws Exception {
        StreamTask a = task("a", slices(5), slice -> pages(slice, 3, 2));
        Random random = new Random(workers);
        Steps steps = new Steps(workers, random::nextInt, workers);
        SyncResult result = new SyncEngine(CLOCK, duration -> {}, new LiveMonitor())
                .runInSteps(List.of(a), steps, new MessageWriter(out), stop);
        assertEquals(SyncResult.COMPLETE, result);
        assertEquals(5 * 3 * 2, records("a").stream().distinct().count());
        assertEquals(List.of("STARTED", "RUNNING", "COMPLETE"), statuses("a"));
    }

    @Test
    void aStreamThatIsNotWantedAnyMoreFailsAndOthersAreRead() throws Exception {
        StreamTask a = task("a", slices(5), slice -> pages(slice, 10, 2));
        StreamTask b = task("b", slices(5), slice -> pages(slice, 10, 2));
        List<Integer> taken = new ArrayList<>(List.of(0, 0));
        List<String> errors = new ArrayList<>();
        MessageSink sink = new MessageSink() {
            @Override
            public int take(Message message) {
                if (message instanceof RecordLines records) {
                    int stream = records.stream().name().equals("a") ? 0 : 1;
                    taken.set(stream, taken.get(stream) + records.size());
                } else if (message instanceof Failure failure) {
                    errors.add(failure.texts().message());
                }
                return 0;
            }

            @Override
            public @Nullable String refusal(StreamDescriptor stream) {
                return stream.name().equals("a") && taken.get(0) >= 6 ? "no room in the table" : null;
            }
        };
        SyncResult result = new SyncEngine(CLOCK, duration -> {}, new LiveMonitor())
                .runInSteps(
                        List.of(a, b), new Steps(1, choices -> 0, 0), new MessageWriter(sink, new SecretMask()), stop);
        assertEquals(SyncResult.FAILED, result);
        assertEquals(List.of(6, 100), taken);
        assertTrue(errors.toString().contains("no room in the table"), errors.toString());
    }

    @Test
    void aScheduleDecidesWhichSliceGoesOn() throws Exception {
        StreamTask a = task("a", slices(2), slice -> pages(slice, 2, 1));
        Iterator<Integer> choices = List.of(0, 1, 0, 1, 1, 0, 1, 0, 0, 0).iterator();
        Steps steps = new Steps(2, alternatives -> choices.hasNext() ? choices.next() : 0, 0);
        new SyncEngine(CLOCK, duration -> {}, new LiveMonitor())
                .runInSteps(List.of(a), steps, new MessageWriter(out), stop);
        String order = records("a").stream()
                .map(line -> line.replaceAll("(?s).*number\\W+(\\d)\\W+(\\d).*", "$1.$2"))
                .reduce("", (x, y) -> x + " " + y);
        assertEquals(" 0.0 1.0 1.1 0.1", order);
    }

    @Test
    void aStateCountsTheRecordsSinceTheLastOneAndStandsAfterThem() throws Exception {
        run(1, task("a", slices(2), slice -> pages(slice, 2, 3)));
        List<String> kinds = messages().stream()
                .map(m -> String.valueOf(m.get("type")))
                .filter(t -> t.equals("RECORD") || t.equals("STATE"))
                .toList();
        assertEquals(
                List.of(
                        "RECORD", "RECORD", "RECORD", "RECORD", "RECORD", "RECORD", "STATE", //
                        "RECORD", "RECORD", "RECORD", "RECORD", "RECORD", "RECORD", "STATE", "STATE"),
                kinds);
        assertEquals(List.of(6.0, 6.0, 0.0), stateCounts());
    }

    @Test
    void aFailedSliceDoesNotStopTheOthers() throws Exception {
        StreamTask a = task("a", slices(3), slice -> {
            if (Json.write(slice.window()).contains("1")) {
                throw new TransientException("the server is down");
            }
            return pages(slice, 1, 1);
        });
        StreamTask b = task("b", slices(1), slice -> pages(slice, 1, 1));
        assertEquals(SyncResult.FAILED, run(1, a, b));
        assertEquals(2, records("a").size());
        assertEquals(List.of("STARTED", "RUNNING", "INCOMPLETE"), statuses("a"));
        assertEquals(List.of("STARTED", "RUNNING", "COMPLETE"), statuses("b"));
        assertEquals(List.of("transient_error a", "config_error null"), errors());
    }

    /** No state could vouch for them. */
    @Test
    void whereStatesAreExactTheSlicesAfterAFailedOneAreNotRead() throws Exception {
        List<Slice> read = new ArrayList<>();
        Retriever retriever = slice -> {
            read.add(slice);
            if (read.size() == 2) {
                throw new TransientException("the server is down");
            }
            return pages(slice, 1, 1);
        };
        StreamTask a = new StreamTask(
                StreamDescriptor.of("a"),
                () -> {},
                retriever,
                new CountingCursor(slices(5)),
                StreamTask.Groups.NONE,
                true);
        assertEquals(SyncResult.FAILED, run(1, a));
        assertEquals(List.of(slice(0), slice(1)), read);
    }

    @Test
    void aBugInAComponentIsReportedAsASystemErrorOfItsStream() throws Exception {
        assertEquals(SyncResult.FAILED, run(2, task("a", slices(1), slice -> {
            throw new IllegalStateException("a bug");
        })));
        assertEquals(List.of("system_error a", "config_error null"), errors());
    }

    @Test
    void anErrorOfTheJvmInAWorkerFailsItsStreamOnly() throws Exception {
        assertEquals(SyncResult.FAILED, run(1, task("a", slices(1), slice -> {
            throw new NoClassDefFoundError("dev/cairn/Gone");
        })));
        assertEquals(List.of("system_error a", "config_error null"), errors());
    }

    @Test
    void anOutOfMemoryErrorInAWorkerEndsTheSyncWithTheLastSafeStates() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        StreamTask waiting = task("a", slices(1), slice -> {
            Iterator<Page> pages = pagesOf(slice, 1, 2).iterator();
            return () -> {
                if (pages.hasNext()) {
                    return pages.next();
                }
                read.countDown();
                new CountDownLatch(1).await();
                return null;
            };
        });
        StreamTask failing = task("b", slices(100), slice -> {
            await(read);
            throw new OutOfMemoryError("Java heap space");
        });
        assertEquals(SyncResult.FAILED, run(2, waiting, failing));
        assertEquals(List.of("STARTED", "RUNNING", "INCOMPLETE"), statuses("a"));
        assertEquals(List.of("STARTED", "INCOMPLETE"), statuses("b"));
        assertEquals(List.of("system_error b", "config_error null"), errors());
        assertEquals(List.of(2.0, 0.0), stateCounts());
    }

    /** The cursor of the second stream throws when it has seen its record, which is not written then. */
    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, OutOfMemoryError.class})
    void whatACursorThrowsEndsTheSyncWithTheLastSafeStatesOfTheOthers(Class<? extends Throwable> thrown)
            throws Exception {
        StreamTask waiting = task("a", slices(1), slice -> pages(slice, 2, 1));
        StreamTask failing = new StreamTask(
                StreamDescriptor.of("b"), () -> {}, slice -> pages(slice, 1, 1), new CountingCursor(slices(1)) {
                    @Override
                    public void observe(@Nullable CursorValue value) {
                        throw SyncEngineTest.<RuntimeException>sneaky(thrown);
                    }
                });
        Iterator<Integer> choices = List.of(0, 0, 1, 1).iterator();
        Steps steps = new Steps(2, alternatives -> choices.hasNext() ? choices.next() : 0, 0);
        SyncResult result = new SyncEngine(CLOCK, duration -> {}, new LiveMonitor())
                .runInSteps(List.of(waiting, failing), steps, new MessageWriter(out), stop);
        assertEquals(SyncResult.FAILED, result);
        assertEquals(List.of("STARTED", "RUNNING", "INCOMPLETE"), statuses("a"));
        assertEquals(List.of(1.0), stateCounts(), "a state of the first stream, none of the second");
        assertEquals("INCOMPLETE", statuses("b").get(statuses("b").size() - 1));
        assertEquals(List.of("system_error null"), errors());
    }

    @Test
    void whatIsThrownElsewhereInTheProcessEndsTheSyncAsAFailure() throws Exception {
        StreamTask stuck = task("a", slices(1), slice -> {
            stop.requestBecauseOf(new OutOfMemoryError("Java heap space"));
            return () -> {
                new CountDownLatch(1).await();
                return null;
            };
        });
        assertEquals(SyncResult.FAILED, run(1, stuck));
        assertEquals(List.of("STARTED", "INCOMPLETE"), statuses("a"));
        assertEquals(List.of("system_error null"), errors());
    }

    @Test
    void aStopWaitsForWhatMustNotBeCutOff() throws Exception {
        SyncEngine engine = new SyncEngine(CLOCK, duration -> {}, new LiveMonitor());
        engine.beforeStop(() -> engine.notice(new Message.Log(LogLevel.INFO, "settled")));
        StreamTask stuck = task("a", slices(1), slice -> {
            stop.request();
            return () -> {
                new CountDownLatch(1).await();
                return null;
            };
        });
        engine.run(List.of(stuck), 1, new MessageWriter(out), stop);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"settled\""), "what came meanwhile is told");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws anything where nothing checked may be thrown. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneaky(Class<? extends Throwable> type) throws E {
        try {
            throw (E) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @Test
    void aStreamWhoseSlicesCannotBeMadeIsIncomplete() throws Exception {
        Iterator<Slice> failing = new Iterator<>() {
            private int drawn;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Slice next() {
                if (drawn++ == 1) {
                    throw new TransientException("the parent is down");
                }
                return slice(0);
            }
        };
        assertEquals(SyncResult.FAILED, run(2, task("a", failing, slice -> pages(slice, 1, 4))));
        assertEquals(4, records("a").size());
        assertEquals("INCOMPLETE", statuses("a").get(statuses("a").size() - 1));
    }

    @Test
    void aStreamWithoutSlicesIsComplete() throws Exception {
        assertEquals(SyncResult.COMPLETE, run(1, task("a", slices(0), slice -> pages(slice, 1, 1))));
        assertEquals(List.of("STARTED", "COMPLETE"), statuses("a"));
        assertEquals(List.of(0.0), stateCounts());
    }

    @Test
    void aStopLeavesAStateOfEveryUnfinishedStream() throws Exception {
        CountDownLatch forever = new CountDownLatch(1);
        StreamTask stuck = task("a", slices(1), slice -> {
            Iterator<Page> pages = pagesOf(slice, 1, 2).iterator();
            return () -> {
                if (pages.hasNext()) {
                    return pages.next();
                }
                stop.request();
                forever.await();
                return null;
            };
        });
        assertEquals(SyncResult.STOPPED, run(1, stuck));
        assertEquals(2, records("a").size());
        assertEquals(List.of(2.0), stateCounts());
        assertEquals(List.of("STARTED", "RUNNING", "INCOMPLETE"), statuses("a"));
    }

    @Test
    void aSlowConsumerSlowsTheWorkersDownAndLosesNothing() throws Exception {
        ByteArrayOutputStream slow = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                LockSupport.parkNanos(200_000);
            }
        };
        SyncResult result = new SyncEngine(CLOCK, duration -> {}, new LiveMonitor())
                .run(List.of(task("a", slices(40), s -> pages(s, 5, 1000))), 8, new MessageWriter(slow), stop);
        assertEquals(SyncResult.COMPLETE, result);
        assertEquals(
                200_000,
                slow.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(l -> l.startsWith("{\"type\":\"RECORD\""))
                        .count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void largePagesGoOutInTheOrderInWhichTheyWereRead(int workers) throws Exception {
        run(workers, task("a", slices(3), slice -> pages(slice, 20, 250)));
        List<String> all = records("a").stream()
                .map(line -> line.replaceAll("(?s).*(\\d)\\W+(\\d+/\\d+)\".*", "$1/$2"))
                .toList();
        for (int slice = 0; slice < 3; slice++) {
            String prefix = slice + "/";
            assertEquals(
                    IntStream.range(0, 20 * 250)
                            .mapToObj(i -> prefix + i / 250 + "/" + i % 250)
                            .toList(),
                    all.stream().filter(id -> id.startsWith(prefix)).toList());
        }
    }

    @Test
    void whatWasReadBeforeAFailureGoesOutFirst() throws Exception {
        assertEquals(SyncResult.FAILED, run(1, task("a", slices(1), slice -> {
            Iterator<Page> pages = pagesOf(slice, 1, 500).iterator();
            return () -> {
                if (pages.hasNext()) {
                    return pages.next();
                }
                throw new TransientException("the server is down");
            };
        })));
        assertEquals(500, records("a").size());
        assertEquals(List.of("transient_error a", "config_error null"), errors());
    }

    @Test
    void aPageThatCannotBeRenderedFailsItsSlice() throws Exception {
        StreamTask a = task("a", slices(1), slice -> {
            List<StreamRecord> records =
                    new ArrayList<>(pagesOf(slice, 1, 500).get(0).records());
            records.add(StreamRecord.ofTree(Map.of("id", new Object())));
            Iterator<Page> pages = List.of(new Page(records), new Page(List.of()), new Page(List.of()))
                    .iterator();
            return () -> pages.hasNext() ? pages.next() : null;
        });
        assertEquals(SyncResult.FAILED, run(1, a));
        assertEquals(List.of("system_error a", "config_error null"), errors());
    }

    @Test
    void whatWasReadBeforeAWaitIsInItsState() throws Exception {
        SyncEngine engine = new SyncEngine(CLOCK, duration -> {}, new LiveMonitor());
        StreamTask a = task("a", slices(1), slice -> {
            Iterator<Page> pages = pagesOf(slice, 2, 500).iterator();
            return () -> {
                engine.waiting(Duration.ofMinutes(10), "the API said so");
                return pages.hasNext() ? pages.next() : null;
            };
        });
        engine.run(List.of(a), 1, new MessageWriter(out), stop);
        assertEquals(List.of(0.0, 500.0, 500.0, 0.0, 0.0), stateCounts());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void aNoticeStandsWhereTheWorkerPutIt(int size) throws Exception {
        SyncEngine engine = new SyncEngine(CLOCK, duration -> {}, new LiveMonitor());
        StreamTask a = task("a", slices(1), slice -> {
            Iterator<Page> pages = pagesOf(slice, 2, size).iterator();
            return () -> {
                engine.notice(new Message.Log(LogLevel.INFO, pages.hasNext() ? "next" : "end"));
                return pages.hasNext() ? pages.next() : null;
            };
        });
        engine.run(List.of(a), 1, new MessageWriter(out), stop);
        String order = messages().stream()
                .map(m -> m.get("log") instanceof Map<?, ?> log
                        ? String.valueOf(log.get("message"))
                        : String.valueOf(m.get("type")))
                .filter(t -> t.equals("next") || t.equals("end") || t.equals("RECORD"))
                .reduce("", (x, y) -> x.endsWith(" " + y) ? x : x + " " + y);
        assertEquals(" next RECORD next RECORD end", order);
    }

    @Test
    void theCursorLearnsOfDroppedRecordsInTheirPlaces() throws Exception {
        List<StreamRecord> emitted = List.of(record(2L), record(4L));
        List<DroppedRecord> dropped = List.of(
                new DroppedRecord(0, record(1L)), new DroppedRecord(1, record(3L)), new DroppedRecord(2, record(5L)));
        Iterator<Page> pages = List.of(
                        new Page(emitted, dropped, SliceEvent.PAGE_COMPLETED),
                        new Page(List.of(), List.of(new DroppedRecord(0, record(6L))), SliceEvent.PAGE_COMPLETED))
                .iterator();
        ListeningCursor cursor = new ListeningCursor();
        run(
                1,
                new StreamTask(
                        StreamDescriptor.of("a"),
                        () -> {},
                        slice -> () -> pages.hasNext() ? pages.next() : null,
                        cursor));
        assertEquals("-1 2 -3 4 -5 . -6 .", String.join(" ", cursor.heard()));
        assertEquals(2, records("a").size());
    }

    @Test
    void theCursorLearnsOfRuns() throws Exception {
        Iterator<Page> pages = List.of(
                        Page.of(SliceEvent.RUN_STARTED),
                        new Page(List.of(record(2L))),
                        Page.of(SliceEvent.LAST_RUN_STARTED),
                        new Page(List.of(record(1L))))
                .iterator();
        ListeningCursor cursor = new ListeningCursor();
        run(
                1,
                new StreamTask(
                        StreamDescriptor.of("a"),
                        () -> {},
                        slice -> () -> pages.hasNext() ? pages.next() : null,
                        cursor));
        assertEquals("run: 2 . last: 1 .", String.join(" ", cursor.heard()));
    }

    @Test
    void theCursorLearnsOfWindowsInTheirPlaces() throws Exception {
        Iterator<Page> pages = List.of(
                        new Page(List.of(record(1L))),
                        Page.of(SliceEvent.WINDOW_SPLIT),
                        Page.of(SliceEvent.WINDOW_STARTED),
                        new Page(List.of(record(1L))),
                        Page.of(SliceEvent.WINDOW_STARTED))
                .iterator();
        ListeningCursor cursor = new ListeningCursor();
        run(
                1,
                new StreamTask(
                        StreamDescriptor.of("a"),
                        () -> {},
                        slice -> () -> pages.hasNext() ? pages.next() : null,
                        cursor));
        assertEquals("1 . split window: 1 . window:", String.join(" ", cursor.heard()));
    }

    @Test
    void streamsOfAGroupAreReadOneAfterTheOther() throws Exception {
        AtomicInteger reading = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Retriever watched = slice -> {
            Iterator<Page> pages = pagesOf(slice, 3, 1).iterator();
            most.accumulateAndGet(reading.incrementAndGet(), Math::max);
            return () -> {
                Page page = pages.hasNext() ? pages.next() : null;
                if (page == null) {
                    reading.decrementAndGet();
                }
                return page;
            };
        };
        StreamTask.Groups own = new StreamTask.Groups(List.of("g"), List.of());
        StreamTask.Groups parents = new StreamTask.Groups(List.of(), List.of("g"));
        run(4, grouped("a", 1, watched, own), grouped("b", 1, watched, own), grouped("c", 1, watched, parents));
        assertEquals(1, most.get());
        assertEquals(9, records("a").size() + records("b").size() + records("c").size());
    }

    /** In whatever order workers go on. */
    @Test
    void noTwoStreamsOfAGroupAreReadAtATime() throws Exception {
        StreamTask.Groups own = new StreamTask.Groups(List.of("g"), List.of());
        for (int seed = 0; seed < 200; seed++) {
            out.reset();
            int run = seed;
            List<String> reading = new ArrayList<>();
            StreamTask[] tasks = Stream.of("a", "b", "c")
                    .map(name -> grouped(
                            name,
                            2,
                            slice -> {
                                Iterator<Page> pages = pagesOf(slice, 2, 1).iterator();
                                reading.add(name);
                                return () -> {
                                    assertEquals(1, Set.copyOf(reading).size(), "seed " + run);
                                    if (pages.hasNext()) {
                                        return pages.next();
                                    }
                                    reading.remove(name);
                                    return null;
                                };
                            },
                            own))
                    .toArray(StreamTask[]::new);
            Steps steps = new Steps(4, new Random(seed)::nextInt, seed % 3);
            assertEquals(
                    SyncResult.COMPLETE,
                    new SyncEngine(CLOCK, duration -> {}, new LiveMonitor())
                            .runInSteps(List.of(tasks), steps, new MessageWriter(out), stop),
                    "seed " + seed);
            assertEquals(4, records("c").size(), "seed " + seed);
        }
    }

    private static StreamTask grouped(String name, int slices, Retriever retriever, StreamTask.Groups groups) {
        return new StreamTask(
                StreamDescriptor.of(name), () -> {}, retriever, new CountingCursor(slices(slices)), groups, false);
    }

    private static StreamRecord record(long id) {
        return StreamRecord.ofTree(Map.of("id", id));
    }

    private SyncResult run(int workers, StreamTask... tasks) throws IOException, InterruptedException {
        return new SyncEngine(CLOCK, duration -> {}, new LiveMonitor())
                .run(List.of(tasks), workers, new MessageWriter(out), stop);
    }

    private static StreamTask task(String name, Iterator<Slice> slices, Retriever retriever) {
        return new StreamTask(StreamDescriptor.of(name), () -> {}, retriever, new CountingCursor(slices));
    }

    private static Iterator<Slice> slices(int count) {
        return IntStream.range(0, count).mapToObj(SyncEngineTest::slice).iterator();
    }

    private static Slice slice(int number) {
        return Slice.ofWindow(Map.of("number", (long) number));
    }

    private static SliceReader pages(Slice slice, int pages, int size) {
        Iterator<Page> iterator = pagesOf(slice, pages, size).iterator();
        return () -> iterator.hasNext() ? iterator.next() : null;
    }

    private static List<Page> pagesOf(Slice slice, int pages, int size) {
        List<Page> all = new ArrayList<>();
        for (int p = 0; p < pages; p++) {
            List<StreamRecord> records = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                String id = Json.write(slice.window()) + "/" + p + "/" + i;
                records.add(StreamRecord.ofTree(Map.of("id", id)));
            }
            all.add(new Page(records));
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> messages() throws IOException {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            messages.add((Map<String, Object>) Json.parse(line));
        }
        return messages;
    }

    private List<String> records(String stream) throws IOException {
        return messages().stream()
                .filter(m -> m.get("record") instanceof Map<?, ?> r && stream.equals(r.get("stream")))
                .map(Json::write)
                .toList();
    }

    private List<Object> stateCounts() throws IOException {
        List<Object> counts = new ArrayList<>();
        for (Map<String, Object> message : messages()) {
            if (message.get("state") instanceof Map<?, ?> state
                    && state.get("sourceStats") instanceof Map<?, ?> stats
                    && stats.get("recordCount") instanceof Double count) {
                counts.add(count);
            }
        }
        return counts;
    }

    private List<String> statuses(String stream) throws IOException {
        return traces("stream_status").stream()
                .filter(s -> Json.write(s.get("stream_descriptor")).contains("\"" + stream + "\""))
                .map(s -> String.valueOf(s.get("status")))
                .toList();
    }

    private List<String> errors() throws IOException {
        return traces("error").stream()
                .map(e -> e.get("failure_type") + " "
                        + (e.get("stream_descriptor") instanceof Map<?, ?> d ? d.get("name") : null))
                .toList();
    }

    private List<Map<?, ?>> traces(String key) throws IOException {
        List<Map<?, ?>> traces = new ArrayList<>();
        for (Map<String, Object> message : messages()) {
            if (message.get("trace") instanceof Map<?, ?> trace && trace.get(key) instanceof Map<?, ?> value) {
                traces.add(value);
            }
        }
        return traces;
    }
}
