package dev.cairn.testkit;

import dev.cairn.core.clock.WaitingClock;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import dev.cairn.testkit.Emission.RecordData;
import dev.cairn.testkit.Emission.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream of many partitions, and syncs of it that are killed at a request. Time passes with each request only, and goes on
 * between syncs.
 */
final class ManyPartitions {

    /** Where the partitions come from. */
    enum Router {
        /** There is one, which is read as a whole: each row is a page. */
        WHOLE,
        LIST,
        SUBSTREAM,
        GROUPS,
        PRODUCT,
        PRODUCT_WITH_PARENTS;

        static List<Router> manyPartitions() {
            return List.of(LIST, SUBSTREAM, GROUPS, PRODUCT, PRODUCT_WITH_PARENTS);
        }
    }

    /** What their states are made of. */
    enum Values {
        CURSOR,
        /** The same in windows of a day. */
        CURSOR_IN_STEPS,
        GLOBAL_CURSOR,
        GLOBAL_CURSOR_IN_STEPS,
        COUNTER,
        NONE;

        /** Those of which a partition is one slice. */
        static List<Values> wholeSlices() {
            return List.of(CURSOR, GLOBAL_CURSOR, NONE);
        }

        boolean isGlobal() {
            return this == GLOBAL_CURSOR || this == GLOBAL_CURSOR_IN_STEPS;
        }

        private boolean isInSteps() {
            return this == CURSOR_IN_STEPS || this == GLOBAL_CURSOR_IN_STEPS;
        }

        /** A counter may not have partitions. */
        boolean goesWith(Router router) {
            return router == Router.WHOLE ? !isGlobal() : this != COUNTER;
        }
    }

    private static final int PARENTS_A_PAGE = 100;
    private static final int GROUP = 3;
    private static final int SECOND = 4;

    private final Router router;
    private final Values values;
    private final int partitions;
    private final int pagesEach;
    private final Duration ofRequest;
    private final Connector connector;
    private Instant now = Instant.parse("2024-06-01T00:00:00Z");

    /**
     * @param partitions how many there are; a multiple of four
     * @param pagesEach how many pages of one record a partition has at most; where that is one, it is asked for once
     * @param ofRequest how long each request takes
     */
    ManyPartitions(Router router, Values values, int partitions, int pagesEach, Duration ofRequest) {
        this.router = router;
        this.values = values;
        this.partitions = partitions;
        this.pagesEach = pagesEach;
        this.ofRequest = ofRequest;
        this.connector = Connector.load("manifest.yaml", manifest(router));
    }

    /**
     * What left a sync.
     *
     * @param emissions all of it, in order
     * @param records the ids of its records
     * @param vouched those that left before the last state
     * @param state the last one, or the one that the sync began with
     * @param requests what was asked for
     * @param states the bytes of all states
     * @param complete true if it came to its end
     */
    record Attempt(
            List<Emission> emissions,
            Set<String> records,
            Set<String> vouched,
            Map<String, @Nullable Object> state,
            List<String> requests,
            long states,
            boolean complete) {

        /** Returns the partitions whose records were asked for. */
        List<String> partitions() {
            return requests.stream()
                    .filter(request -> request.startsWith("/rows"))
                    .map(request -> request.replaceAll("(since|until|page)=[^,}]*", ""))
                    .toList();
        }
    }

    /** Runs a sync from a state on, and kills it as soon as it sends so many requests. */
    Attempt run(Map<String, @Nullable Object> state, Steps steps, int pages, int killedAt) {
        WaitingClock clock = new WaitingClock(now);
        List<Emission> emissions = new ArrayList<>();
        List<String> requests = new ArrayList<>();
        StopSignal stop = new StopSignal();
        int[] left = {-1};
        ScriptedApi api = new ScriptedApi(request -> {
            clock.sleep(ofRequest);
            if (requests.size() + 1 >= killedAt && left[0] < 0) {
                left[0] = emissions.size();
                stop.request();
            }
            requests.add(request.path() + request.query());
            return answer(request);
        });
        RunOptions options = RunOptions.standard()
                .transport(api)
                .clock(clock)
                .sleeper(clock)
                .inSteps(steps)
                .checkpointPages(pages);
        SyncResult result;
        try {
            StreamDescriptor stream = StreamDescriptor.of("rows");
            InputState input = state.isEmpty()
                    ? InputState.EMPTY
                    : new StateReader().read("state.json", Json.write(new InputState(Map.of(stream, state)).toJson()));
            result = connector
                    .configure(
                            new ConfigReader().read("config.json", "{}"),
                            new MessageWriter(Emission.into(emissions), new SecretMask()),
                            options)
                    .read(
                            new ConfiguredCatalog(
                                    List.of(new ConfiguredStream(stream, SyncMode.INCREMENTAL, List.of(), Map.of()))),
                            input,
                            stop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        now = clock.instant();
        boolean complete = left[0] < 0;
        if (complete && result != SyncResult.COMPLETE) {
            throw new AssertionError(result);
        }
        return attempt(state, emissions.subList(0, complete ? emissions.size() : left[0]), requests, complete);
    }

    private static Attempt attempt(
            Map<String, @Nullable Object> state, List<Emission> emissions, List<String> requests, boolean complete) {
        Set<String> records = new LinkedHashSet<>();
        int vouched = 0;
        Map<String, @Nullable Object> last = state;
        long states = 0;
        for (Emission emission : emissions) {
            if (emission instanceof RecordData record) {
                records.add(String.valueOf(record.data().get("id")));
            } else if (emission instanceof State next) {
                last = next.state();
                vouched = records.size();
                states += Json.writeBytes(last).length;
            }
        }
        Set<String> before = records.stream().limit(vouched).collect(Collectors.toSet());
        return new Attempt(emissions, records, before, last, requests, states, complete);
    }

    Set<String> all() {
        return IntStream.range(0, partitions)
                .boxed()
                .flatMap(p -> IntStream.range(0, rows(p)).mapToObj(i -> p + "." + i))
                .collect(Collectors.toSet());
    }

    /** Moves the time between two syncs on. */
    void pause(Duration duration) {
        now = now.plus(duration);
    }

    private int rows(int partition) {
        return router == Router.WHOLE ? 1 : 1 + partition % pagesEach;
    }

    private Object at(int partition, int row) {
        if (values == Values.COUNTER) {
            return (long) partition;
        }
        return router == Router.WHOLE
                ? "2024-01-%02dT%02d:00:00Z".formatted(1 + partition / 24, partition % 24)
                : "2024-01-%02dT00:00:00Z".formatted(1 + row);
    }

    private boolean isWanted(Object at, ApiRequest request) {
        return at instanceof Long count
                ? count >= request.number("since", 0)
                : at.toString().compareTo(request.parameter("since", "")) >= 0
                        && at.toString().compareTo(request.parameter("until", "9")) <= 0;
    }

    private ApiAnswer answer(ApiRequest request) {
        int page = request.number("page", 0);
        if (request.path().equals("/owners")) {
            int owners = router == Router.SUBSTREAM ? partitions : SECOND;
            return ApiAnswer.ok(IntStream.range(0, owners)
                    .skip((long) page * PARENTS_A_PAGE)
                    .limit(PARENTS_A_PAGE)
                    .mapToObj(i -> Map.of("id", "" + i))
                    .toList());
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int partition : asked(request)) {
            for (int i = 0; i < rows(partition); i++) {
                Object at = at(partition, i);
                if (isWanted(at, request)) {
                    rows.add(Map.of("id", partition + "." + i, "at", at));
                }
            }
        }
        return ApiAnswer.ok(
                rows.stream().skip((long) page * pageSize()).limit(pageSize()).toList());
    }

    /** One record a page, or one page a partition. */
    private int pageSize() {
        return pagesEach == 1 ? GROUP + 1 : 1;
    }

    private List<Integer> asked(ApiRequest request) {
        if (router == Router.WHOLE) {
            return IntStream.range(0, partitions).boxed().toList();
        }
        if (request.query().containsKey("q")) {
            return List.of(request.number("p", 0) * SECOND + request.number("q", 0));
        }
        return List.of(request.parameter("p", "").split(",")).stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static final String PARAMETER = "{type: RequestOption, inject_into: request_parameter, field_name: %s}";

    private static final String READ = """
        schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
        primary_key: id
        retriever:
          type: SimpleRetriever
          requester: {type: HttpRequester, url: "https://api.test/%s", request_parameters: {%s}}
          record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
          paginator:
            type: DefaultPaginator
            page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
            pagination_strategy: {type: PageIncrement, page_size: %d}
        """;

    private String manifest(Router from) {
        String group = from == Router.GROUPS ? "p: \"{{ stream_partition.p | join(',') }}\"" : "";
        String yaml = "type: DeclarativeStream\nname: rows\n" + cursor() + READ.formatted("rows", group, pageSize())
                + (from == Router.WHOLE
                        ? ""
                        : ("partition_router:\n" + router(from).indent(2)).indent(2));
        return "version: 7.0.0\ncheck: {type: CheckStream, stream_names: [rows]}\nstreams:\n  -\n" + yaml.indent(4);
    }

    private String cursor() {
        return switch (values) {
            case CURSOR, CURSOR_IN_STEPS, GLOBAL_CURSOR, GLOBAL_CURSOR_IN_STEPS ->
                "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%dT%H:%M:%SZ',"
                        + " start_datetime: '2024-01-01T00:00:00Z', global_substream_cursor: "
                        + values.isGlobal() + (values.isInSteps() ? steps() : "") + ", start_time_option: "
                        + PARAMETER.formatted("since") + ", end_time_option: " + PARAMETER.formatted("until") + "}\n";
            case COUNTER ->
                "incremental_sync: {type: IncrementingCountCursor, cursor_field: at, start_value: 0, start_value_option: "
                        + PARAMETER.formatted("since") + "}\n";
            case NONE -> "";
        };
    }

    private String steps() {
        return ", step: P1D, cursor_granularity: PT1S, end_datetime: '2024-01-" + (router == Router.WHOLE ? "10" : "03")
                + "T23:59:59Z'";
    }

    private String router(Router from) {
        return switch (from) {
            case WHOLE -> "";
            case LIST -> list("p", partitions);
            case SUBSTREAM -> owners("p");
            case GROUPS ->
                "type: GroupingPartitionRouter\ngroup_size: " + GROUP + "\nunderlying_partition_router:\n"
                        + list("p", partitions)
                                .replaceAll("request_option: .*\n", "")
                                .indent(2);
            case PRODUCT ->
                "- " + list("p", partitions / SECOND).indent(2).strip() + "\n- "
                        + list("q", SECOND).indent(2).strip() + "\n";
            case PRODUCT_WITH_PARENTS ->
                "- " + list("p", partitions / SECOND).indent(2).strip() + "\n- "
                        + owners("q").indent(2).strip() + "\n";
        };
    }

    private static String list(String name, int size) {
        return "type: ListPartitionRouter\ncursor_field: " + name + "\nvalues: ["
                + IntStream.range(0, size).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(", "))
                + "]\nrequest_option: " + PARAMETER.formatted(name) + "\n";
    }

    private static String owners(String name) {
        return "type: SubstreamPartitionRouter\nparent_stream_configs:\n"
                + "  - type: ParentStreamConfig\n    parent_key: id\n    partition_field: " + name
                + "\n    request_option: " + PARAMETER.formatted(name) + "\n    stream:\n"
                + ("type: DeclarativeStream\nname: owners\n" + READ.formatted("owners", "", PARENTS_A_PAGE)).indent(6);
    }
}
