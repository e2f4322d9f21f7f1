package dev.cairn.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.cairn.http.HttpTransport;
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
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a partition costs: whole syncs of a substream with 5,000 and 50,000 parents and 4 workers. Prints the CPU
 * time per partition and the most heap that was used; {@code -Xmx512m} is enough. The API is in memory, so that
 * nothing hides the cost.
 *
 * <p>{@code java -Xmx512m -cp benchmarks.jar dev.cairn.benchmarks.Partitions [kind...]}
 */
public final class Partitions {

    private static final int PAGE = 100;
    private static final Pattern NUMBER = Pattern.compile("p=(\\d+)");
    private static final byte[] CHILDREN =
            "[{\"id\":1,\"at\":\"2024-01-05\"},{\"id\":2,\"at\":\"2024-01-06\"}]".getBytes(StandardCharsets.UTF_8);

    private Partitions() {}

    /** What kind of substream. */
    private enum Kind {
        /** Read in full, without state. */
        FULL("", "", false),
        /** A state for each partition, and one for all above 10,000 of them. */
        INCREMENTAL("", CURSOR, false),
        /** Likewise, and the parent goes on where it stopped. */
        PARENT_STATE(CURSOR, CURSOR, true),
        /** Checkpoints inside of slices, which make states of many partitions larger than anything else. */
        CHECKPOINTS("", CURSOR.replace("cursor_field", "pages_per_checkpoint_interval: 1, cursor_field"), false);

        private final String parentCursor;
        private final String childCursor;
        private final boolean dependent;

        Kind(String parentCursor, String childCursor, boolean dependent) {
            this.parentCursor = parentCursor;
            this.childCursor = childCursor;
            this.dependent = dependent;
        }
    }

    private static final String CURSOR =
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%d',"
                    + " start_datetime: '2024-01-01', end_datetime: '2024-02-01'}";

    /** Arguments are kinds; all of them without any. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (Kind kind : Kind.values()) {
            if (arguments.length == 0 || List.of(arguments).contains(kind.name())) {
                run(kind, 50_000); // until the JVM has compiled what there is to compile
                double few = least(kind, 5000, 10);
                double many = least(kind, 50_000, 3);
                System.out.printf("%-13s 50,000 cost %.2f times as much each as 5,000%n", kind, many / few);
            }
        }
    }

    private static double least(Kind kind, int partitions, int runs) throws IOException, InterruptedException {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            least = Math.min(least, run(kind, partitions));
        }
        return least;
    }

    /** CPU time per partition in microseconds, which other programs on the machine disturb less than the time that passes. */
    private static double run(Kind kind, int partitions) throws IOException, InterruptedException {
        ConfiguredConnector connector = Connector.load("manifest.yaml", manifest(kind))
                .configure(
                        new ConfigReader().read("config.json", "{}"),
                        new MessageWriter(OutputStream.nullOutputStream()),
                        RunOptions.standard().transport(api(partitions)));
        ConfiguredStream stream =
                new ConfiguredStream(StreamDescriptor.of("children"), SyncMode.INCREMENTAL, List.of(), Map.of());
        System.gc();
        heap(true);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        SyncResult result = connector.read(new ConfiguredCatalog(List.of(stream)), InputState.EMPTY, new StopSignal());
        double wall = (System.nanoTime() - start) / 1e3 / partitions;
        double micros = (system.getProcessCpuTime() - cpu) / 1e3 / partitions;
        System.out.printf(
                "%-13s %6d partitions: %6.1f us of CPU each (%6.1f us pass), %4d MB of heap, %s%n",
                kind, partitions, micros, wall, heap(false) >> 20, result);
        return micros;
    }

    /** The most that was in use, garbage included, of all pools together. */
    private static long heap(boolean reset) {
        long most = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                most += pool.getPeakUsage().getUsed();
                if (reset) {
                    pool.resetPeakUsage();
                }
            }
        }
        return most;
    }

    private static HttpTransport api(int partitions) {
        return request -> {
            byte[] body = CHILDREN;
            if (request.url().contains("/parents")) {
                Matcher matcher = NUMBER.matcher(request.url());
                body = parents(matcher.find() ? Integer.parseInt(matcher.group(1)) : 0, partitions);
            }
            return JsonResponse.of(request, body);
        };
    }

    private static byte[] parents(int page, int partitions) {
        StringBuilder json = new StringBuilder("{\"next\":" + (page + 1) + ",\"data\":[");
        for (int i = page * PAGE; i < Math.min((page + 1) * PAGE, partitions); i++) {
            json.append(i == page * PAGE ? "" : ",")
                    .append("{\"id\":\"parent-")
                    .append(i)
                    .append("\",\"at\":\"2024-01-02\",\"text\":\"")
                    .append("some text that no partition needs ".repeat(20))
                    .append("\"}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String manifest(Kind kind) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [children]}
                concurrency_level: {type: ConcurrencyLevel, default_concurrency: 4}
                definitions:
                  parents:
                    type: DeclarativeStream
                    name: parents
                    %s
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "http://api", path: /parents, use_cache: false}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: p}
                        pagination_strategy: {type: PageIncrement, page_size: 100}
                streams:
                  - type: DeclarativeStream
                    name: children
                    %s
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "http://api", path: "/of/{{ stream_partition.parent }}"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      partition_router:
                        type: SubstreamPartitionRouter
                        parent_stream_configs:
                          - type: ParentStreamConfig
                            stream: {$ref: "#/definitions/parents"}
                            parent_key: id
                            partition_field: parent
                            incremental_dependency: %s
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                """.formatted(kind.parentCursor, kind.childCursor, kind.dependent);
    }
}
