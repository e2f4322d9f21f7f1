package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Emission.RecordData;
import dev.cairn.testkit.Emission.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A sync that is killed, another program that finishes it and finds nothing newer, and a third sync after a row has changed
 * on a page that the first one had read. The position of the first sync is worth nothing by then: no row is lost.
 */
class PositionRelayTest {

    private static final int ROWS = 24;
    private static final String CHANGED = "2024-05-31";

    /** How a stream is read. */
    enum Kind {
        CURSOR(DATES + SINCE, ""),
        CLIENT_SIDE(DATES + "is_client_side_incremental: true\n", ""),
        COUNTER("type: IncrementingCountCursor\ncursor_field: at\n", ""),
        LIST(DATES + SINCE, PARTITIONS),
        GLOBAL(DATES + SINCE + "global_substream_cursor: true\n", PARTITIONS);

        private final String cursor;
        private final String router;

        Kind(String cursor, String router) {
            this.cursor = cursor;
            this.router = router;
        }

        /** Returns the value that all rows have which did not change. */
        private Object newest() {
            return this == COUNTER ? (Object) 1L : "2024-05-01";
        }

        private String manifest(boolean checkpoints) {
            return """
                    version: 7.0.0
                    type: DeclarativeSource
                    check: {type: CheckStream, stream_names: [rows]}
                    streams:
                      - type: DeclarativeStream
                        name: rows
                        primary_key: id
                        schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                        incremental_sync:
                    """
                    + (cursor + (checkpoints ? "pages_per_checkpoint_interval: 1\n" : "")).indent(6)
                    + """
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url: "https://api.test/rows"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        pagination_strategy: {type: PageIncrement, page_size: 2}
                    """.indent(4)
                    + router.indent(6);
        }
    }

    private static final String DATES = """
            type: DatetimeBasedCursor
            cursor_field: at
            datetime_format: "%Y-%m-%d"
            start_datetime: "2024-01-01"
            """;

    private static final String SINCE =
            "start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}\n";

    private static final String PARTITIONS = """
            partition_router:
              type: ListPartitionRouter
              values: [p0, p1]
              cursor_field: part
              request_option: {type: RequestOption, inject_into: request_parameter, field_name: part}
            """;

    private final Map<Integer, Object> changed = new LinkedHashMap<>();

    private ApiAnswer answer(Kind kind, ApiRequest request) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int id = 0; id < ROWS; id++) {
            Object at = changed.getOrDefault(id, kind.newest());
            boolean mine = request.parameter("part", "p" + id % 2).equals("p" + id % 2);
            if (mine && String.valueOf(at).compareTo(request.parameter("since", "")) >= 0) {
                rows.add(Map.of("id", (long) id, "at", at));
            }
        }
        return ApiAnswer.ok(
                rows.stream().skip(2L * request.number("page", 0)).limit(2).toList());
    }

    private List<Emission> run(Kind kind, boolean checkpoints, Map<String, @Nullable Object> state) {
        return ManifestSource.of(kind.manifest(checkpoints), "rows", new ScriptedApi(request -> answer(kind, request)))
                .run(state, Steps.ONE_BY_ONE);
    }

    private static List<Map<String, @Nullable Object>> states(List<Emission> emissions) {
        return emissions.stream()
                .filter(State.class::isInstance)
                .<Map<String, @Nullable Object>>map(each -> ((State) each).state())
                .toList();
    }

    private static Set<Object> ids(List<Emission> emissions) {
        Set<Object> ids = new TreeSet<>();
        for (Emission each : emissions) {
            if (each instanceof RecordData record) {
                ids.add(Objects.requireNonNull(record.data().get("id")));
            }
        }
        return ids;
    }

    /** What the Python CDK writes for a state whose stream had nothing newer: members of ours stay in the plain form only. */
    private static Map<String, @Nullable Object> asReferenceWrites(Map<String, @Nullable Object> state) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        if (state.get("slices") instanceof List<?> slices && slices.get(0) instanceof Map<?, ?> first) {
            written.put("at", first.get("most_recent_cursor_value"));
        } else if (state.containsKey("use_global_cursor")) {
            written.putAll(state);
            written.keySet().removeIf(name -> name.startsWith("__"));
        } else {
            written.putAll(state);
        }
        return written;
    }

    private void relay(Kind kind, boolean byReference) {
        List<Map<String, @Nullable Object>> finished = states(run(kind, true, Map.of()));
        Map<String, @Nullable Object> before = finished.get(finished.size() - 1);
        for (Map<String, @Nullable Object> killed : states(run(kind, true, before))) {
            changed.clear();
            List<Map<String, @Nullable Object>> ended = states(run(kind, false, killed));
            Map<String, @Nullable Object> handedOn =
                    byReference ? asReferenceWrites(killed) : ended.get(ended.size() - 1);
            Object later = kind == Kind.COUNTER ? 9L : CHANGED;
            changed.put(2, later);
            changed.put(3, later);
            Set<Object> read = ids(run(kind, true, handedOn));
            assertEquals(true, read.containsAll(Set.of(2L, 3L)), kind + " loses a row after " + handedOn);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheReferenceFinishedHasNoPosition(Kind kind) {
        relay(kind, true);
    }

    @ParameterizedTest
    @EnumSource
    void whatASyncWithoutTheOptionFinishedHasNoPosition(Kind kind) {
        relay(kind, false);
    }
}
