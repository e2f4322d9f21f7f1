package dev.cairn.retrieval;

import static dev.cairn.retrieval.ShelfReading.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import dev.cairn.checkpoint.cursor.Slicer;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.retrieval.ShelfApi.Paging;
import dev.cairn.retrieval.ShelfReading.Read;
import dev.cairn.retrieval.properties.GroupByKey;
import dev.cairn.retrieval.properties.PropertyChunking;
import dev.cairn.retrieval.properties.PropertySelector;
import dev.cairn.retrieval.properties.QueryProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Positions of pages that are no plain ones: in several requests, with a parent, of windows that are split. */
class PositionsOfOtherPagesTest {

    private static final int SIZE = 4;

    @Test
    void whatTemplatesSeeOfAPageDoesNotDependOnWhatIsLeftOut() throws InterruptedException {
        ShelfReading reading = new ShelfReading(ShelfApi.filled(Paging.ROWS, SIZE, 20), Paging.ROWS, SIZE);
        reading.filters = List.of((record, slice, scope) -> !Objects.equals(record.field("id"), 9L));
        List<@Nullable Object> seen = new ArrayList<>();
        reading.last = scope -> {
            seen.add(scope.lookUp("last_page_size"));
            return scope.lookUp("last_record") == null;
        };
        assertEquals(ids(12, 20), reading.goOn(reading.position(3)).ids());
        assertEquals(List.of(4L, 4L, 3L, 3L, 4L, 4L), seen);
    }

    @Test
    void whereAPageTakesSeveralRequestsItComesAgainAsAWhole() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.TOKENS, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, Paging.TOKENS, SIZE);
        for (@Nullable Long limit : Arrays.asList(1L, null)) {
            reading.properties = new QueryProperties(
                    () -> List.of("text", "more"),
                    List.of("id"),
                    new PropertyChunking(PropertyChunking.Measure.PROPERTIES, limit, new GroupByKey(List.of("text"))),
                    PropertySelector.ALL);
            assertEquals(ids(8, 20), reading.goOn(reading.position(3)).ids());
        }
        PagePosition position = reading.position(3);
        api.expire();
        assertTrue(reading.goOn(position).beganAnew());
    }

    @Test
    void aFirstPageThatCameAlongWithItsParentIsAskedFor() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.OFFSETS, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, Paging.OFFSETS, SIZE);
        reading.children = "children";
        List<?> rows =
                api.rows().subList(0, SIZE).stream().map(ShelfApi.Row::fields).toList();
        Slice slice = new Slice(Map.of(), Map.of(), Map.of("children", Map.of("rows", rows)));
        PagePosition first = Objects.requireNonNull(reading.read(slice, 1).position());
        assertEquals(List.of(), api.asked());
        assertEquals(ids(4, 20), reading.read(slice.from(first), 9).ids());
        assertEquals("first", api.asked().get(0));
        PagePosition third = Objects.requireNonNull(reading.read(slice, 3).position());
        assertEquals(ids(12, 20), reading.read(slice.from(third), 9).ids());
        reading.request = "other";
        assertEquals(ids(0, 20), reading.read(slice.from(third), 9).ids());
    }

    @Test
    void aWindowThatIsSplitHasNoPositionsAnyMore() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.TOKENS, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, Paging.TOKENS, SIZE);
        reading.smallerWindows = new WindowSplitting(new Halves(), null, null);
        Slice slice = Slice.ofWindow(Map.of("start_time", "1", "end_time", "2"));
        PagePosition position = Objects.requireNonNull(reading.read(slice, 3).position());
        assertEquals(ids(12, 20), reading.read(slice.from(position), 9).ids());
        reading.errors = ShelfReading.onError(ResponseAction.SPLIT_REQUEST_WINDOW);
        api.expire();
        Read split = reading.read(slice.from(position), 99);
        assertEquals(
                List.of(
                        SliceEvent.BEGUN_ANEW,
                        SliceEvent.WINDOW_SPLIT,
                        SliceEvent.WINDOW_STARTED,
                        SliceEvent.WINDOW_STARTED),
                split.events());
        assertEquals(40, split.records().size(), "this API gives all in each window");
        assertNull(split.position());
    }

    @Test
    void aPaginationThatIsResetGoesOnFromItsSecondRun() throws InterruptedException {
        ShelfApi api = ShelfApi.filled(Paging.TOKENS, SIZE, 20);
        ShelfReading reading = new ShelfReading(api, Paging.TOKENS, SIZE);
        reading.errors = ShelfReading.onError(ResponseAction.RESET_PAGINATION);
        SliceReader reader = reading.retriever().open(Slice.WHOLE);
        Page page = Objects.requireNonNull(reader.nextPage());
        api.expire();
        assertEquals(
                SliceEvent.PAGINATION_RESET,
                Objects.requireNonNull(reader.nextPage()).event());
        Page again = Objects.requireNonNull(reader.nextPage());
        assertEquals(page.position(), again.position());
        assertEquals(ids(4, 20), reading.goOn(again.position()).ids());
    }

    /** Two windows for each. */
    private static final class Halves implements Slicer {

        @Override
        public List<Slice> halves(Slice slice, @Nullable Duration smallest) {
            return List.of(Slice.ofWindow(Map.of("start_time", "1")), Slice.ofWindow(Map.of("start_time", "2")));
        }

        @Override
        public CursorValue start() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CursorValue end() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<Slice> slices(List<Interval> completed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Interval boundsOf(Slice slice) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Slice from(CursorValue position, Slice slice) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable Interval completed(Interval bounds, @Nullable CursorValue mostRecent) {
            throw new UnsupportedOperationException();
        }
    }
}
