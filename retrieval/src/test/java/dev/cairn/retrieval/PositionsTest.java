package dev.cairn.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.retrieval.ShelfApi.Paging;
import dev.cairn.retrieval.ShelfReading.Read;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page leaves behind, and what a reader makes of it. */
class PositionsTest {

    private static final int SIZE = 4;

    @ParameterizedTest
    @EnumSource(Paging.class)
    void thePageThatCameLastIsAskedForAgainAndWhatFollowsIsDelivered(Paging paging) throws InterruptedException {
        ShelfApi api = ShelfApi.filled(paging, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, paging, SIZE);
        PagePosition position = reading.position(3);
        assertEquals(3, position.pages());
        String last = api.asked().get(2);
        api.asked().clear();
        Read rest = reading.goOn(position);
        assertEquals(last, api.asked().get(0));
        assertEquals(ShelfReading.ids(12, 20), rest.ids());
        assertEquals(List.of("INFO Stream 'rows' goes on behind page 3 of its pagination"), reading.log);
    }

    @ParameterizedTest
    @EnumSource(Paging.class)
    void tokensMayGoIntoABody(Paging paging) throws InterruptedException {
        ShelfApi api = ShelfApi.filled(paging, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, paging, SIZE);
        reading.posts = true;
        assertEquals(ShelfReading.ids(8, 20), reading.goOn(reading.position(2)).ids());
    }

    @Test
    void withoutTheWishThereAreNone() throws InterruptedException {
        ShelfReading reading = new ShelfReading(ShelfApi.filled(Paging.PAGES, SIZE, 20), Paging.PAGES, SIZE);
        reading.keeps = false;
        assertNull(reading.read(Slice.WHOLE, 2).position());
        assertEquals(List.of(), reading.log);
    }

    @Test
    void aPageWithoutRecordsLeavesWhatThePageBeforeLeft() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.PAGES, SIZE, 8);
        ShelfReading reading = new ShelfReading(api, Paging.PAGES, SIZE);
        PagePosition second = reading.position(2);
        assertEquals(second, reading.position(3));
        assertNull(new ShelfReading(ShelfApi.filled(Paging.PAGES, SIZE, 0), Paging.PAGES, SIZE)
                .all()
                .position());
    }

    @Test
    void recordsThatFiltersDropAreKnownAllTheSame() throws InterruptedException {
        ShelfReading reading = new ShelfReading(ShelfApi.filled(Paging.TOKENS, SIZE, 20), Paging.TOKENS, SIZE);
        reading.filters = List.of((record, slice, scope) -> false);
        assertEquals(List.of(), reading.goOn(reading.position(3)).ids());
        assertEquals(List.of("INFO Stream 'rows' goes on behind page 3 of its pagination"), reading.log);
    }

    @Test
    void rowsThatWereAddedMoveThePageBackAndRowsThatWereRemovedForward() throws InterruptedException {
        for (Paging paging : List.of(Paging.PAGES, Paging.OFFSETS)) {
            for (int moved = -12; moved <= 12; moved++) {
                ShelfApi api = ShelfApi.filled(paging, SIZE, 40);
                ShelfReading reading = new ShelfReading(api, paging, SIZE);
                PagePosition position = reading.position(5);
                for (int i = 0; i < Math.abs(moved); i++) {
                    if (moved > 0) {
                        api.insert(0, ShelfApi.row(1000 + i));
                    } else {
                        api.rows().remove(0);
                    }
                }
                Read rest = reading.goOn(position);
                assertEquals(ShelfReading.ids(20, 40), rest.ids(), paging + " by " + moved);
                assertEquals(List.of(), rest.events());
            }
        }
    }

    @Test
    void whatMovedTooFarIsReadFromTheFirstPageAndThatIsSaidOnce() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.PAGES, SIZE, 40);
        ShelfReading reading = new ShelfReading(api, Paging.PAGES, SIZE);
        PagePosition position = reading.position(5);
        for (int i = 0; i < 17; i++) {
            api.insert(0, ShelfApi.row(1000 + i));
        }
        api.asked().clear();
        Read rest = reading.goOn(position);
        assertEquals(57, rest.records().size());
        assertEquals(List.of(SliceEvent.BEGUN_ANEW), rest.events());
        assertEquals(
                List.of(
                        "WARN Stream 'rows' does not go on behind page 5 of its pagination, but begins at the first page"
                                + " again, since the records that came last are not where they were"),
                reading.log);
        assertEquals(
                List.of("page=4", "page=5", "page=6", "page=7", "page=3", "page=2", "page=1", "first"),
                api.asked().subList(0, 8));
    }

    @Test
    void lessThanHalfOfTheLastRecordsMayBeGone() throws InterruptedException {
        for (int removed = 0; removed < SIZE * SIZE; removed++) {
            int some = 1 << (removed % SIZE) | 1 << (removed / SIZE);
            ShelfApi api = ShelfApi.filled(Paging.TOKENS, SIZE, 20);
            ShelfReading reading = new ShelfReading(api, Paging.TOKENS, SIZE);
            PagePosition position = reading.position(3);
            api.rows().removeIf(row -> {
                long id = (long) Objects.requireNonNull(row.fields().get("id"));
                return id >= 8 && id < 12 && (some >> (id - 8) & 1) == 1;
            });
            Read rest = reading.goOn(position);
            assertEquals(Integer.bitCount(some) > 1, rest.beganAnew(), "without the rows " + some);
            assertTrue(rest.ids().containsAll(ShelfReading.ids(12, 20)));
        }
    }

    @Test
    void aRecordWithAKeyMayHaveChanged() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.ROWS, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, Paging.ROWS, SIZE);
        PagePosition position = reading.position(3);
        api.rows().forEach(row -> row.fields().put("text", "changed"));
        assertEquals(ShelfReading.ids(12, 20), reading.goOn(position).ids());
        reading.key = List.of();
        PagePosition ofWholeRecords = reading.position(3);
        api.rows().forEach(row -> row.fields().put("text", "changed again"));
        assertTrue(reading.goOn(ofWholeRecords).beganAnew());
    }

    @Test
    void whereRecordsAreEqualAllOfThemMustComeAgain() throws InterruptedException {
        ShelfApi api = new ShelfApi(Paging.PAGES, SIZE);
        "abcdefghxyxypxqrstuv"
                .chars()
                .forEach(text -> api.append(new LinkedHashMap<>(Map.of("text", "" + (char) text))));
        ShelfReading reading = new ShelfReading(api, Paging.PAGES, SIZE);
        reading.key = List.of();
        PagePosition position = reading.position(3);
        assertEquals(8, reading.goOn(position).records().size());
        api.rows().subList(8, 12).clear();
        api.rows().subList(0, 1).clear();
        assertTrue(reading.goOn(position).records().contains(Map.of("text", "p")));
        api.rows().subList(7, 15).clear();
        for (int i = 0; i < 12; i++) {
            api.append(new LinkedHashMap<>(Map.of("text", "z")));
        }
        int all = reading.goOn(reading.position(3)).records().size();
        assertTrue(all >= api.rows().size() - 3 * SIZE && all < api.rows().size() - 2 * SIZE, () -> "" + all);
    }

    @Test
    void anExpiredTokenIsNoEndAndNoFailure() throws InterruptedException {
        for (int status : List.of(400, 401, 403, 404, 409, 410, 412, 416, 422)) {
            for (ResponseAction action : List.of(
                    ResponseAction.FAIL,
                    ResponseAction.RETRY,
                    ResponseAction.IGNORE,
                    ResponseAction.RESET_PAGINATION)) {
                beginsAnewAfter(status, action);
            }
        }
    }

    /** It is asked for once, then come the pages of a new pagination. */
    @ParameterizedTest
    @ValueSource(ints = {404, 410, 412, 416, 422})
    void anExpiredTokenIsNotTriedAgain(int status) throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.TOKENS, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, Paging.TOKENS, SIZE);
        PagePosition position = reading.position(3);
        reading.errors = ShelfReading.onError(ResponseAction.RETRY);
        api.expire(status);
        int before = api.asked().size();
        List<Object> ids = List.copyOf(reading.goOn(position).ids());
        int pages = (ids.size() + SIZE - 1) / SIZE;
        assertEquals(1 + pages, api.asked().size() - before, api.asked().toString());
    }

    private static void beginsAnewAfter(int status, ResponseAction action) throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.TOKENS, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, Paging.TOKENS, SIZE);
        PagePosition position = reading.position(3);
        reading.errors = ShelfReading.onError(action);
        api.expire(status);
        Read rest = reading.goOn(position);
        assertEquals(ShelfReading.ids(0, 20), rest.ids(), action + " on " + status);
        assertEquals(List.of(SliceEvent.BEGUN_ANEW), rest.events());
        assertEquals(
                1, reading.log.stream().filter(line -> line.startsWith("WARN")).count(), reading.log.toString());
    }

    @Test
    void aPageThatIsNotThereAnyMoreIsLookedForBefore() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.PAGES, SIZE, 23);
        ShelfReading reading = new ShelfReading(api, Paging.PAGES, SIZE);
        PagePosition position = reading.position(5);
        api.rows().subList(0, 8).clear();
        api.refuse("page=4", 404);
        assertEquals(ShelfReading.ids(20, 23), reading.goOn(position).ids());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void troubleOfTheServersIsAFailureAndThePositionStays(int status) throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.PAGES, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, Paging.PAGES, SIZE);
        PagePosition position = reading.position(3);
        api.refuse("page=2", status);
        assertThrows(SyncException.class, () -> reading.goOn(position));
        assertTrue(api.asked().stream().filter("page=2"::equals).count() > 2, "it is asked for again");
        assertFalse(reading.log.stream().anyMatch(line -> line.startsWith("WARN")));
        api.refuse("page=2", 0);
        assertEquals(ShelfReading.ids(12, 20), reading.goOn(position).ids());
    }

    @Test
    void whereTheFirstPageDoesNotComeEitherNothingIsGivenUp() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.TOKENS, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, Paging.TOKENS, SIZE);
        PagePosition position = reading.position(3);
        api.refuse(api.asked().get(2), 403);
        api.refuse("first", 403);
        SliceReader reader = reading.retriever().open(Slice.WHOLE.from(position));
        assertEquals(
                SliceEvent.PAGE_CONTINUES,
                Objects.requireNonNull(reader.nextPage()).event());
        assertThrows(SyncException.class, reader::nextPage);
        assertEquals(List.of(), reading.log);
    }

    @Test
    void anotherPaginationBeginsAtTheFirstPage() throws InterruptedException {
        ShelfReading reading = new ShelfReading(ShelfApi.filled(Paging.PAGES, SIZE, 20), Paging.PAGES, SIZE);
        PagePosition position = reading.position(3);
        reading.request = "other";
        Read rest = reading.goOn(position);
        assertEquals(ShelfReading.ids(0, 20), rest.ids());
        assertTrue(rest.beganAnew());
        assertTrue(reading.log.get(0).endsWith("since its pages are asked for in another way now"), reading.log.get(0));
    }

    @Test
    void anotherSliceIsAnotherPagination() throws InterruptedException {
        ShelfReading reading = new ShelfReading(ShelfApi.filled(Paging.PAGES, SIZE, 20), Paging.PAGES, SIZE);
        PagePosition position = reading.position(3);
        assertTrue(reading.read(new Slice(Map.of("board", 1L), Map.of(), Map.of(), position), 9)
                .beganAnew());
        assertTrue(reading.read(new Slice(Map.of(), Map.of("start_time", "1"), Map.of(), position), 9)
                .beganAnew());
        assertFalse(reading.read(new Slice(Map.of(), Map.of(), Map.of("name", "x"), position), 9)
                .beganAnew());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&X-Amz-Signature=0a1b2c",
                "&sig=abc",
                "&token=abc",
                "&access_token=EAAB",
                "&access%5Ftoken=EAAB",
                "&redirect=https%3A%2F%2Fx%2F%3Fapi_key%3D1",
                "&r=http://me:pw@api/",
                "&p=s3cr3t-value",
                "&p=s3cr3t%2Dvalue",
                "&p=czNjcjN0LXZhbHVl",
                "&p=73336372336c742d76616c7565&password=x"
            })
    void noPositionIsKeptThatMayHoldASecret(String added) throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.ADDRESSES, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, Paging.ADDRESSES, SIZE);
        reading.secrets.add("s3cr3t-value");
        api.addToAddresses(added);
        assertNull(reading.read(Slice.WHOLE, 3).position());
        assertNull(reading.all().position());
        assertEquals(
                List.of("INFO Where the pages of stream 'rows' stand is not kept, since a page token holds a secret"),
                reading.log.subList(0, 1));
    }

    @Test
    void whereNoPositionIsKeptThatIsSaidOnce() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.ADDRESSES, SIZE, 40);
        ShelfReading reading = new ShelfReading(api, Paging.ADDRESSES, SIZE);
        api.addToAddresses("&sig=abc");
        reading.all();
        assertEquals(1, reading.log.size());
    }

    @Test
    void aPageSizeThatWasReducedIsKept() throws InterruptedException {
        ShelfReading reading = new ShelfReading(ShelfApi.filled(Paging.OFFSETS, SIZE, 20), Paging.OFFSETS, SIZE);
        reading.smallerPages = new PageSizeReduction(2, 1, 3, Duration.ofSeconds(1), 0, null, false);
        PagePosition whole = reading.position(3);
        assertNull(whole.size());
        PagePosition reduced = new PagePosition(whole.request(), whole.token(), 2L, 3, whole.lastRecords());
        Read rest = reading.read(Slice.WHOLE.from(reduced), 1);
        assertEquals(2L, Objects.requireNonNull(rest.position()).size());
    }

    @Test
    void aStateThatWasChangedByHandHarmsNothing() throws InterruptedException {
        ShelfReading reading = new ShelfReading(ShelfApi.filled(Paging.OFFSETS, SIZE, 20), Paging.OFFSETS, SIZE);
        PagePosition good = reading.position(3);
        for (PagePosition bad : List.of(
                new PagePosition(good.request(), 4L, null, 3, good.lastRecords()),
                new PagePosition(good.request(), good.token(), null, -7, List.of()),
                new PagePosition(good.request(), good.token(), null, Long.MAX_VALUE, List.of("x")),
                new PagePosition("", good.token(), null, 3, good.lastRecords()))) {
            Read rest = reading.goOn(bad);
            assertTrue(rest.ids().containsAll(ShelfReading.ids(12, 20)), bad.toString());
        }
    }
}
