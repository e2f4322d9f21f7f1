package dev.cairn.cli.demo;

import dev.cairn.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demo's manifest and configuration in a folder of their own, with the API that they read. It goes when it is closed. */
public final class DemoWorkspace implements AutoCloseable {

    private static final int COMMENTS = 1400;

    private final Path folder;
    private final TicketCommentsApi api;

    /** Writes the files and starts the API. */
    public DemoWorkspace() throws IOException {
        folder = Files.createTempDirectory("cairn-demo");
        api = new TicketCommentsApi(COMMENTS);
        Files.writeString(manifest(), DemoScenario.all().get(0).manifest());
        Files.writeString(
                folder.resolve("config.json"),
                Json.write(Map.of(
                        "base_url",
                        api.baseUrl(),
                        "api_token",
                        TicketCommentsApi.TOKEN,
                        "start_date",
                        "2025-01-01T00:00:00Z")));
    }

    /** The manifest; its configuration is {@code config.json} beside it. */
    public Path manifest() {
        return folder.resolve("ticket_comments.yaml");
    }

    @Override
    public void close() {
        api.close();
        if (Files.notExists(folder)) {
            return; // closed before
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
