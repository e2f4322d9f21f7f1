package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Emission.RecordData;
import dev.cairn.testkit.Emission.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many records come again after a kill behind any message, where that was everything without the option; printed. What comes
 * again between two states that follow each other at once is not counted: the end of a slice tells two.
 */
class ReadAgainTest {

    private static final int RECORDS = 120;
    private static final int PAGE = 3;

    private static final String MANIFEST = """
            version: 7.0.0
            check: {type: CheckStream, stream_names: [rows]}
            streams:
              - type: DeclarativeStream
                name: rows
                primary_key: id
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                CURSOR
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "https://api.test/rows", request_parameters: {order: ORDER}}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  PARTITIONS
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 3}
                    INTERVAL
            """;

    private static final String CURSOR =
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%d', "
                    + "start_datetime: '2024-01-01', end_datetime: '2024-04-29', cursor_granularity: P1D, step: STEP, "
                    + "start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}, "
                    + "end_time_option: {type: RequestOption, inject_into: request_parameter, field_name: until}}";

    private static final String PARTITIONS =
            "partition_router: {type: ListPartitionRouter, cursor_field: p, values: ['0', '1', '2', '3'], request_option: "
                    + "{type: RequestOption, inject_into: request_parameter, field_name: p}}";

    /** How a stream is read. */
    enum Reading {
        WITHOUT_A_CURSOR("no cursor", 1, "", ""),
        DESCENDING("newest records first", 1, CURSOR.replace("STEP", "P1Y"), ""),
        SIDE_BY_SIDE("several slices of one partition at the same time", 3, CURSOR.replace("STEP", "P20D"), ""),
        ONE_CURSOR_FOR_ALL(
                "one cursor for all partitions",
                2,
                CURSOR.replace("STEP", "P1Y").replace("{type", "{global_substream_cursor: true, type"),
                PARTITIONS),
        PARTITIONS_ONLY("partitions without a cursor", 2, "", PARTITIONS);

        private final String words;
        private final int workers;
        private final String cursor;
        private final String partitions;

        Reading(String words, int workers, String cursor, String partitions) {
            this.words = words;
            this.workers = workers;
            this.cursor = cursor;
            this.partitions = partitions;
        }

        /** Of a partition that shares its cursor with others no state says how far it is. */
        int bound(int pages) {
            return workers * (this == ONE_CURSOR_FOR_ALL ? RECORDS / 4 : (pages + 1) * PAGE);
        }

        ManifestSource source(int pages) {
            String manifest = MANIFEST.replace("CURSOR", cursor)
                    .replace("PARTITIONS", partitions)
                    .replace("ORDER", this == DESCENDING ? "down" : "up")
                    .replace("INTERVAL", pages == 0 ? "" : "pages_per_checkpoint_interval: " + pages);
            return ManifestSource.of(manifest, "rows", new ScriptedApi(ReadAgainTest::answer));
        }
    }

    /** A record a day; those of a partition are the days whose number leaves its own when divided by four. */
    private static ApiAnswer answer(ApiRequest request) {
        Comparator<Map<String, Object>> order = Comparator.comparing(row -> String.valueOf(row.get("at")));
        return ApiAnswer.ok(IntStream.range(0, RECORDS)
                .filter(id -> Integer.toString(id % 4).equals(request.parameter("p", Integer.toString(id % 4))))
                .mapToObj(id -> Map.<String, Object>of(
                        "id",
                        (long) id,
                        "at",
                        LocalDate.of(2024, 1, 1).plusDays(id).toString()))
                .filter(row -> String.valueOf(row.get("at")).compareTo(request.parameter("since", "")) >= 0
                        && String.valueOf(row.get("at")).compareTo(request.parameter("until", "9")) <= 0)
                .sorted(request.parameter("order", "").equals("down") ? order.reversed() : order)
                .skip((long) PAGE * request.number("page", 0))
                .limit(PAGE)
                .toList());
    }

    @ParameterizedTest
    @EnumSource
    void atMostThePagesOfAnIntervalAndOneMoreOfEachWorker(Reading reading) {
        StringBuilder row = new StringBuilder("| " + reading.words + " | " + reading.workers + " |");
        for (int pages : new int[] {0, 5, 2, 1}) {
            int most = mostAgain(reading, pages);
            row.append(" ").append(most).append(" |");
            if (pages > 0) {
                assertTrue(most <= reading.bound(pages), row + " with N = " + pages);
            }
        }
        System.out.println(row);
    }

    private static int mostAgain(Reading reading, int pages) {
        ManifestSource source = reading.source(pages);
        Map<Map<String, @Nullable Object>, Set<Object>> resumed = new HashMap<>();
        int most = 0;
        for (int seed = 0; seed < (reading.workers == 1 ? 1 : 5); seed++) {
            Random random = new Random(seed);
            Steps steps = new Steps(reading.workers, random::nextInt, 0);
            Map<String, @Nullable Object> state = Map.of();
            List<Object> left = new ArrayList<>();
            List<Emission> emissions = source.run(Map.of(), steps);
            for (int i = 0; i < emissions.size(); i++) {
                Emission emission = emissions.get(i);
                if (emission instanceof RecordData record) {
                    left.add(String.valueOf(record.data().get("id")));
                } else if (emission instanceof State said) {
                    state = said.state();
                }
                Set<Object> next =
                        resumed.computeIfAbsent(state, from -> new HashSet<>(ids(source.run(from, Steps.ONE_BY_ONE))));
                Set<Object> both = new HashSet<>(left);
                both.addAll(next);
                assertEquals(RECORDS, both.size(), "lost with " + state);
                boolean followed = emission instanceof State && emissions.get(i + 1) instanceof State;
                if (left.size() < RECORDS
                        && !followed) { // the next sync of a stream without a cursor reads all of it again
                    most = Math.max(
                            most, (int) left.stream().filter(next::contains).count());
                }
            }
            assertEquals(RECORDS, new HashSet<>(left).size());
        }
        return most;
    }

    private static List<Object> ids(List<Emission> emissions) {
        List<Object> ids = new ArrayList<>();
        for (Emission emission : emissions) {
            if (emission instanceof RecordData record) {
                ids.add(String.valueOf(record.data().get("id")));
            }
        }
        return ids;
    }
}
