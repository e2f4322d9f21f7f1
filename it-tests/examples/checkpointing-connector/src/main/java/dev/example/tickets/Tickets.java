package dev.example.tickets;

import dev.cairn.checkpoint.ConcurrentCursor;
import dev.cairn.checkpoint.Cursors;
import dev.cairn.checkpoint.PaginationTracker;
import dev.cairn.core.slice.Slice;
import dev.cairn.models.DatetimeBasedCursorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A connector written in Java: prints the tickets of an API, and keeps in a file how far it got. The API answers with a
 * line {@code id,updated_at} for each ticket, the oldest change first, and with nothing behind the last page.
 */
public final class Tickets {

    private static final DatetimeBasedCursorModel UPDATED_AT = DatetimeBasedCursorModel.builder()
            .cursorField("updated_at")
            .datetimeFormat("%Y-%m-%dT%H:%M:%SZ")
            .startDatetime("2024-01-01T00:00:00Z")
            .pagesPerCheckpointInterval(2L)
            .build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final Path stateFile;

    private Tickets(String api, Path stateFile) {
        this.api = api;
        this.stateFile = stateFile;
    }

    /** @param args the address of the API, and the file for the state, which need not exist */
    public static void main(String[] args) throws Exception {
        new Tickets(args[0], Path.of(args[1])).sync();
    }

    private void sync() throws IOException, InterruptedException {
        Map<String, Object> state =
                Files.exists(stateFile) ? Map.of("updated_at", Files.readString(stateFile)) : Map.of();
        ConcurrentCursor cursor = Cursors.resume("tickets", UPDATED_AT, Map.of(), state);
        cursor.start(this::save);
        for (Slice slice : cursor) {
            read(slice, cursor);
        }
        cursor.finished();
    }

    private void read(Slice slice, ConcurrentCursor cursor) throws IOException, InterruptedException {
        PaginationTracker pages = cursor.open(slice);
        try {
            int number = 1;
            List<String> page = page(slice, number);
            while (!page.isEmpty()) {
                for (String ticket : page) {
                    pages.observe(cursor.parse(ticket.split(",")[1]));
                    System.out.println(ticket);
                }
                pages.pageCompleted();
                page = page(slice, ++number);
            }
        } catch (IOException e) {
            pages.failed(); // saves what is safe
            throw e;
        }
        pages.closed();
    }

    private List<String> page(Slice slice, int number) throws IOException, InterruptedException {
        URI uri = URI.create(api + "?since=" + slice.window().get("start_time") + "&page=" + number);
        var response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException(uri + " answers with " + response.statusCode());
        }
        return response.body().toList();
    }

    private void save(Map<String, Object> state) {
        try {
            Files.writeString(stateFile, String.valueOf(state.get("updated_at")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
