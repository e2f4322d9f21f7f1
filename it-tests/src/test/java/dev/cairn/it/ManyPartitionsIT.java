package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A parent of many pages, whose children are read while it still pages. */
class ManyPartitionsIT {

    private static final int PAGE = 100;

    private int parents;
    private final AtomicInteger parentPages = new AtomicInteger();
    private final AtomicInteger pagesAtFirstChild = new AtomicInteger(-1);
    private final Set<String> children = Collections.newSetFromMap(new ConcurrentHashMap<>());

    @Test
    void childrenAreReadWhileTheParentPagesAndEachOnce() throws Exception {
        eachIsReadOnce(3000, 4);
    }

    /** More partitions than have a state of their own, and one worker to make and to read them. */
    @Test
    void oneWorkerReadsTenThousandAndOnePartitions() throws Exception {
        eachIsReadOnce(10_001, 1);
    }

    private void eachIsReadOnce(int partitions, int workers) throws Exception {
        parents = partitions;
        ObjectNode config = new ConfigReader().read("config.json", "{}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SyncResult result = Connector.load("manifest.yaml", MANIFEST.replace("WORKERS", Integer.toString(workers)))
                .configure(config, new MessageWriter(out), RunOptions.standard().transport(this::answer))
                .read(
                        new ConfiguredCatalog(List.of(new ConfiguredStream(
                                StreamDescriptor.of("children"), SyncMode.INCREMENTAL, List.of(), Map.of()))),
                        InputState.EMPTY,
                        new StopSignal());
        assertEquals(SyncResult.COMPLETE, result);
        assertEquals(partitions, children.size());
        long records = out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{\"type\":\"RECORD\""))
                .count();
        assertEquals(partitions, records);
        assertTrue(pagesAtFirstChild.get() <= 2, () -> pagesAtFirstChild + " pages came before the first child");
    }

    private RawResponse answer(Request request) {
        String url = request.url();
        String body;
        if (url.contains("/parents")) {
            int page = parentPages.getAndIncrement();
            StringBuilder list = new StringBuilder("[");
            for (int i = page * PAGE; i < Math.min((page + 1) * PAGE, parents); i++) {
                list.append(i == page * PAGE ? "" : ",")
                        .append("{\"id\":")
                        .append(i)
                        .append('}');
            }
            body = list.append(']').toString();
        } else {
            pagesAtFirstChild.compareAndSet(-1, parentPages.get());
            children.add(url);
            body = "[{\"at\": \"2024-01-05\"}]";
        }
        return new RawResponse(
                200, Headers.empty(), url, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [children]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: WORKERS}
            streams:
              - type: DeclarativeStream
                name: children
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "2024-02-01"
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "http://api", path: "/of/{{ stream_partition.parent }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  partition_router:
                    type: SubstreamPartitionRouter
                    parent_stream_configs:
                      - type: ParentStreamConfig
                        parent_key: id
                        partition_field: parent
                        stream:
                          type: DeclarativeStream
                          name: parents
                          retriever:
                            type: SimpleRetriever
                            requester: {type: HttpRequester, url_base: "http://api", path: /parents, use_cache: false}
                            record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                            paginator:
                              type: DefaultPaginator
                              page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: p}
                              pagination_strategy: {type: PageIncrement, page_size: 100}
            """;
}
