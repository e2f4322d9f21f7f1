package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/testkit.md}. */
class ManifestSourceTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [tickets]}
            streams:
              - type: DeclarativeStream
                name: tickets
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: updated_at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                  pages_per_checkpoint_interval: 2
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url_base: https://api.test
                    path: /tickets
                    request_headers: {X-Key: "{{ config['api_key'] }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [tickets]}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 2}
            """;

    private static final List<Map<String, Object>> TICKETS = IntStream.range(0, 20)
            .mapToObj(id -> Map.<String, Object>of("id", id, "updated_at", "2024-01-%02d".formatted(1 + id / 3)))
            .toList();

    @TempDir
    private Path folder;

    @Test
    void losesNothing() throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
        ScriptedApi api = new ScriptedApi(request -> {
            List<Map<String, Object>> wanted = TICKETS.stream()
                    .filter(t -> String.valueOf(t.get("updated_at")).compareTo(request.parameter("since", "")) >= 0)
                    .toList();
            int from = Math.min(wanted.size(), request.number("page", 0) * 2);
            return ApiAnswer.ok(Map.of("tickets", wanted.subList(from, Math.min(from + 2, wanted.size()))));
        });
        ManifestSource source = ManifestSource.of(Files.readString(folder.resolve("manifest.yaml")), "tickets", api)
                .withConfig(Map.of("api_key", "any"));

        Report report = ResumeCheck.of(source, RecordTraits.key("id").cursor("updated_at"))
                .stops(3)
                .run();
        System.out.println(report);

        assertTrue(report.resumes() >= 6, report::toString);
    }

    @Test
    void anApiSeesWhatTheConnectorAsksFor() {
        StringBuilder asked = new StringBuilder();
        ScriptedApi api = new ScriptedApi(request -> {
            asked.append(request.method()).append(' ').append(request.path()).append(request.query());
            asked.append(request.headers().get("x-key"));
            return ApiAnswer.ok(Map.of("tickets", List.of()));
        });
        ManifestSource.of(MANIFEST, "tickets", api)
                .withConfig(Map.of("api_key", "k"))
                .run(Map.of(), Steps.ONE_BY_ONE);
        assertEquals("GET /tickets{since=2024-01-01}k", asked.toString());
        assertEquals(1, api.requests());
    }
}
