package dev.cairn.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.ShelfApi.Paging;
import dev.cairn.retrieval.ShelfApi.Row;
import dev.cairn.retrieval.ShelfReading.Read;
import dev.cairn.retrieval.ahead.ReadAhead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to the rows of an API between two readers: what is there all the time is read. */
class PositionHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("cairn.histories", 30);

    @ParameterizedTest
    @EnumSource(Paging.class)
    void anApiThatStaysAsItIsIsReadOnce(Paging paging) throws InterruptedException {
        for (int rows = 0; rows <= 13; rows++) {
            for (int size = 1; size <= 5; size++) {
                ShelfApi api = new ShelfApi(paging, size);
                for (int i = 0; i < rows; i++) {
                    api.append(row(i, "t" + i));
                }
                ShelfReading reading = new ShelfReading(api, paging, size);
                List<@Nullable Object> all = reading.all().ids();
                assertEquals(rows, all.size());
                for (int pages = 0; pages <= rows / size; pages++) {
                    Read before = reading.read(Slice.WHOLE, pages);
                    int asked = api.asked().size();
                    Read after = reading.goOn(before.position());
                    List<@Nullable Object> both = new ArrayList<>(before.ids());
                    both.addAll(after.ids());
                    assertEquals(all, both, paging + ", " + pages + " pages of " + size);
                    assertFalse(after.beganAnew());
                    int left = rows / size + (rows % size == 0 && !paging.isCounted() ? 0 : 1) - pages;
                    assertTrue(
                            api.asked().size() - asked <= left + 1, api.asked().toString());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Paging.class)
    void whatIsThereAllTheTimeIsReadWhereRowsHaveAKey(Paging paging) throws InterruptedException {
        int anew = 0;
        int resumed = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new History(paging, new Random(seed), List.of("id"), 1_000_000);
            for (int pages = 1; pages <= history.pages(); pages++) {
                if (history.check(pages, "seed " + seed + ", " + pages + " pages, " + paging)) {
                    anew++;
                }
                resumed++;
            }
        }
        System.out.println(paging + ": " + resumed + " resumed, " + anew + " of them from the first page");
        assertTrue(resumed > HISTORIES
                && anew * (paging == Paging.TOKENS || paging == Paging.ADDRESSES ? 1 : 2) < resumed);
    }

    @ParameterizedTest
    @EnumSource(Paging.class)
    void theSameWhereTheyHaveNone(Paging paging) throws InterruptedException {
        for (int kind : List.of(1_000_000, 3, 1)) {
            for (int seed = 0; seed < HISTORIES / 2; seed++) {
                History history = new History(paging, new Random(seed), List.of(), kind);
                for (int pages = 1; pages <= history.pages(); pages++) {
                    history.check(pages, "seed " + seed + ", " + pages + " pages, " + paging + ", " + kind + " kinds");
                }
            }
        }
    }

    @Test
    void aReaderThatIsStoppedAgainAndAgainReadsAllAsWell() throws InterruptedException {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            History history = new History(List.of(Paging.values()).get(seed % 5), random, List.of("id"), 1_000_000);
            history.checkChain("seed " + seed);
        }
    }

    private static Map<String, @Nullable Object> row(@Nullable Integer id, String text) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        if (id != null) {
            row.put("id", (long) id);
        }
        row.put("text", text);
        return row;
    }

    /** An API, and what happens to it; the same each time that it is made of the same numbers. */
    private static final class History {

        private final Paging paging;
        private final List<String> key;
        private final int kinds;
        private final int size;
        private final int rows;
        private final long seed;

        History(Paging paging, Random random, List<String> key, int kinds) {
            this.paging = paging;
            this.key = key;
            this.kinds = kinds;
            this.size = 1 + random.nextInt(5);
            this.rows = random.nextInt(30);
            this.seed = random.nextLong();
        }

        int pages() {
            return (rows + size - 1) / size;
        }

        private ShelfApi api() {
            ShelfApi api = new ShelfApi(paging, size);
            Random random = new Random(seed);
            for (int i = 0; i < rows; i++) {
                api.append(made(i, random));
            }
            return api;
        }

        private Map<String, @Nullable Object> made(int id, Random random) {
            return row(key.isEmpty() ? null : id, "t" + random.nextInt(kinds));
        }

        private void happen(ShelfApi api, Random random) {
            int id = 1000 + random.nextInt(1_000_000);
            // Where another record may be equal to one that is gone, nothing can tell that.
            int kind = kinds < 1_000_000 ? 1 : random.nextInt(4);
            int most = 1 + random.nextInt(1 + 2 * size);
            for (int i = 0; i < most; i++) {
                boolean removes = (kind == 0 || (kind == 3 && random.nextBoolean()))
                        && !api.rows().isEmpty();
                int at = random.nextInt(api.rows().size() + 1);
                if (removes) {
                    api.rows().remove(Math.min(at, api.rows().size() - 1));
                } else if (kind == 1) {
                    api.append(made(id + i, random));
                } else {
                    api.insert(random.nextInt(3) == 0 ? 0 : at, made(id + i, random));
                }
            }
            if (random.nextInt(8) == 0) {
                api.expire();
            }
        }

        /** Whether the second reader began at the first page. */
        boolean check(int pages, String what) throws InterruptedException {
            ShelfApi api = api();
            ShelfReading reading = new ShelfReading(api, paging, size);
            reading.ahead = new ReadAhead(Math.floorMod(seed, 5), Runnable::run);
            reading.key = key;
            List<Row> before = List.copyOf(api.rows());
            Read first = reading.read(Slice.WHOLE, pages);
            happen(api, new Random(seed + pages));
            Set<Row> lasting = new HashSet<>(before);
            lasting.retainAll(api.rows());
            Read second = reading.goOn(first.position());
            assertNothingIsMissing(lasting, List.of(first, second), what);
            if (second.beganAnew()) {
                assertEquals(api.rows().size(), second.records().size(), what);
                assertEquals(
                        1,
                        reading.log.stream()
                                .filter(line -> line.startsWith("WARN"))
                                .count(),
                        what);
            } else {
                List<Map<String, @Nullable Object>> again = new ArrayList<>(second.records());
                int all = first.records().size() + second.records().size();
                int distinct = api.rows().size()
                        + (int) before.stream()
                                .filter(row -> !api.rows().contains(row))
                                .count();
                assertTrue(all - distinct <= size, () -> what + ": " + (all - distinct) + " came again of " + again);
            }
            return second.beganAnew();
        }

        void checkChain(String what) throws InterruptedException {
            ShelfApi api = api();
            ShelfReading reading = new ShelfReading(api, paging, size);
            reading.ahead = new ReadAhead(Math.floorMod(seed, 5), Runnable::run);
            reading.key = key;
            Random random = new Random(seed);
            Set<Row> lasting = new HashSet<>(api.rows());
            List<Read> reads = new ArrayList<>();
            Read last = reading.read(Slice.WHOLE, 1 + random.nextInt(3));
            reads.add(last);
            for (int i = 0; i < 5 && last.position() != null; i++) {
                happen(api, random);
                lasting.retainAll(api.rows());
                int pages = i == 4 ? Integer.MAX_VALUE : 1 + random.nextInt(3);
                last = reading.read(Slice.WHOLE.from(ShelfReading.stored(last.position())), pages);
                reads.add(last);
            }
            if (last.position() == null) {
                return; // there was nothing to go on from
            }
            reads.add(reading.goOn(last.position()));
            assertNothingIsMissing(lasting, reads, what);
        }

        /** Records that are equal are counted, as far as that can be said: each is there as often as it was all the time. */
        private static void assertNothingIsMissing(Set<Row> lasting, List<Read> reads, String what) {
            List<Map<String, @Nullable Object>> read = new ArrayList<>();
            reads.forEach(one -> read.addAll(one.records()));
            for (Row row : lasting) {
                assertTrue(read.remove(row.fields()), () -> what + ": " + row + " is missing of " + reads);
            }
        }
    }
}
