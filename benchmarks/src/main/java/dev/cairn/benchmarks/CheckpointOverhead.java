package dev.cairn.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.HttpTransport;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code pages_per_checkpoint_interval} costs: whole syncs of 100 pages of 1,000 records each, side by side without
 * it and with N = 5 and 1, in turn, of streams with a cursor, with a key, and with neither. Prints medians. The API is in
 * memory, so that nothing hides the cost; the output is a file.
 *
 * <p>{@code java -cp benchmarks.jar dev.cairn.benchmarks.CheckpointOverhead [rounds]}
 */
public final class CheckpointOverhead {

    private static final int PAGES = 100;
    private static final int PAGE_SIZE = 1000;
    /** So many syncs are measured together: the CPU clock is coarse. */
    private static final int SYNCS = 10;

    private static final int[] INTERVALS = {0, 5, 1};

    /** What a stream has, by which its checkpoints go. */
    private enum Has {
        CURSOR("""
                    incremental_sync:
                      type: DatetimeBasedCursor
                      cursor_field: at
                      datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                      start_datetime: "2024-01-01T00:00:00Z"
                      end_datetime: "2024-03-01T00:00:00Z"
                """),
        KEY("    primary_key: id\n"),
        NEITHER("");

        private final String yaml;

        Has(String yaml) {
            this.yaml = yaml;
        }
    }

    private static final Pattern PAGE = Pattern.compile("page=(\\d+)");

    private CheckpointOverhead() {}

    /** How long one sync took on average. */
    private record Cost(long wallNanos, long cpuNanos) {}

    /** The argument says how many rounds are measured; 15 without one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
        List<byte[]> pages = pages();
        Path output = Files.createTempFile("checkpoint-overhead", ".jsonl");
        for (Has has : Has.values()) {
            System.out.println(has);
            measure(has, rounds, pages, output);
        }
        Files.delete(output);
    }

    private static void measure(Has has, int rounds, List<byte[]> pages, Path output)
            throws IOException, InterruptedException {
        List<List<Cost>> costs = new ArrayList<>();
        for (int interval : INTERVALS) {
            costs.add(new ArrayList<>());
            run(has, interval, pages, output);
        }
        for (int round = -2; round < rounds; round++) {
            for (int i = 0; i < INTERVALS.length; i++) {
                int which = (i + Math.floorMod(round, INTERVALS.length)) % INTERVALS.length;
                Cost cost = run(has, INTERVALS[which], pages, output);
                if (round >= 0) {
                    costs.get(which).add(cost);
                }
            }
        }
        for (int i = 0; i < INTERVALS.length; i++) {
            report(INTERVALS[i], costs.get(0), costs.get(i));
        }
    }

    /** Differences are medians of those within a round, since what disturbs a round disturbs all of it. */
    private static void report(int interval, List<Cost> without, List<Cost> with) {
        double[] wall = new double[with.size()];
        double[] cpu = new double[with.size()];
        double[] moreWall = new double[with.size()];
        double[] moreCpu = new double[with.size()];
        for (int i = 0; i < with.size(); i++) {
            wall[i] = with.get(i).wallNanos / 1e6;
            cpu[i] = with.get(i).cpuNanos / 1e6;
            moreWall[i] = 100.0 * with.get(i).wallNanos / without.get(i).wallNanos - 100;
            moreCpu[i] = 100.0 * with.get(i).cpuNanos / without.get(i).cpuNanos - 100;
        }
        System.out.printf(
                "%-9s wall %6.1f ms (%+5.1f %%)   CPU %6.1f ms (%+5.1f %%)%n",
                interval == 0 ? "without" : "N = " + interval,
                median(wall),
                median(moreWall),
                median(cpu),
                median(moreCpu));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static Cost run(Has has, int interval, List<byte[]> pages, Path output)
            throws IOException, InterruptedException {
        HttpTransport api = request -> {
            Matcher matcher = PAGE.matcher(request.url());
            int page = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
            return JsonResponse.of(request, pages.get(page));
        };
        Connector connector = Connector.load("manifest.yaml", manifest(has));
        RunOptions options = RunOptions.standard().transport(api);
        options = interval == 0 ? options : options.checkpointPages(interval);
        ObjectNode config = new ConfigReader().read("config.json", "{}");
        ConfiguredStream stream = new ConfiguredStream(
                StreamDescriptor.of("events"),
                has == Has.CURSOR ? SyncMode.INCREMENTAL : SyncMode.FULL_REFRESH,
                List.of(),
                Map.of());
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        System.gc();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        for (int sync = 0; sync < SYNCS; sync++) {
            try (OutputStream out = Files.newOutputStream(output)) {
                connector
                        .configure(config, new MessageWriter(out), options)
                        .read(new ConfiguredCatalog(List.of(stream)), InputState.EMPTY, new StopSignal());
            }
        }
        return new Cost((System.nanoTime() - start) / SYNCS, (system.getProcessCpuTime() - cpu) / SYNCS);
    }

    private static List<byte[]> pages() {
        List<byte[]> pages = new ArrayList<>();
        for (int page = 0; page <= PAGES; page++) {
            StringBuilder json = new StringBuilder("[");
            for (int i = 0; i < PAGE_SIZE && page < PAGES; i++) {
                int id = page * PAGE_SIZE + i;
                json.append(i == 0 ? "" : ",")
                        .append("""
                        {"id":%d,"at":"2024-01-%02dT%02d:%02d:%02dZ","subject":"A ticket of some length","open":true,\
                        "via":{"channel":"email","rel":null},"tags":["a","b"],"score":12.5}""".formatted(id, 1 + id / 86_400, id / 3600 % 24, id / 60 % 60, id % 60));
            }
            pages.add(json.append(']').toString().getBytes(StandardCharsets.UTF_8));
        }
        return pages;
    }

    private static String manifest(Has has) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [events]}
                streams:
                  - type: DeclarativeStream
                    name: events
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "https://api.test", path: /events}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        pagination_strategy: {type: PageIncrement, page_size: 1000}
                """ + has.yaml;
    }
}
