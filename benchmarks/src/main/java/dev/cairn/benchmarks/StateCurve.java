package dev.cairn.benchmarks;

import com.sun.management.OperatingSystemMXBean;
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
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What states of many partitions cost: whole syncs of lists of 10 to 100,000 partitions with one record of 1 kB each, with a state
 * after each page and without the option. Prints bytes and processor time. The API is in memory, so that nothing hides the cost.
 *
 * <p>{@code java -cp benchmarks.jar dev.cairn.benchmarks.StateCurve [most partitions]}
 */
public final class StateCurve {

    private static final byte[] RECORD = ("[{\"id\":1,\"at\":\"2024-01-05\",\"text\":\"" + "some text ".repeat(100)
                    + "\"}]")
            .getBytes(StandardCharsets.UTF_8);
    private static final String CURSOR =
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%d',"
                    + " start_datetime: '2024-01-01', end_datetime: '2024-02-01'}";

    private StateCurve() {}

    private record Cost(long recordBytes, long stateBytes, long states, double seconds) {}

    /** The argument bounds the number of partitions. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int most = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        for (String cursor : List.of(CURSOR, "")) {
            run(cursor, 5000, 1); // until the JVM has compiled what there is to compile
            run(cursor, 5000, 0);
            for (int partitions = 10; partitions <= most; partitions *= 10) {
                Cost with = run(cursor, partitions, 1);
                Cost without = run(cursor, partitions, 0);
                System.out.printf(
                        "%s | %,d | %,d | %,d of %,d | %.2f s | %.2f s |%n",
                        cursor.isEmpty() ? "none" : "a cursor each",
                        partitions,
                        with.recordBytes,
                        with.states,
                        with.stateBytes,
                        with.seconds,
                        without.seconds);
            }
        }
    }

    private static Cost run(String cursor, int partitions, int pages) throws IOException, InterruptedException {
        List<String> ids = IntStream.range(0, partitions).mapToObj(i -> "p" + i).toList();
        RunOptions options = RunOptions.standard().transport(request -> JsonResponse.of(request, RECORD));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var connector = Connector.load("manifest.yaml", manifest(cursor))
                .configure(
                        new ConfigReader().read("config.json", Json.write(Map.of("ids", ids))),
                        new MessageWriter(out),
                        pages == 0 ? options : options.checkpointPages(pages));
        ConfiguredStream stream =
                new ConfiguredStream(StreamDescriptor.of("children"), SyncMode.INCREMENTAL, List.of(), Map.of());
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        connector.read(new ConfiguredCatalog(List.of(stream)), InputState.EMPTY, new StopSignal());
        double seconds = (system.getProcessCpuTime() - cpu) / 1e9;
        long records = 0;
        long states = 0;
        long count = 0;
        BufferedReader lines = new BufferedReader(new StringReader(out.toString(StandardCharsets.UTF_8)));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("{\"type\":\"RECORD\"")) {
                records += line.length() + 1L;
            } else if (line.startsWith("{\"type\":\"STATE\"")) {
                states += line.length() + 1L;
                count++;
            }
        }
        return new Cost(records, states, count, seconds);
    }

    private static String manifest(String cursor) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [children]}
                streams:
                  - type: DeclarativeStream
                    name: children
                    %s
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "http://api", path: "/of/{{ stream_partition.p }}"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      partition_router:
                        type: ListPartitionRouter
                        cursor_field: p
                        values: "{{ config['ids'] }}"
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                """.formatted(cursor);
    }
}
