package dev.cairn.benchmarks;

import com.sun.management.OperatingSystemMXBean;
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
import java.util.stream.IntStream;

/**
 * Measures what states of many partitions cost: whole syncs of lists of 10 to 100,000 partitions with one record of 1 kB each,
 * without checkpoints, with a state after each page, and as {@code cairn sync} sets them. Prints bytes, processor time and the
 * most memory that was reachable, beyond what was before the sync. The API is in memory, so that nothing hides the cost.
 *
 * <p>{@code java -cp benchmarks.jar dev.cairn.benchmarks.StateCosts [most partitions]}
 */
public final class StateCosts {

    private static final int SAMPLES = 50;
    private static final byte[] RECORD = ("[{\"id\":1,\"at\":\"2024-01-05\",\"text\":\"" + "some text ".repeat(100)
                    + "\"}]")
            .getBytes(StandardCharsets.UTF_8);
    private static final String CURSOR =
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%d',"
                    + " start_datetime: '2024-01-01', end_datetime: '2024-02-01'}";
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
                  partition_router: {type: ListPartitionRouter, cursor_field: p, values: "{{ config['ids'] }}"}
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
        System.out.println("| cursor | partitions | bytes of states for each of records (states): N = 1 | automatic"
                + " | processor time: without | N = 1 | automatic | memory: without | N = 1 | automatic |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (String cursor : List.of(CURSOR, "")) {
            for (Checkpoints checkpoints : Checkpoints.values()) {
                measure(cursor, 5000, checkpoints); // until the JVM has compiled what there is to compile
            }
            for (int partitions = 10; partitions <= most; partitions *= 10) {
                Cost without = measure(cursor, partitions, Checkpoints.NONE);
                Cost each = measure(cursor, partitions, Checkpoints.EACH_PAGE);
                Cost automatic = measure(cursor, partitions, Checkpoints.AUTOMATIC);
                System.out.printf(
                        "| %s | %,d | %s | %s | %.2f s | %.2f s | %.2f s | %.1f MB | %.1f MB | %.1f MB |%n",
                        cursor.isEmpty() ? "none" : "each",
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
    }

    /** One sync for time and bytes, and one for memory, in which the collector runs fifty times. */
    private static Cost measure(String cursor, int partitions, Checkpoints checkpoints)
            throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        System.gc();
        long cpu = system.getProcessCpuTime();
        run(cursor, partitions, checkpoints, out, request -> JsonResponse.of(request, RECORD));
        double seconds = (system.getProcessCpuTime() - cpu) / 1e9;
        AtomicLong most = new AtomicLong();
        AtomicInteger requests = new AtomicInteger();
        long before = reachable();
        run(cursor, partitions, checkpoints, OutputStream.nullOutputStream(), request -> {
            if (requests.incrementAndGet() % Math.max(1, partitions / SAMPLES) == 0) {
                most.accumulateAndGet(reachable() - before, Math::max);
            }
            return JsonResponse.of(request, RECORD);
        });
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        List<String> states =
                lines.stream().filter(line -> line.startsWith("{\"type\":\"STATE\"")).toList();
        return new Cost(bytes(lines, "RECORD"), bytes(lines, "STATE"), states.size(), seconds, most.get() / 1e6);
    }

    private static long bytes(List<String> lines, String type) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"type\":\"" + type))
                .mapToLong(line -> line.length() + 1L)
                .sum();
    }

    private static void run(
            String cursor, int partitions, Checkpoints checkpoints, OutputStream out, HttpTransport transport)
            throws IOException, InterruptedException {
        List<String> ids = IntStream.range(0, partitions).mapToObj(i -> "p" + i).toList();
        ConfiguredStream stream =
                new ConfiguredStream(StreamDescriptor.of("children"), SyncMode.INCREMENTAL, List.of(), Map.of());
        Connector.load("manifest.yaml", MANIFEST.formatted(cursor))
                .configure(
                        new ConfigReader().read("config.json", Json.write(Map.of("ids", ids))),
                        new MessageWriter(out),
                        checkpoints.in(RunOptions.standard().transport(transport)))
                .read(new ConfiguredCatalog(List.of(stream)), InputState.EMPTY, new StopSignal());
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
