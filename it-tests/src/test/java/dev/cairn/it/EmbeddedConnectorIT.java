package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service runs a manifest with the runtime as a library, as the README shows. */
class EmbeddedConnectorIT {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [users]}
            streams:
              - type: DeclarativeStream
                name: users
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /users}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """;

    private static final String CATALOG = """
            {"streams": [{
              "stream": {"name": "users", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
              "sync_mode": "full_refresh", "destination_sync_mode": "overwrite"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void runsAManifest() throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ScriptedApi api = new ScriptedApi(request -> Answer.ok(List.of(Map.of("id", 1L), Map.of("id", 2L))))) {
            Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
            Files.writeString(folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl())));
            Files.writeString(folder.resolve("catalog.json"), CATALOG);
            // tag::manifest[]
            Connector connector = Connector.load(folder.resolve("manifest.yaml"));
            SyncResult result = connector
                    .configure(new ConfigReader().read(folder.resolve("config.json")), new MessageWriter(out))
                    .read(new CatalogReader().read(folder.resolve("catalog.json")), InputState.EMPTY, new StopSignal());
            // end::manifest[]
            assertEquals(SyncResult.COMPLETE, result);
        }
        Output output = new Output(
                0,
                out.toString(StandardCharsets.UTF_8).lines().map(Output::parse).toList(),
                "");
        assertEquals(List.of(1L, 2L), output.recordField("id"));
    }
}
