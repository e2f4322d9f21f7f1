package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams of jobs, and one without, whose parents need jobs, beside one that needs jobs itself, share what jobs there may be. */
class AsyncParentsIT {

    private static final int POLLS = 3;

    @TempDir
    private Path folder;

    private final Map<String, Integer> polls = new ConcurrentHashMap<>();

    @ParameterizedTest(name = "{0} workers, {1} jobs")
    @CsvSource({"1, 1", "1, 2", "2, 1", "3, 2"})
    @Timeout(60)
    void noStreamHoldsTheLastJobWhileItWaitsForItsParent(int workers, int jobs) throws IOException {
        try (ScriptedApi api = new ScriptedApi(this::answer)) {
            Output output = new CairnCommand(folder)
                    .manifest(manifest(workers, jobs))
                    .config(Map.of("base_url", api.baseUrl()))
                    .with("--catalog", "catalog.json", catalog("alone", "rows", "grandchildren", "children"))
                    .run("read");
            assertEquals(0, output.exit(), output.stderr());
            List<String> records = new ArrayList<>();
            output.ofType("RECORD")
                    .forEach(record -> records.add(
                            Output.at(record, "record", "stream") + " " + Output.at(record, "record", "data", "id")));
            assertEquals(
                    List.of(
                            "alone 1-a",
                            "alone 1-b",
                            "alone 2-a",
                            "alone 2-b",
                            "alone 3-a",
                            "alone 3-b",
                            "children r-a-a",
                            "children r-a-b",
                            "children r-b-a",
                            "children r-b-b",
                            "grandchildren r-a-a-a",
                            "grandchildren r-a-a-b",
                            "grandchildren r-a-b-a",
                            "grandchildren r-a-b-b",
                            "grandchildren r-b-a-a",
                            "grandchildren r-b-a-b",
                            "grandchildren r-b-b-a",
                            "grandchildren r-b-b-b",
                            "rows r-a-a.row-a",
                            "rows r-a-a.row-b",
                            "rows r-a-b.row-a",
                            "rows r-a-b.row-b",
                            "rows r-b-a.row-a",
                            "rows r-b-a.row-b",
                            "rows r-b-b.row-a",
                            "rows r-b-b.row-b"),
                    records.stream().sorted().toList());
        }
    }

    /** A job is done when it is asked for the third time; its records are named after its partition. */
    private Answer answer(Request request) {
        String last = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (request.method().equals("POST")) {
            return Answer.ok(Map.of("id", last + "." + polls.size()));
        }
        if (request.path().startsWith("/poll")) {
            return Answer.ok(Map.of("state", polls.merge(last, 1, Integer::sum) < POLLS ? "working" : "done"));
        }
        String name = last.substring(0, last.lastIndexOf('.'));
        return Answer.ok(List.of(Map.of("id", name + "-a"), Map.of("id", name + "-b")));
    }

    private static String manifest(int workers, int jobs) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [alone]}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                concurrency_level: {type: ConcurrencyLevel, default_concurrency: %d}
                max_concurrent_async_job_count: %d
                definitions:
                  jobs:
                    type: AsyncRetriever
                    record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                    status_mapping: {type: AsyncJobStatusMap, running: [working], completed: [done], failed: [], timeout: []}
                    status_extractor: {type: DpathExtractor, field_path: [state]}
                    creation_requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", http_method: POST, path: "/{{ stream_partition.of }}"}
                    polling_requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: "/poll/{{ creation_response.id }}"}
                    download_requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: "/data/{{ creation_response.id }}"}
                  roots:
                    type: DeclarativeStream
                    name: roots
                    schema_loader: {type: InlineSchemaLoader, schema: {}}
                    retriever: {$ref: "#/definitions/jobs", partition_router: {type: ListPartitionRouter, cursor_field: of, values: [r]}}
                  children:
                    type: DeclarativeStream
                    name: children
                    schema_loader: {type: InlineSchemaLoader, schema: {}}
                    retriever:
                      $ref: "#/definitions/jobs"
                      partition_router: {type: SubstreamPartitionRouter, parent_stream_configs: [{type: ParentStreamConfig, parent_key: id, partition_field: of, stream: {$ref: "#/definitions/roots"}}]}
                streams:
                  - type: DeclarativeStream
                    name: alone
                    schema_loader: {type: InlineSchemaLoader, schema: {}}
                    retriever: {$ref: "#/definitions/jobs", partition_router: {type: ListPartitionRouter, cursor_field: of, values: ["1", "2", "3"]}}
                  - type: DeclarativeStream
                    name: rows
                    schema_loader: {type: InlineSchemaLoader, schema: {}}
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: "/rows/{{ stream_partition.of }}.row.0"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      partition_router: {type: SubstreamPartitionRouter, parent_stream_configs: [{type: ParentStreamConfig, parent_key: id, partition_field: of, stream: {$ref: "#/definitions/children"}}]}
                  - type: DeclarativeStream
                    name: grandchildren
                    schema_loader: {type: InlineSchemaLoader, schema: {}}
                    retriever:
                      $ref: "#/definitions/jobs"
                      partition_router: {type: SubstreamPartitionRouter, parent_stream_configs: [{type: ParentStreamConfig, parent_key: id, partition_field: of, stream: {$ref: "#/definitions/children"}}]}
                  - {$ref: "#/definitions/children"}
                """.formatted(workers, jobs);
    }

    private static String catalog(String... streams) {
        List<Object> configured = new ArrayList<>();
        for (String stream : streams) {
            configured.add(Map.of(
                    "sync_mode",
                    "full_refresh",
                    "destination_sync_mode",
                    "append",
                    "stream",
                    Map.of(
                            "name",
                            stream,
                            "json_schema",
                            Map.of("type", "object"),
                            "supported_sync_modes",
                            List.of("full_refresh"))));
        }
        return Json.write(Map.of("streams", configured));
    }
}
