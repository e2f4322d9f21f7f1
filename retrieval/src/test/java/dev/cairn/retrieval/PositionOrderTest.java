package dev.cairn.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.ShelfApi.Paging;
import dev.cairn.retrieval.ShelfApi.Row;
import dev.cairn.retrieval.ShelfReading.Read;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes of the rows between two readers, in their order, too: nothing is lost. */
class PositionOrderTest {

    private static final int ROWS = 120;

    /** All with {@code -Dcairn.thorough=true}. */
    private static final boolean THOROUGH = Boolean.getBoolean("cairn.thorough");

    private static final List<Integer> SIZES =
            THOROUGH ? List.of(1, 2, 3, 4, 5, 7, 8, 9, 10, 16, 25, 50) : List.of(3, 10);

    @FunctionalInterface
    private interface Change {

        /** @param read how many rows were read */
        void on(List<Row> rows, int read, Random random);
    }

    /** What happens to the rows. Those that lasted are all read. */
    private enum Kind {
        NOTHING((rows, read, random) -> {}),
        ONE_APPENDED((rows, read, random) -> add(rows, rows.size(), 1)),
        MANY_APPENDED((rows, read, random) -> add(rows, rows.size(), 70)),
        ONE_AT_THE_FRONT((rows, read, random) -> add(rows, 0, 1)),
        SOME_AT_THE_FRONT((rows, read, random) -> add(rows, 0, 13)),
        MANY_AT_THE_FRONT((rows, read, random) -> add(rows, 0, 70)),
        ONE_IN_THE_MIDDLE((rows, read, random) -> add(rows, random.nextInt(rows.size()), 1)),
        SOME_IN_THE_MIDDLE((rows, read, random) -> add(rows, random.nextInt(rows.size()), 5)),
        SOME_BEFORE_THE_LAST((rows, read, random) -> add(rows, Math.max(0, read - 2), 3)),
        EACH_HERE_AND_THERE((rows, read, random) -> {
            for (int i = 0; i < 20; i++) {
                add(rows, random.nextInt(rows.size()), 1);
            }
        }),
        FIRST_REMOVED((rows, read, random) -> rows.remove(0)),
        SOME_FIRST_REMOVED((rows, read, random) -> rows.subList(0, 13).clear()),
        MANY_FIRST_REMOVED((rows, read, random) -> rows.subList(0, 45).clear()),
        LAST_REMOVED((rows, read, random) ->
                rows.subList(rows.size() - 30, rows.size()).clear()),
        ONE_REMOVED((rows, read, random) -> rows.remove(random.nextInt(rows.size()))),
        LAST_READ_REMOVED((rows, read, random) -> rows.remove(read - 1)),
        MOST_OF_THE_PAGE_REMOVED((rows, read, random) ->
                rows.subList(Math.max(0, read - 6), read).clear()),
        EACH_THIRD_REMOVED((rows, read, random) -> rows.removeIf(row -> id(row) % 3 == 1)),
        REVERSED((rows, read, random) -> Collections.reverse(rows)),
        REVERSED_WITH_A_NEW_ROW((rows, read, random) -> {
            add(rows, rows.size(), 1);
            Collections.reverse(rows);
        }),
        SHUFFLED((rows, read, random) -> Collections.shuffle(rows, random)),
        SHUFFLED_WITH_NEW_ROWS((rows, read, random) -> {
            add(rows, rows.size(), 10);
            Collections.shuffle(rows, random);
        }),
        SWAPPED_WITH_WHAT_FOLLOWS((rows, read, random) -> {
            for (int i = 1; i <= 8 && read + i < rows.size() && i <= read; i++) {
                Collections.swap(rows, read - i, read + i);
            }
        }),
        REPLACED((rows, read, random) -> {
            rows.clear();
            add(rows, 0, 120);
        });

        @SuppressWarnings("ImmutableEnumChecker") // none of them keeps anything
        private final Change change;

        Kind(Change change) {
            this.change = change;
        }

        boolean appends() {
            return this == NOTHING || this == ONE_APPENDED || this == MANY_APPENDED;
        }

        boolean mixes() {
            return name().startsWith("REVERSED") || name().startsWith("SHUFFLED");
        }

        private static long id(Row row) {
            return row.fields().get("id") instanceof Long id ? id : -1;
        }

        private static void add(List<Row> rows, int at, int count) {
            int next = 1000 + rows.size();
            for (int i = 0; i < count; i++) {
                rows.add(at, new Row(0, ShelfApi.row(next + 1000 * i)));
            }
        }
    }

    /** How pages are asked for, and how large they are when the second reader asks for them. */
    private enum Pages {
        NUMBERS(Paging.PAGES, 1, 1),
        OFFSETS(Paging.OFFSETS, 1, 1),
        OFFSETS_OF_LARGER_PAGES(Paging.OFFSETS, 2, 1),
        NUMBERS_OF_SMALLER_PAGES(Paging.PAGES, 2, 3),
        PLACES(Paging.ROWS, 1, 1),
        TOKENS(Paging.TOKENS, 1, 1),
        ADDRESSES(Paging.ADDRESSES, 1, 1);

        private final Paging paging;
        private final int times;
        private final int of;

        Pages(Paging paging, int times, int of) {
            this.paging = paging;
            this.times = times;
            this.of = of;
        }

        int later(int size) {
            return Math.max(1, size * times / of);
        }
    }

    @ParameterizedTest
    @EnumSource(Pages.class)
    void nothingIsLost(Pages pages) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int size : SIZES) {
                for (int seed = 0; seed < (THOROUGH ? 10 : 2); seed++) {
                    check(pages, kind, size, seed, wrong);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static void check(Pages pages, Kind kind, int size, int seed, List<String> wrong)
            throws InterruptedException {
        Random random = new Random(seed);
        ShelfApi api = ShelfApi.filled(pages.paging, size, ROWS);
        Read first = new ShelfReading(api, pages.paging, size).read(Slice.WHOLE, 1 + random.nextInt((ROWS - 1) / size));
        List<Row> rows = new ArrayList<>(api.rows());
        kind.change.on(rows, first.records().size(), random);
        int laterSize = pages.later(size);
        ShelfApi later = new ShelfApi(pages.paging, laterSize);
        rows.forEach(row -> later.append(row.fields()));
        Read second = new ShelfReading(later, pages.paging, laterSize).goOn(first.position());

        Set<Map<String, @Nullable Object>> lost = new HashSet<>();
        rows.forEach(row -> lost.add(row.fields()));
        lost.removeIf(row -> !ShelfReading.ids(0, ROWS).contains(row.get("id")));
        lost.removeAll(first.records());
        lost.removeAll(second.records());
        String what = kind + ", " + pages + " of " + size + ", seed " + seed + ", "
                + first.records().size() + " read: ";
        if (!lost.isEmpty()) {
            wrong.add(what + lost.size() + " lost");
        }
        if (kind.mixes() && !second.beganAnew()) {
            wrong.add(what + "went on in another order");
        }
        if (kind.appends() && laterSize == size && second.beganAnew()) {
            wrong.add(what + "began anew though the order is the same");
        }
    }

    @Test
    void reversedRowsAreReadAnewAtOnce() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.PAGES, 10, ROWS);
        ShelfReading reading = new ShelfReading(api, Paging.PAGES, 10);
        var position = reading.position(6);
        Collections.reverse(api.rows());
        Collections.swap(api.rows(), 0, 1);
        api.asked().clear();
        Read rest = reading.goOn(position);
        assertTrue(rest.beganAnew());
        assertEquals(ROWS, rest.records().size());
        assertEquals(List.of("page=5", "page=6", "first"), api.asked().subList(0, 3));
        assertEquals(
                List.of(
                        "WARN Stream 'rows' does not go on behind page 6 of its pagination, but begins at the first page"
                                + " again, since too few of the records that came last come in the order that they had"),
                reading.log);
    }

    @Test
    void aNewRecordBetweenTheLastOnesComesWithThoseBehindIt() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.TOKENS, 10, ROWS);
        ShelfReading reading = new ShelfReading(api, Paging.TOKENS, 10);
        var position = reading.position(6);
        api.insert(55, ShelfApi.row(1000));
        Read rest = reading.goOn(position);
        assertFalse(rest.beganAnew());
        List<@Nullable Object> expected = new ArrayList<>(List.of(1000L));
        expected.addAll(ShelfReading.ids(55, ROWS));
        assertEquals(expected, rest.ids());
    }
}
