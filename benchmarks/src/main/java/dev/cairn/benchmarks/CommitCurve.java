package dev.cairn.benchmarks;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptProgress;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.KeptTable;
import dev.cairn.destinations.TableWriter;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.sync.StopSignal;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long commits of {@code cairn sync} take with 10 to 100,000 partitions of one record of 1 kB each and a state after each page,
 * all of which are committed. Measured are taking the rows over, which there are more of the longer states wait, and the
 * commit; the API is in memory.
 *
 * <p>{@code java -cp benchmarks.jar dev.cairn.benchmarks.CommitCurve [most partitions] [address of a destination]...}
 */
public final class CommitCurve {

    private static final String TEXT = "some text ".repeat(100);
    private static final int ENTRY_COMMITS = 300;

    private CommitCurve() {}

    /** What partitions come from, and whether each has a cursor. */
    private enum Kind {
        /** No sync: a state as others write it, with an entry for each partition, of which one moves. */
        ENTRIES("a state with all entries"),
        CHILDREN("one page of parents, no cursor"),
        LIST("a list, a cursor each");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** The first argument bounds the number of partitions. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int most = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        List<String> addresses = arguments.length > 1
                ? Arrays.asList(arguments).subList(1, arguments.length)
                : List.of("sqlite:" + Files.createTempDirectory("commits").resolve("rows.db"));
        System.out.println(
                "destination | partitions | number | commits | a state | rows taken over | commit (median, 95th percentile, longest)");
        for (String address : addresses) {
            for (Kind kind : Kind.values()) {
                measure(address, kind, 2000); // until the JVM has compiled what there is to compile
                for (int partitions = 10; partitions <= most; partitions *= 10) {
                    Commits commits = measure(address, kind, partitions);
                    System.out.printf(
                            "%s | %s | %,d | %s |%n",
                            address.replaceFirst(":.*", ""), kind.words, partitions, commits.words());
                }
            }
        }
    }

    /** Durations in nanoseconds. */
    private static final class Commits {

        private final List<Long> rows = new ArrayList<>();
        private final List<Long> commits = new ArrayList<>();
        private long stateBytes;

        void committed(long nanos, KeptStream kept) {
            commits.add(nanos);
            if (commits.size() % 20 == 2) { // some states, so that this takes little
                long bytes = Json.writeBytes(Arrays.asList(
                                kept.progress().state(),
                                kept.refresh() == null ? null : kept.refresh().state()))
                        .length;
                stateBytes = Math.max(stateBytes, bytes);
            }
        }

        String words() {
            return "%,d | %,d bytes | %s | %s".formatted(commits.size(), stateBytes, words(rows), words(commits));
        }

        private static String words(List<Long> nanos) {
            List<Long> sorted = nanos.stream().sorted().toList();
            int count = sorted.size();
            return count == 0
                    ? "none"
                    : "%.1f, %.1f, %.1f ms"
                            .formatted(
                                    sorted.get(count / 2) / 1e6,
                                    sorted.get(count * 95 / 100) / 1e6,
                                    sorted.get(count - 1) / 1e6);
        }
    }

    private static Commits measure(String address, Kind kind, int partitions) throws IOException, InterruptedException {
        String name = kind.name().toLowerCase(Locale.ROOT) + partitions;
        if (address.startsWith("postgresql:")) {
            return measure(address + "?schema=" + name + "_" + System.nanoTime(), name, kind, partitions);
        }
        Path place = Path.of(address.substring(address.indexOf(':') + 1));
        return measure(address + "_" + name + "_" + System.nanoTime() + place.getFileName(), name, kind, partitions);
    }

    private static Commits measure(String address, String name, Kind kind, int partitions)
            throws IOException, InterruptedException {
        Commits commits = new Commits();
        try (Destination destination = Destinations.open(address)) {
            Destination measured = (Destination) timed(destination, Destination.class, commits);
            if (kind == Kind.ENTRIES) {
                entries(measured, name, partitions);
            } else {
                sync(measured, name, kind, partitions);
            }
        }
        return commits;
    }

    private static Object timed(Object of, Class<?> type, Commits commits) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            long begin = System.nanoTime();
            Object result;
            try {
                result = method.invoke(of, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
            long took = System.nanoTime() - begin;
            if (method.getName().equals("commit") && !((List<?>) arguments[0]).isEmpty()) {
                commits.committed(took, (KeptStream) ((List<?>) arguments[0]).get(0));
            } else if (method.getName().matches("take|keep")) {
                commits.rows.add(took);
            }
            return result instanceof DestinationWriter writer
                    ? timed(writer, DestinationWriter.class, commits)
                    : result instanceof TableWriter table ? timed(table, TableWriter.class, commits) : result;
        });
    }

    private static void entries(Destination destination, String name, int partitions) throws DestinationException {
        List<Object> entries = IntStream.range(0, partitions)
                .<Object>mapToObj(i -> entry(i, 0))
                .collect(Collectors.toCollection(ArrayList::new));
        try (DestinationWriter writer = destination.write()) {
            for (int commit = 0; commit <= ENTRY_COMMITS; commit++) {
                int moved = (int) ((long) commit * partitions / (ENTRY_COMMITS + 1));
                entries.set(moved, entry(moved, commit));
                Map<String, Object> state = Map.of("use_global_cursor", false, "states", new ArrayList<>(entries));
                KeptTable table =
                        new KeptTable(name, WriteMode.APPEND, List.<Column>of(), KeptTable.NO_ORDER, List.of());
                writer.commit(List.of(new KeptStream(
                        StreamDescriptor.of(name), null, table, KeptProgress.NONE.withState(Map.copyOf(state)))));
            }
        }
    }

    private static Map<String, Object> entry(int number, int commit) {
        return Map.of("partition", Map.of("p", "p" + number), "cursor", Map.of("at", "2024-01-05T00:00:0" + commit));
    }

    private static void sync(Destination destination, String name, Kind kind, int partitions)
            throws IOException, InterruptedException {
        List<Map<String, String>> parents = IntStream.range(0, partitions)
                .mapToObj(i -> Map.of("id", "p" + i))
                .toList();
        byte[] page = Json.writeBytes(parents);
        RunOptions options = RunOptions.standard()
                .transport(request -> answer(request, page))
                .checkpointPages(1);
        Map<String, Object> config = Map.of(
                "ids", IntStream.range(0, partitions).mapToObj(i -> "p" + i).toList());
        Connector connector = Connector.load("manifest.yaml", manifest(name, kind));
        SyncReport report = DestinationSync.of((output, listener) -> connector.configure(
                        new ConfigReader().read("config.json", Json.write(config)), output, options.heardBy(listener)))
                .streams(List.of(name))
                .commitEvery(Duration.ZERO)
                .to(destination, new StopSignal());
        if (report.streams().get(0).rows() != partitions) {
            throw new IOException("rows are missing: " + report);
        }
    }

    private static RawResponse answer(Request request, byte[] parents) {
        String id = request.url().replaceFirst(".*/", "");
        byte[] body = id.equals("parents")
                ? parents
                : ("[{\"id\":\"" + id + "\",\"at\":\"2024-01-05\",\"text\":\"" + TEXT + "\"}]")
                        .getBytes(StandardCharsets.UTF_8);
        return JsonResponse.of(request, body);
    }

    private static String manifest(String name, Kind kind) {
        String router = kind == Kind.LIST
                ? "{type: ListPartitionRouter, cursor_field: p, values: \"{{ config['ids'] }}\"}"
                : "{type: SubstreamPartitionRouter, parent_stream_configs: [{type: ParentStreamConfig, parent_key: id,"
                        + " partition_field: p, stream: {type: DeclarativeStream, name: parents, "
                        + "retriever: {type: SimpleRetriever, requester: {type: HttpRequester, url_base: \"http://api\", path: parents},"
                        + " record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}}}}]}";
        String cursor = kind == Kind.LIST
                ? "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%d',"
                        + " start_datetime: '2024-01-01', end_datetime: '2024-02-01'}"
                : "";
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [%1$s]}
                streams:
                  - type: DeclarativeStream
                    name: %1$s
                    primary_key: id
                    %2$s
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "http://api", path: "of/{{ stream_partition.p }}"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      partition_router: %3$s
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: string},
                      at: {type: string}, text: {type: string}}}}
                """.formatted(name, cursor, router);
    }
}
