package ${package};

import ${package}.models.Config;
import ${package}.models.Ticket;
import ${package}.models.TicketPage;
import dev.cairn.checkpoint.ConcurrentCursor;
import dev.cairn.checkpoint.Cursors;
import dev.cairn.checkpoint.PaginationTracker;
import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.core.slice.Slice;
import java.io.IOException;
import java.util.Map;

/** Reads tickets from a state on. A state comes for every two pages, behind the records that it vouches for. */
final class TicketSync {

    static final String STREAM = "tickets";

    private final TicketApi api;
    private final Config config;
    private final Output output;

    TicketSync(TicketApi api, Config config, Output output) {
        this.api = api;
        this.config = config;
        this.output = output;
    }

    /** @param state the last one that was given out, or an empty map */
    void run(Map<String, Object> state) throws IOException, InterruptedException {
        DatetimeBasedCursorModel updatedAt = DatetimeBasedCursorModel.builder()
                .cursorField("updated_at")
                .datetimeFormat("%Y-%m-%dT%H:%M:%SZ")
                .startDatetime(config.startDate())
                .pagesPerCheckpointInterval(2L)
                .build();
        ConcurrentCursor cursor = Cursors.resume(STREAM, updatedAt, Map.of(), state);
        cursor.start(output::state);
        for (Slice slice : cursor) {
            read(slice, cursor);
        }
        cursor.finished();
    }

    private void read(Slice slice, ConcurrentCursor cursor) throws IOException, InterruptedException {
        String since = String.valueOf(slice.window().get("start_time"));
        PaginationTracker pages = cursor.open(slice);
        try {
            for (Long number = 1L; number != null; ) {
                TicketPage page = api.page(since, number);
                for (Ticket ticket : page.tickets()) {
                    // First, so that a state which the record brings about stands before it.
                    pages.observe(cursor.parse(ticket.updatedAt()));
                    output.record(ticket);
                }
                pages.pageCompleted();
                number = page.nextPage();
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            pages.failed(); // gives out a state of what is safe
            throw e;
        }
        pages.closed();
    }
}
