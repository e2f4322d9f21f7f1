package dev.cairn.benchmarks;

import dev.cairn.http.HttpTransport;
import dev.cairn.json.Json;
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
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How much memory a partition takes with a state after each page: whole syncs of 1,000 and 100,000 partitions with one small
 * record each. Prints the most that was reachable at fifty points of each sync, beyond what was before it. The API is in memory.
 *
 * <p>{@code java -cp benchmarks.jar dev.cairn.benchmarks.StateMemory [--histogram] [name…]}; that prints which objects these are.
 */
public final class StateMemory {

    private static final int PAGE = 100;
    private static final int SAMPLES = 50;
    private static final Pattern NUMBER = Pattern.compile("p=(\\d+)");
    private static final byte[] RECORD = "[{\"id\":1,\"at\":\"2024-01-05\"}]".getBytes(StandardCharsets.UTF_8);

    private static final String CURSOR =
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%d',"
                    + " start_datetime: '2024-01-01', end_datetime: '2024-02-01'}";
    private static final String LIST = "{type: ListPartitionRouter, cursor_field: p, values: \"{{ config['ids'] }}\"}";
    private static final String PARENTS = """
            {type: SubstreamPartitionRouter, parent_stream_configs: [{type: ParentStreamConfig, parent_key: id, \
            partition_field: p, stream: {type: DeclarativeStream, name: parents, \
            schema_loader: {type: InlineSchemaLoader, schema: {type: object}}, retriever: {type: SimpleRetriever, \
            requester: {type: HttpRequester, url_base: "http://api", path: /parents}, \
            record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}, \
            paginator: {type: DefaultPaginator, \
            page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: p}, \
            pagination_strategy: {type: PageIncrement, page_size: 100}}}}}]}""";

    private StateMemory() {}

    /** Prints a row for each kind of stream. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        boolean histogram = given.contains("--histogram");
        for (String router : List.of(LIST, PARENTS)) {
            for (String cursor : List.of(CURSOR, "")) {
                String name =
                        (router.equals(LIST) ? "list" : "parents") + (cursor.isEmpty() ? "" : " with a cursor each");
                if (given.stream().anyMatch(each -> !each.startsWith("--")) && !given.contains(name)) {
                    continue;
                }
                run(router, cursor, 1000, 1, false); // until all classes are there
                long few = run(router, cursor, 1000, 1, false);
                long many = run(router, cursor, 100_000, 1, histogram);
                long without = run(router, cursor, 100_000, 0, false);
                System.out.printf(
                        "%s | %.1f MB | %.1f MB | %d bytes | %.1f MB |%n",
                        name, few / 1e6, many / 1e6, (many - few) / 99_000, without / 1e6);
            }
        }
    }

    /** Returns bytes. */
    private static long run(String router, String cursor, int partitions, int pages, boolean histogram)
            throws IOException, InterruptedException {
        List<String> ids = router.equals(LIST)
                ? IntStream.range(0, partitions).mapToObj(i -> "p" + i).toList()
                : List.of();
        AtomicLong most = new AtomicLong();
        AtomicInteger requests = new AtomicInteger();
        long before = reachable();
        RunOptions options = RunOptions.standard().transport(api(partitions, requests, () -> {
            long now = reachable() - before;
            if (most.getAndAccumulate(now, Math::max) < now && histogram) {
                System.out.printf("after %,d requests: %.1f MB%n", requests.get(), now / 1e6);
                printHistogram();
            }
        }));
        var connector = Connector.load("manifest.yaml", manifest(router, cursor))
                .configure(
                        new ConfigReader().read("config.json", Json.write(Map.of("ids", ids))),
                        new MessageWriter(OutputStream.nullOutputStream()),
                        pages == 0 ? options : options.checkpointPages(pages));
        ConfiguredStream stream =
                new ConfiguredStream(StreamDescriptor.of("children"), SyncMode.INCREMENTAL, List.of(), Map.of());
        connector.read(new ConfiguredCatalog(List.of(stream)), InputState.EMPTY, new StopSignal());
        return most.get();
    }

    private static long reachable() {
        System.gc();
        // Workers go on behind the collection, so what is in use now says less.
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static void printHistogram() {
        try {
            Object text = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            text.toString().lines().limit(25).forEach(System.out::println);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpTransport api(int partitions, AtomicInteger requests, Runnable sample) {
        return request -> {
            byte[] body = RECORD;
            if (request.url().contains("/parents")) {
                Matcher matcher = NUMBER.matcher(request.url());
                body = parents(matcher.find() ? Integer.parseInt(matcher.group(1)) : 0, partitions);
            } else if (requests.incrementAndGet() % (partitions / SAMPLES) == 0) {
                sample.run();
            }
            return JsonResponse.of(request, body);
        };
    }

    private static byte[] parents(int page, int partitions) {
        List<Map<String, Object>> parents = IntStream.range(page * PAGE, Math.min((page + 1) * PAGE, partitions))
                .mapToObj(i -> Map.<String, Object>of("id", "p" + i))
                .toList();
        return Json.write(parents).getBytes(StandardCharsets.UTF_8);
    }

    private static String manifest(String router, String cursor) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [children]}
                concurrency_level: {type: ConcurrencyLevel, default_concurrency: 4}
                streams:
                  - type: DeclarativeStream
                    name: children
                    %s
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "http://api", path: "/of/{{ stream_partition.p }}"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      partition_router: %s
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                """.formatted(cursor, router);
    }
}
