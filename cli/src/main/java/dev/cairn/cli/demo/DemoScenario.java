package dev.cairn.cli.demo;

import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to run the demo's connector: a sync that fails in mid-slice, and one that resumes.
 *
 * @param manifest the connector
 */
record DemoScenario(String title, String manifest) {

    private static final String OPTION = "      pages_per_checkpoint_interval: 5\n";
    private static final String PAGINATOR = "        type: DefaultPaginator\n";
    private static final String INCREMENTAL = """
            {"streams": [{
              "stream": {"name": "ticket_comments", "json_schema": {}, "supported_sync_modes": ["incremental"]},
              "sync_mode": "incremental", "destination_sync_mode": "append", "cursor_field": ["updated_at"]}]}
            """;
    private static final String FULL_REFRESH = """
            {"streams": [{
              "stream": {"name": "ticket_comments", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
              "sync_mode": "full_refresh", "destination_sync_mode": "overwrite"}]}
            """;

    /** With the option and without it. */
    static List<DemoScenario> all() {
        String manifest = DocumentFiles.packaged(DemoScenario.class, "ticket_comments.yaml");
        if (!manifest.contains(OPTION)) {
            throw new IllegalStateException("the demo's manifest lacks the option");
        }
        return List.of(
                new DemoScenario("pages_per_checkpoint_interval: 5", manifest),
                new DemoScenario("without the option", manifest.replace(OPTION, "")));
    }

    /** The same stream without a cursor, with the option on its paginator and without it. */
    static List<DemoScenario> fullRefreshes() {
        String manifest = DocumentFiles.packaged(DemoScenario.class, "ticket_comments.yaml")
                .replaceFirst("(?s)    incremental_sync:.*?(?=    retriever:)", "");
        if (!manifest.contains(PAGINATOR)) {
            throw new IllegalStateException("the demo's manifest lacks the paginator");
        }
        return List.of(
                new DemoScenario("N = 5", manifest.replace(PAGINATOR, PAGINATOR + "  " + OPTION)),
                new DemoScenario("without", manifest));
    }

    private boolean isIncremental() {
        return manifest.contains("incremental_sync:");
    }

    /** What the two syncs did. */
    record Outcome(int records, SyncTrace failed, SyncTrace resumed) {

        int lost() {
            Set<Long> delivered = new HashSet<>(failed.ids());
            delivered.addAll(resumed.ids());
            return records - delivered.size();
        }

        int readTwice() {
            Set<Long> before = new HashSet<>(failed.ids());
            return (int) resumed.ids().stream().filter(before::contains).count();
        }
    }

    Outcome run(TicketCommentsApi api, int failAfterPages) throws IOException, InterruptedException {
        api.takePagesServed();
        api.failAfter(failAfterPages);
        SyncTrace failed = sync(api, InputState.EMPTY);
        api.repair();
        SyncTrace resumed = sync(api, new StateReader().read("last STATE", failed.lastState()));
        return new Outcome(api.size(), failed, resumed);
    }

    /** One sync, from the beginning or from a state as a message has it. */
    SyncTrace sync(TicketCommentsApi api, @Nullable String state) throws IOException, InterruptedException {
        return sync(api, state == null ? InputState.EMPTY : new StateReader().read("a STATE", "[" + state + "]"));
    }

    /** The connector, for a sync into a destination. */
    DestinationSync.Source source(TicketCommentsApi api) {
        return (output, listener) -> Connector.load("ticket_comments.yaml", manifest)
                .configure(
                        new ConfigReader().read("config.json", config(api)),
                        output,
                        RunOptions.standard().heardBy(listener));
    }

    private static String config(TicketCommentsApi api) {
        return Json.write(Map.of(
                "base_url", api.baseUrl(), "api_token", TicketCommentsApi.TOKEN, "start_date", "2025-01-01T00:00:00Z"));
    }

    private SyncTrace sync(TicketCommentsApi api, InputState state) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Connector.load("ticket_comments.yaml", manifest)
                .configure(new ConfigReader().read("config.json", config(api)), new MessageWriter(out))
                .read(
                        new CatalogReader().read("catalog.json", isIncremental() ? INCREMENTAL : FULL_REFRESH),
                        state,
                        new StopSignal());
        return SyncTrace.of(out.toByteArray(), api.takePagesServed());
    }
}
