package dev.cairn.benchmarks;

import dev.cairn.http.HttpTransport;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator;
import dev.cairn.runtime.split.SplitPosition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the coordinator of splits holds in memory, how large its snapshots are, and how long it takes to make and to read
 * one: a stream whose partitions are the records of a parent that keeps its state. The API is in memory.
 *
 * <p>{@code java -cp benchmarks.jar dev.cairn.benchmarks.SplitCoordinatorSize [partitions [unconfirmed]]}
 */
public final class SplitCoordinatorSize {

    private static final int PAGE = 1000;
    private static final Pattern NUMBER = Pattern.compile("page=(\\d+)");
    private static final StreamDescriptor ITEMS = StreamDescriptor.of("items");
    private static final ConfiguredCatalog CATALOG =
            new ConfiguredCatalog(List.of(new ConfiguredStream(ITEMS, SyncMode.INCREMENTAL, List.of(), Map.of())));
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            definitions:
              cursor:
                type: DatetimeBasedCursor
                cursor_field: at
                datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                start_datetime: "2024-01-01T00:00:00Z"
                pages_per_checkpoint_interval: 1
              retriever:
                type: SimpleRetriever
                requester: {type: HttpRequester, url_base: "https://api.test", path: "/{{ parameters['path'] }}"}
                paginator:
                  type: DefaultPaginator
                  page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                  pagination_strategy: {type: PageIncrement, page_size: 1000}
                record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            streams:
              - type: DeclarativeStream
                name: items
                $parameters: {path: items}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                incremental_sync: {$ref: "#/definitions/cursor"}
                retriever:
                  $ref: "#/definitions/retriever"
                  partition_router:
                    type: SubstreamPartitionRouter
                    parent_stream_configs:
                      - type: ParentStreamConfig
                        parent_key: id
                        partition_field: parent
                        incremental_dependency: true
                        stream:
                          type: DeclarativeStream
                          name: parents
                          $parameters: {path: parents}
                          schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                          incremental_sync: {$ref: "#/definitions/cursor"}
                          retriever: {$ref: "#/definitions/retriever"}
            """;

    private SplitCoordinatorSize() {}

    /** The arguments say how many partitions there are, and how many closings are always unconfirmed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int partitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        int unconfirmed = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        ConfiguredConnector connector = Connector.load("manifest.yaml", MANIFEST)
                .configure(
                        new ConfigReader().read("config.json", "{}"),
                        new MessageWriter(OutputStream.nullOutputStream()),
                        RunOptions.standard().transport(api(partitions)));
        Instant asOf = Instant.parse("2026-01-01T00:00:00Z");
        SplitCoordinator coordinator = connector.coordinate(CATALOG, InputState.EMPTY, asOf, 1);
        Deque<Split> closed = new ArrayDeque<>();
        long before = used();
        int found = 0;
        long start = System.nanoTime();
        while (coordinator.next() instanceof SplitCoordinator.Next.Ready ready) {
            found++;
            Split split = ready.split();
            coordinator.report(split.at(new SplitPosition(
                    "2025-01-01T00:00Z", "2025-01-01T00:00Z", true, SplitPosition.Phase.CLOSED, 10, List.of())));
            closed.add(split);
            if (closed.size() > unconfirmed) {
                coordinator.confirm(ITEMS, closed.remove().number());
            }
            if (found % (partitions / 5) == 0) {
                report(connector, coordinator, found, used() - before, System.nanoTime() - start);
            }
        }
    }

    private static void report(
            ConfiguredConnector connector, SplitCoordinator coordinator, int found, long bytes, long nanos)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        int state = Json.writeBytes(coordinator.state(ITEMS).orElseThrow().state()).length;
        long said = System.nanoTime();
        byte[] snapshot = Json.writeBytes(coordinator.snapshot());
        long written = System.nanoTime();
        connector.coordinate(CATALOG, object(snapshot), 1);
        long read = System.nanoTime();
        System.out.printf(
                "%,d partitions after %.1f s: %.1f MB in memory; STATE %.2f MB in %d ms; snapshot %.2f MB in %d ms, gone on"
                        + " from in %d ms%n",
                found,
                nanos / 1e9,
                bytes / 1e6,
                state / 1e6,
                (said - start) / 1_000_000,
                snapshot.length / 1e6,
                (written - said) / 1_000_000,
                (read - written) / 1_000_000);
    }

    @SuppressWarnings("unchecked") // snapshots are objects
    private static Map<String, Object> object(byte[] json) throws IOException {
        return (Map<String, Object>) Json.parse(json);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Parents change one after the other, ten in each second. */
    private static HttpTransport api(int partitions) {
        Instant first = Instant.parse("2024-01-01T00:00:00Z");
        return request -> {
            Matcher page = NUMBER.matcher(request.url());
            int from = (page.find() ? Integer.parseInt(page.group(1)) : 0) * PAGE;
            StringBuilder body = new StringBuilder("[");
            for (int id = from; id < Math.min(from + PAGE, partitions); id++) {
                body.append(id > from ? "," : "")
                        .append("{\"id\":\"parent-")
                        .append(id)
                        .append("\",\"at\":\"")
                        .append(first.plusSeconds(id / 10))
                        .append("\"}");
            }
            return JsonResponse.of(request, body.append("]").toString().getBytes(StandardCharsets.UTF_8));
        };
    }
}
