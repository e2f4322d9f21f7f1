package dev.cairn.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.ShelfApi.Paging;
import dev.cairn.retrieval.ahead.ReadAhead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is read ahead changes nothing but when requests are sent, and which are sent beyond the end. */
@Timeout(120)
class PagesAheadTest {

    private static final Executor IN_TURN = Runnable::run;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** What came of reading an API. */
    private record Outcome(
            List<Map<String, @Nullable Object>> records,
            List<@Nullable PagePosition> positions,
            String failure,
            List<Double> waits,
            List<String> log) {

        Outcome withoutLog() {
            return new Outcome(records, positions, failure, List.of(), List.of());
        }
    }

    private record History(long seed, Paging paging, int size, int longer, int rows, int trouble, boolean cookies) {

        static History of(long seed) {
            Random random = new Random(seed);
            return new History(
                    seed,
                    List.of(Paging.values()).get(random.nextInt(Paging.values().length)),
                    1 + random.nextInt(4),
                    random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0,
                    random.nextInt(40),
                    random.nextInt(3) == 0 ? 0 : random.nextInt(40),
                    random.nextInt(6) == 0);
        }

        MoodyApi api() {
            return new MoodyApi(ShelfApi.filled(paging, size + longer, rows), seed, trouble, cookies);
        }

        /** Whether requests come out in their turn as they were foreseen. */
        boolean isForeseen() {
            return !cookies && longer == 0;
        }

        Outcome read(MoodyApi api, ReadAhead ahead) throws InterruptedException {
            ShelfReading reading = new ShelfReading(api, paging, size);
            reading.ahead = ahead;
            List<Map<String, @Nullable Object>> records = new ArrayList<>();
            List<@Nullable PagePosition> positions = new ArrayList<>();
            String failure = "";
            try {
                SliceReader reader = reading.retriever().open(Slice.WHOLE);
                for (Page page = reader.nextPage(); page != null; page = reader.nextPage()) {
                    page.records().forEach(record -> records.add(record.tree()));
                    positions.add(page.position());
                }
            } catch (SyncException e) {
                failure = e.userMessage();
            }
            return new Outcome(records, positions, failure, reading.time.sleptSeconds(), reading.log);
        }
    }

    @Test
    void whateverTheApiDoesTheOutputIsAsWithout() throws Exception {
        int used = 0;
        for (long seed = 0; seed < 300; seed++) {
            History history = History.of(seed);
            MoodyApi plain = history.api();
            Outcome without = history.read(plain, ReadAhead.NONE);
            int pages = 1 + (int) (seed % 5);
            for (Executor executor : List.of(IN_TURN, threads)) {
                MoodyApi api = history.api();
                Outcome with = history.read(api, new ReadAhead(pages, executor));
                if (!history.isForeseen()) {
                    assertEquals(without.withoutLog(), with.withoutLog(), history.toString());
                    continue;
                }
                assertEquals(without, with, history.toString());
                List<String> asked = api.asked();
                List<String> more = new ArrayList<>(asked);
                plain.asked().forEach(more::remove);
                assertTrue(more.size() <= pages, history + " " + more);
                assertEquals(plain.asked().size() + more.size(), asked.size(), "all is asked that is without");
                used += more.size();
            }
        }
        assertTrue(used > 100, "pages were read ahead");
    }

    /** One page more than the one whose turn it is for each page that has come in full. */
    @Test
    void itBeginsSlowly() throws Exception {
        for (Paging paging : List.of(Paging.PAGES, Paging.OFFSETS)) {
            assertEquals(1, asked(paging, 3, 2, 4), "a short page is the only one");
            assertEquals(3, asked(paging, 3, 4, 4), "after one full page, one is asked for ahead");
            assertEquals(4 + 3, asked(paging, 3, 10, 4));
            assertEquals(11 + 4, asked(paging, 3, 31, 4));
        }
    }

    @Test
    void whatOnlyTheAnswerTellsIsNotForeseen() throws Exception {
        for (Paging paging : List.of(Paging.ROWS, Paging.TOKENS, Paging.ADDRESSES)) {
            assertEquals(4, asked(paging, 3, 10, 4));
        }
    }

    @Test
    void afterTheFirstSliceNothingIsAskedBeyondTheUsualLength() throws Exception {
        MoodyApi api = new MoodyApi(ShelfApi.filled(Paging.OFFSETS, 3, 10), 0, 0, false);
        ShelfReading reading = new ShelfReading(api, Paging.OFFSETS, 3);
        reading.ahead = new ReadAhead(4, IN_TURN);
        SimpleRetriever retriever = reading.retriever();
        for (int slice = 0; slice < 10; slice++) {
            SliceReader reader = retriever.open(Slice.WHOLE);
            int pages = 0;
            while (reader.nextPage() != null) {
                pages++;
            }
            assertEquals(4, pages);
        }
        assertEquals(10 * 4 + 3, api.asked().size(), "only the first slice asks for pages that there are none of");
    }

    private static int asked(Paging paging, int size, int rows, int pages) throws InterruptedException {
        History history = new History(0, paging, size, 0, rows, 0, false);
        MoodyApi api = history.api();
        history.read(api, new ReadAhead(pages, IN_TURN));
        return api.asked().size();
    }

    /** Who sets another cookie with each answer is asked for few pages twice. */
    @Test
    void whereRequestsAlwaysComeOutOtherwiseItIsGivenUp() throws Exception {
        History history = new History(0, Paging.PAGES, 2, 0, 80, 0, true);
        MoodyApi plain = history.api();
        history.read(plain, ReadAhead.NONE);
        MoodyApi api = history.api();
        Outcome outcome = history.read(api, new ReadAhead(4, IN_TURN));
        assertEquals(80, outcome.records().size());
        assertTrue(
                outcome.log().stream().anyMatch(line -> line.startsWith("INFO Pages are not read ahead any more")),
                outcome.log().toString());
        assertEquals(plain.asked().size() + 3, api.asked().size());
    }

    @Test
    void afterARefusalNothingIsAskedForAheadForAWhile() throws Exception {
        ShelfApi pages = ShelfApi.filled(Paging.PAGES, 1, 10);
        pages.refuse("page=3", 503);
        ShelfReading reading = new ShelfReading(pages, Paging.PAGES, 1);
        reading.ahead = new ReadAhead(4, IN_TURN);
        SliceReader reader = reading.retriever().open(Slice.WHOLE);
        reader.nextPage();
        reader.nextPage();
        assertEquals(List.of("first", "page=2", "page=1"), pages.asked());
        reader.nextPage();
        assertEquals(List.of("first", "page=2", "page=1", "page=3"), pages.asked(), "not page 4, for 3 was refused");
        pages.refuse("page=3", 0);
        for (int page = 3; page < 10; page++) {
            reader.nextPage();
        }
        assertEquals(10 + 1, pages.asked().size(), "each once, and page 3 twice");
    }
}
