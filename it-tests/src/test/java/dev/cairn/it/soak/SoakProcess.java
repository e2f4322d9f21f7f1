package dev.cairn.it.soak;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A sync in a process of its own, which trusts whom its command line says. Prints what came of it as a JSON object. Waits
 * between attempts are a hundred times as short as they should be.
 *
 * <p>Arguments: the API's address, how many streams, how many slices of each, how many workers.
 */
final class SoakProcess {

    private SoakProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int streams = Integer.parseInt(arguments[1]);
        int slices = Integer.parseInt(arguments[2]);
        Watch watch = new Watch(streams * slices * SoakApi.RECORDS_A_PAGE);
        AtomicInteger waits = new AtomicInteger();
        Sleeper hasty = duration -> {
            waits.incrementAndGet();
            Thread.sleep(duration.toMillis() / 100);
        };
        long start = System.nanoTime();
        SyncResult result;
        try (ConfiguredConnector connector = Connector.load("manifest.yaml", manifest(streams, slices, arguments[3]))
                .configure(
                        (ObjectNode) new YamlReader().read("config.json", "{base_url: '" + arguments[0] + "'}"),
                        new MessageWriter(watch),
                        RunOptions.standard().sleeper(hasty))) {
            result = connector.read(
                    new CatalogReader().read("catalog.json", catalog(streams)), InputState.EMPTY, new StopSignal());
        }
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("result", result.name());
        report.put("records", (long) watch.records);
        report.put("distinct", (long) watch.ids.size());
        report.put("waits", (long) waits.get());
        report.put("failed", (long) watch.failures.size());
        report.put("failure", watch.failures.isEmpty() ? "" : watch.failures.get(0));
        report.put("peakThreads", (long) ManagementFactory.getThreadMXBean().getPeakThreadCount());
        report.put("heapMegabytes", watch.heap);
        report.put("millis", (System.nanoTime() - start) / 1_000_000);
        System.out.println(Json.write(report));
        System.exit(0);
    }

    /** Takes the messages, counts, and looks at the heap after each tenth of them. */
    private static final class Watch extends OutputStream {

        private final int expected;
        private final StringBuilder line = new StringBuilder();
        private final Set<Object> ids = new HashSet<>();
        private final List<String> failures = new ArrayList<>();
        private final List<@Nullable Object> heap = new ArrayList<>();
        private int records;

        Watch(int expected) {
            this.expected = expected;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (char c : new String(bytes, offset, length, StandardCharsets.ISO_8859_1).toCharArray()) {
                if (c == '\n') {
                    take((Map<?, ?>) Json.parse(line.toString()));
                    line.setLength(0);
                } else {
                    line.append(c);
                }
            }
        }

        private void take(@Nullable Map<?, ?> message) {
            if (message == null) {
                return;
            }
            if (message.get("record") instanceof Map<?, ?> record && record.get("data") instanceof Map<?, ?> data) {
                records++;
                ids.add(String.valueOf(data.get("id")));
                if (records % Math.max(1, expected / 10) == 0) {
                    System.gc();
                    heap.add(ManagementFactory.getMemoryMXBean()
                                    .getHeapMemoryUsage()
                                    .getUsed()
                            >> 20);
                }
            }
            if (message.get("trace") instanceof Map<?, ?> trace && trace.get("error") instanceof Map<?, ?> error) {
                failures.add(String.valueOf(error.get("internal_message")));
            }
        }
    }

    private static String catalog(int streams) {
        StringBuilder catalog = new StringBuilder("{\"streams\": [");
        for (int i = 0; i < streams; i++) {
            catalog.append(i == 0 ? "" : ",").append("""
                    {"stream": {"name": "s%d", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
                     "sync_mode": "full_refresh", "destination_sync_mode": "overwrite"}""".formatted(i));
        }
        return catalog.append("]}").toString();
    }

    private static String manifest(int streams, int slices, String workers) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < slices; i++) {
            values.append(i == 0 ? "" : ", ").append('\'').append(i).append('\'');
        }
        StringBuilder manifest = new StringBuilder("""
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [s0]}
                concurrency_level: {type: ConcurrencyLevel, default_concurrency: %s, max_concurrency: 100}
                streams:
                """.formatted(workers));
        for (int i = 0; i < streams; i++) {
            manifest.append("""
                      - type: DeclarativeStream
                        name: s%1$d
                        schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                        retriever:
                          type: SimpleRetriever
                          requester:
                            type: HttpRequester
                            url_base: "{{ config['base_url'] }}"
                            path: /items
                            request_parameters: {stream: s%1$d, slice: "{{ stream_partition['slice'] }}"}
                          record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                          partition_router: {type: ListPartitionRouter, cursor_field: slice, values: [%2$s]}
                    """.formatted(i, values));
        }
        return manifest.toString();
    }
}
