package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole syncs with pages that are asked for before their turn. */
@Timeout(60)
class PagesAheadSyncTest {

    private static final Pattern OFFSET = Pattern.compile("offset=(\\d+)");

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
            definitions:
              selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
              schema: {type: InlineSchemaLoader, schema: {type: object}}
              offsets:
                type: DefaultPaginator
                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: offset}
                pagination_strategy: {type: OffsetIncrement, page_size: 2}
              cursor:
                type: DefaultPaginator
                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: offset}
                pagination_strategy:
                  type: CursorPagination
                  cursor_value: "{{ last_record['at'] }}"
                  stop_condition: "{{ last_page_size == 0 }}"
              parents:
                type: DeclarativeStream
                name: parents
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: http://api/parents}
                  record_selector: {$ref: "#/definitions/selector"}
                  paginator: {$ref: "#/definitions/offsets"}
                schema_loader: {$ref: "#/definitions/schema"}
            streams:
              - type: DeclarativeStream
                name: events
                incremental_sync: {type: IncrementingCountCursor, cursor_field: at, pages_per_checkpoint_interval: 2}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: http://api/events}
                  record_selector: {$ref: "#/definitions/selector"}
                  paginator: {$ref: "#/definitions/offsets"}
                schema_loader: {$ref: "#/definitions/schema"}
              - type: DeclarativeStream
                name: tokens
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: http://api/tokens}
                  record_selector: {$ref: "#/definitions/selector"}
                  paginator: {$ref: "#/definitions/cursor"}
                schema_loader: {$ref: "#/definitions/schema"}
              - type: DeclarativeStream
                name: children
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "http://api/children/{{ stream_partition.parent }}"}
                  record_selector: {$ref: "#/definitions/selector"}
                  paginator: {$ref: "#/definitions/offsets"}
                  partition_router:
                    type: SubstreamPartitionRouter
                    parent_stream_configs:
                      - {type: ParentStreamConfig, parent_key: at, partition_field: parent, stream: {$ref: "#/definitions/parents"}}
                schema_loader: {$ref: "#/definitions/schema"}
            """;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** Pages of two records each, nine in all. */
    private RawResponse answer(String url) {
        asked.add(url);
        Matcher given = OFFSET.matcher(url);
        int offset = given.find() ? Integer.parseInt(given.group(1)) : 0;
        String body = IntStream.range(offset, Math.min(9, offset + 2))
                .mapToObj(i -> "{\"at\": " + (i + 1) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        return new RawResponse(
                200, Headers.empty(), url, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private String sync(int pages, String... streams) throws Exception {
        HttpTransport transport = request -> answer(request.url());
        FakeTime time = new FakeTime();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        asked.clear();
        Connector.load("manifest.yaml", MANIFEST)
                .configure(
                        (ObjectNode) new YamlReader().read("config.json", "{}"),
                        new MessageWriter(out),
                        RunOptions.standard()
                                .transport(transport)
                                .clock(time)
                                .sleeper(time)
                                .pagesAhead(pages))
                .read(
                        new ConfiguredCatalog(List.of(streams).stream()
                                .map(name -> new ConfiguredStream(
                                        StreamDescriptor.of(name), SyncMode.INCREMENTAL, List.of(), Map.of()))
                                .toList()),
                        InputState.EMPTY,
                        new StopSignal());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theOutputIsTheSameByteForByte() throws Exception {
        String without = sync(0, "events", "children");
        int requests = asked.size();
        for (int pages : List.of(1, 4, 100)) {
            assertEquals(without, sync(pages, "events", "children"));
            int slices = 1 + 1 + 9; // the events, the parents, and the children of each
            assertTrue(asked.size() <= requests + pages * slices, asked.size() + " after " + requests);
        }
    }

    @Test
    void aStreamWhosePagesCannotBeReadAheadSaysWhyOnce() throws Exception {
        String line =
                "Stream tokens: its pages are not read ahead, since the token of a page stands in the answer before"
                        + " (CursorPagination)";
        assertEquals(1, sync(2, "events", "tokens").split(Pattern.quote(line), -1).length - 1);
        assertEquals(0, sync(0, "events", "tokens").split(Pattern.quote(line), -1).length - 1);
    }

    @Test
    void soManyPagesThereMayBe() {
        RunOptions.standard().pagesAhead(RunOptions.MOST_PAGES_AHEAD);
        assertThrows(IllegalArgumentException.class, () -> RunOptions.standard().pagesAhead(-1));
        assertThrows(
                IllegalArgumentException.class,
                () -> RunOptions.standard().pagesAhead(RunOptions.MOST_PAGES_AHEAD + 1));
    }
}
