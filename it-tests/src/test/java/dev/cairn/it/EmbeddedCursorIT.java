package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.checkpoint.ConcurrentCursor;
import dev.cairn.checkpoint.Cursors;
import dev.cairn.checkpoint.PaginationTracker;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.slice.Slice;
import dev.cairn.json.Json;
import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.IncrementingCountCursorModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A connector written in Java takes cursors without a manifest, as the README shows. */
class EmbeddedCursorIT {

    private static final String MODEL = """
            {"type": "DatetimeBasedCursor",
             "cursor_field": "updated_at",
             "datetime_format": "%Y-%m-%dT%H:%M:%SZ",
             "start_datetime": "{{ config['start'] }}",
             "end_datetime": "2024-02-01T00:00:00Z",
             "pages_per_checkpoint_interval": 2}
            """;

    private static final Map<String, @Nullable Object> CONFIG = Map.of("start", "2024-01-01T00:00:00Z");

    private final Api api = new Api();
    private final List<Object> emitted = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> saved = new ArrayList<>();

    @Test
    void emitsAStateForEveryTwoPagesAndOneAtTheEnd() throws IOException {
        sync(parsed(), Map.of());
        assertEquals(60, emitted.size());
        assertEquals(
                List.of("01-01T19:00:00Z", "01-02T15:00:00Z", "01-03T11:00:00Z", "01-03T11:00:00Z", "01-03T11:00:00Z"),
                saved.stream()
                        .map(state -> String.valueOf(state.get("updated_at")).substring(5))
                        .toList());
    }

    @Test
    void goesOnAfterAFailureAndLosesNothing() throws IOException {
        api.failAtPage = 6;
        assertThrows(IllegalStateException.class, () -> sync(parsed(), Map.of()));
        Set<Object> union = new HashSet<>(emitted);
        emitted.clear();
        api.failAtPage = 0;
        sync(parsed(), saved.get(saved.size() - 1));
        assertTrue(emitted.size() < 60 / 2, emitted.size() + " records were read");
        union.addAll(emitted);
        assertEquals(60, union.size());
    }

    @Test
    void takesAModelThatWasBuilt() {
        sync(
                DatetimeBasedCursorModel.builder()
                        .cursorField("updated_at")
                        .datetimeFormat("%Y-%m-%dT%H:%M:%SZ")
                        .startDatetime("2024-01-01T00:00:00Z")
                        .pagesPerCheckpointInterval(1L)
                        .build(),
                Map.of());
        assertEquals(8, saved.size());
    }

    @Test
    void countsToo() {
        IncrementingCountCursorModel model = IncrementingCountCursorModel.builder()
                .cursorField("id")
                .pagesPerCheckpointInterval(1L)
                .build();
        ConcurrentCursor cursor = Cursors.resume("tickets", model, Map.of(), Map.of("id", 7L));
        cursor.start(saved::add);
        for (Slice slice : cursor) {
            assertEquals(7L, slice.window().get("start"));
            PaginationTracker pages = cursor.open(slice);
            pages.observe(cursor.parse(8L));
            pages.pageCompleted();
            pages.observe(cursor.parse(9L));
            pages.closed();
        }
        cursor.finished();
        assertEquals(
                List.of("{\"id\":8}", "{\"id\":9}", "{\"id\":9}"),
                saved.stream().map(Json::write).toList());
    }

    @Test
    void aModelThatMakesNoSenseIsReportedAsTheStreams() {
        IncrementalCursorModel model = IncrementalCursorModel.fromJson(Map.of(
                "type", "DatetimeBasedCursor",
                "cursor_field", "updated_at",
                "datetime_format", "%Y-%m-%d",
                "start_datetime", "2024-01-01",
                "step", "P1D"));
        ConfigException e =
                assertThrows(ConfigException.class, () -> Cursors.resume("tickets", model, Map.of(), Map.of()));
        assertTrue(String.valueOf(e.getMessage()).startsWith("tickets: "), e.getMessage());
    }

    private static IncrementalCursorModel parsed() throws IOException {
        return new ObjectMapper().readValue(MODEL, IncrementalCursorModel.class);
    }

    private void sync(IncrementalCursorModel model, Map<String, @Nullable Object> state) {
        // tag::cursor[]
        ConcurrentCursor cursor = Cursors.resume("tickets", model, CONFIG, state);
        cursor.start(saved::add); // each state: put it where the next sync finds it
        for (Slice slice : cursor) {
            PaginationTracker pages = cursor.open(slice);
            Page page = Page.BEFORE_FIRST;
            do {
                page = api.tickets(slice.window().get("start_time"), page.next());
                for (Ticket ticket : page.tickets()) {
                    pages.observe(cursor.parse(ticket.updatedAt()));
                    emitted.add(ticket.id());
                }
                pages.pageCompleted();
            } while (page.next() != 0);
            pages.closed();
        }
        cursor.finished();
        // end::cursor[]
    }

    private record Ticket(int id, String updatedAt) {}

    /** @param next the number of the next page, 0 on the last one */
    private record Page(List<Ticket> tickets, int next) {

        static final Page BEFORE_FIRST = new Page(List.of(), 1);
    }

    /** Sixty tickets, one an hour, ten a page. */
    private static final class Api {

        private int failAtPage;

        Page tickets(@Nullable Object from, int page) {
            if (page == failAtPage) {
                throw new IllegalStateException("down");
            }
            List<Ticket> all = IntStream.range(0, 60)
                    .mapToObj(id -> new Ticket(id, "2024-01-%02dT%02d:00:00Z".formatted(1 + id / 24, id % 24)))
                    .filter(ticket -> ticket.updatedAt().compareTo(String.valueOf(from)) >= 0)
                    .toList();
            int end = Math.min(page * 10, all.size());
            return new Page(all.subList((page - 1) * 10, end), end == all.size() ? 0 : page + 1);
        }
    }
}
