package dev.cairn.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
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
import java.io.ByteArrayOutputStream;
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

/**
 * Measures what states of many partitions cost: whole syncs of 10 to 100,000 partitions of a list or of parents,
 * with one record of 1 kB each, without checkpoints, with a state after each page, and as {@code cairn sync} sets them. Prints bytes, processor time and the
 * most memory that was reachable, beyond what was before the sync. The API is in memory, so that nothing hides the cost.
 *
 * <p>{@code java -cp benchmarks.jar dev.cairn.benchmarks.StateCosts [most partitions]}
 */
public final class StateCosts {

    private static final int SAMPLES = 50;
    private static final Pattern PAGE = Pattern.compile("page=(\\d+)");
    private static final byte[] RECORD = ("[{\"id\":1,\"at\":\"2024-01-05\",\"text\":\"" + "some text ".repeat(100)
                    + "\"}]")
            .getBytes(StandardCharsets.UTF_8);
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
            page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}, \
            pagination_strategy: {type: PageIncrement, page_size: 100}}}}}]}""";
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [children]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 4}
            streams:
              - type: DeclarativeStream
                name: children
                primary_key: id
                %s
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "http://api", path: "/of/{{ stream_partition.p }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  partition_router: %s
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """;

    private StateCosts() {}

    private enum Checkpoints {
        NONE,
        EACH_PAGE,
        AUTOMATIC;

        RunOptions in(RunOptions options) {
            return switch (this) {
                case NONE -> options;
                case EACH_PAGE -> options.checkpointPages(1);
                case AUTOMATIC -> options.unaskedCheckpoints();
            };
        }
    }

    private record Cost(long recordBytes, long stateBytes, long states, double seconds, double megabytes) {

        String bytes() {
            return "%.2f (%,d)".formatted((double) stateBytes / recordBytes, states);
        }
    }

    /** The argument bounds the number of partitions. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int most = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        System.out.println(
                "| partitions, cursor | how many | bytes of states for each of records (states): N = 1 | automatic"
                        + " | processor time: without | N = 1 | automatic | memory: without | N = 1 | automatic |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (String router : List.of(LIST, PARENTS)) {
            for (String cursor : List.of(CURSOR, "")) {
                String words = (router.equals(LIST) ? "list, " : "parents, ") + (cursor.isEmpty() ? "none" : "each");
                print(words, MANIFEST.formatted(cursor, router), most);
            }
        }
    }

    private static void print(String words, String manifest, int most) throws IOException, InterruptedException {
        for (Checkpoints checkpoints : Checkpoints.values()) {
            measure(manifest, 5000, checkpoints); // until the JVM has compiled what there is to compile
        }
        for (int partitions = 10; partitions <= most; partitions *= 10) {
            Cost without = measure(manifest, partitions, Checkpoints.NONE);
            Cost each = measure(manifest, partitions, Checkpoints.EACH_PAGE);
            Cost automatic = measure(manifest, partitions, Checkpoints.AUTOMATIC);
            System.out.printf(
                    "| %s | %,d | %s | %s | %.2f s | %.2f s | %.2f s | %.1f MB | %.1f MB | %.1f MB |%n",
                    words,
                    partitions,
                    each.bytes(),
                    automatic.bytes(),
                    without.seconds,
                    each.seconds,
                    automatic.seconds,
                    without.megabytes,
                    each.megabytes,
                    automatic.megabytes);
        }
    }

    /** One sync for memory, in which the collector runs fifty times, and one for time and bytes. */
    private static Cost measure(String manifest, int partitions, Checkpoints checkpoints)
            throws IOException, InterruptedException {
        AtomicLong most = new AtomicLong();
        AtomicInteger requests = new AtomicInteger();
        reachable(); // what the sync before has left to finalizers and cleaners goes with the second collection
        long before = reachable();
        run(manifest, partitions, checkpoints, OutputStream.nullOutputStream(), request -> {
            if (requests.incrementAndGet() % Math.max(1, partitions / SAMPLES) == 0) {
                most.accumulateAndGet(reachable() - before, Math::max);
            }
            return respond(request, partitions);
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        System.gc();
        long cpu = system.getProcessCpuTime();
        run(manifest, partitions, checkpoints, out, request -> respond(request, partitions));
        double seconds = (system.getProcessCpuTime() - cpu) / 1e9;
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        long states = lines.stream()
                .filter(line -> line.startsWith("{\"type\":\"STATE\""))
                .count();
        return new Cost(bytes(lines, "RECORD"), bytes(lines, "STATE"), states, seconds, most.get() / 1e6);
    }

    private static long bytes(List<String> lines, String type) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"type\":\"" + type))
                .mapToLong(line -> line.length() + 1L)
                .sum();
    }

    private static void run(
            String manifest, int partitions, Checkpoints checkpoints, OutputStream out, HttpTransport transport)
            throws IOException, InterruptedException {
        List<String> ids = IntStream.range(0, partitions).mapToObj(i -> "p" + i).toList();
        ConfiguredStream stream =
                new ConfiguredStream(StreamDescriptor.of("children"), SyncMode.INCREMENTAL, List.of(), Map.of());
        Connector.load("manifest.yaml", manifest)
                .configure(
                        new ConfigReader().read("config.json", Json.write(Map.of("ids", ids))),
                        new MessageWriter(out),
                        checkpoints.in(RunOptions.standard().transport(transport)))
                .read(new ConfiguredCatalog(List.of(stream)), InputState.EMPTY, new StopSignal());
    }

    private static RawResponse respond(Request request, int partitions) {
        if (!request.url().contains("/parents")) {
            return JsonResponse.of(request, RECORD);
        }
        Matcher matcher = PAGE.matcher(request.url());
        int first = matcher.find() ? 100 * Integer.parseInt(matcher.group(1)) : 0;
        return JsonResponse.of(
                request,
                Json.writeBytes(IntStream.range(first, Math.min(first + 100, partitions))
                        .mapToObj(i -> Map.of("id", "p" + i))
                        .toList()));
    }

    private static long reachable() {
        System.gc();
        // Workers go on behind the collection, so what is in use now says less.
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
