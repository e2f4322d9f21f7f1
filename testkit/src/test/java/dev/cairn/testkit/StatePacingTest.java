package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** States of many partitions do not outweigh the records. */
class StatePacingTest {

    private static final int PARTITIONS = 20_000;
    private static final int RECORDS_PER_PARTITION = 5;
    /** What states may take before records have paid for them. */
    private static final int LOAN = 256 * 1024;

    private static final String TEXT = "a text of some length that a comment on a ticket could well have, or more";

    private static String manifest(String router) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [comments]}
                streams:
                  - type: DeclarativeStream
                    name: comments
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                    incremental_sync:
                      type: DatetimeBasedCursor
                      cursor_field: at
                      datetime_format: "%Y-%m-%d"
                      start_datetime: "2024-01-01"
                      pages_per_checkpoint_interval: 1
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "https://api.test", path: /comments}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      partition_router:
                """ + router.indent(8);
    }

    private static final String LIST = """
            type: ListPartitionRouter
            cursor_field: ticket
            values: "{{ config['tickets'] }}"
            request_option: {type: RequestOption, inject_into: request_parameter, field_name: ticket}
            """;

    private static final String INCREMENTAL_PARENTS = """
            type: SubstreamPartitionRouter
            parent_stream_configs:
              - type: ParentStreamConfig
                parent_key: id
                partition_field: ticket
                incremental_dependency: true
                request_option: {type: RequestOption, inject_into: request_parameter, field_name: ticket}
                stream:
                  type: DeclarativeStream
                  name: tickets
                  schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                  incremental_sync:
                    type: DatetimeBasedCursor
                    cursor_field: at
                    datetime_format: "%Y-%m-%d"
                    start_datetime: "2024-01-01"
                  retriever:
                    type: SimpleRetriever
                    requester: {type: HttpRequester, url_base: "https://api.test", path: /tickets}
                    record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """;

    @Test
    void statesOfAListOfPartitionsAreNotLargerThanTheRecords() {
        List<String> tickets =
                IntStream.range(0, PARTITIONS).mapToObj(i -> "t" + i).toList();
        check(manifest(LIST), Map.of("tickets", tickets));
    }

    @Test
    void statesWithThoseOfParentsAreNotLargerThanTheRecords() {
        check(manifest(INCREMENTAL_PARENTS), Map.of());
    }

    private static void check(String manifest, Map<String, Object> config) {
        ScriptedApi api = new ScriptedApi(request -> ApiAnswer.ok(
                request.path().equals("/tickets") ? tickets() : comments(request.parameter("ticket", ""))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ManifestSource.of(manifest, "comments", api)
                .withConfig(config)
                .run(Map.of(), Steps.ONE_BY_ONE, new MessageWriter(out));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        long records = bytes(lines, "RECORD");
        long states = bytes(lines, "STATE");
        System.out.printf(
                "pacing: %,d partitions: %,d bytes of records, %,d states of %,d bytes, %.2f %%%n",
                PARTITIONS, records, count(lines, "STATE"), states, 100.0 * states / records);
        assertEquals((long) PARTITIONS * RECORDS_PER_PARTITION, count(lines, "RECORD"));
        assertTrue(states <= records + LOAN, states + " bytes of states");
    }

    private static long count(List<String> lines, String type) {
        return of(lines, type).count();
    }

    private static long bytes(List<String> lines, String type) {
        return of(lines, type)
                .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
    }

    private static Stream<String> of(List<String> lines, String type) {
        return lines.stream().filter(line -> line.startsWith("{\"type\":\"" + type + "\""));
    }

    private static List<Map<String, Object>> tickets() {
        List<Map<String, Object>> tickets = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            tickets.add(Map.of("id", "t" + i, "at", "2024-01-%02d".formatted(1 + i * 20 / PARTITIONS)));
        }
        return tickets;
    }

    private static List<Map<String, Object>> comments(String ticket) {
        List<Map<String, Object>> comments = new ArrayList<>();
        for (int i = 0; i < RECORDS_PER_PARTITION; i++) {
            comments.add(Map.of("id", ticket + "." + i, "at", "2024-02-%02d".formatted(1 + i), "text", TEXT));
        }
        return comments;
    }
}
