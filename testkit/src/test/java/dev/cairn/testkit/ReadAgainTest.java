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

    private static final String ONE_SLICE = CURSOR.replace("STEP", "P1Y");
    private static final String SLICES = CURSOR.replace("STEP", "P20D");

    /** Requests do not say where their slice ends, which is in May: no record of it comes again behind it. */
    private static final String NO_END =
            ONE_SLICE.replaceAll(", end_time_option: \\{[^}]*}", "").replace("2024-04-29", "2024-05-15");

    private static final String PARTITIONS =
            "partition_router: {type: ListPartitionRouter, cursor_field: p, values: ['0', '1', '2', '3'], request_option: "
                    + "{type: RequestOption, inject_into: request_parameter, field_name: p}}";

    /** How a stream is read. */
    enum Reading {
        WITHOUT_A_CURSOR("no cursor", 1, "", "", "up"),
        DESCENDING("newest records first", 1, ONE_SLICE, "", "down"),
        DESCENDING_WITHOUT_AN_END(
                "newest records first, requests do not say where a slice ends", 1, NO_END, "", "down"),
        WITHOUT_AN_ORDER("records without an order", 1, NO_END, "", "none"),
        ALL_EQUAL("all records share one value", 1, NO_END, "", "equal"),
        WITHOUT_A_VALUE("records lack the cursor field", 1, NO_END, "", "bare"),
        SIDE_BY_SIDE("several slices of one partition at the same time", 3, SLICES, "", "up"),
        SIDE_BY_SIDE_WITHOUT_AN_ORDER("the same without an order", 2, SLICES, "", "none"),
        PARTITIONS_OF_EQUAL_RECORDS("partitions whose records share one value", 2, NO_END, PARTITIONS, "equal"),
        PARTITIONS_WITHOUT_AN_ORDER("partitions without an order", 10, NO_END, PARTITIONS, "none"),
        PARTITIONS_ONLY("partitions without a cursor", 2, "", PARTITIONS, "up"),
        ONE_CURSOR_FOR_ALL(
                "one cursor for all partitions",
                2,
                ONE_SLICE.replace("{type: D", "{global_substream_cursor: true, type: D"),
                PARTITIONS,
                "up");

        private final String words;
        private final int workers;
        private final String cursor;
        private final String partitions;
        private final String order;

        Reading(String words, int workers, String cursor, String partitions, String order) {
            this.words = words;
            this.workers = workers;
            this.cursor = cursor;
            this.partitions = partitions;
            this.order = order;
        }

        int bound(int pages) {
            return workers * (pages + 1) * PAGE;
        }

        ManifestSource source(int pages) {
            String manifest = MANIFEST.replace("CURSOR", cursor)
                    .replace("PARTITIONS", partitions)
                    .replace("ORDER", order)
                    .replace("INTERVAL", pages == 0 ? "" : "pages_per_checkpoint_interval: " + pages);
            return ManifestSource.of(manifest, "rows", new ScriptedApi(ReadAgainTest::answer));
        }
    }

    /** A record a day; those of a partition are the days whose number leaves its own when divided by four. */
    private static ApiAnswer answer(ApiRequest request) {
        String order = request.parameter("order", "");
        Comparator<Integer> days = Comparator.naturalOrder();
        // The third record of each slice and partition already shows that there is none.
        Comparator<Integer> none = Comparator.comparing(id -> 67 * (id + 70) % RECORDS);
        return ApiAnswer.ok(IntStream.range(0, RECORDS)
                .boxed()
                .filter(id -> Integer.toString(id % 4).equals(request.parameter("p", Integer.toString(id % 4))))
                .filter(id -> day(id).compareTo(request.parameter("since", "")) >= 0
                        && day(id).compareTo(request.parameter("until", "9")) <= 0)
                .sorted(order.equals("none") ? none : order.equals("down") ? days.reversed() : days)
                .skip((long) PAGE * request.number("page", 0))
                .limit(PAGE)
                .map(id -> row(id, order))
                .toList());
    }

    private static String day(int number) {
        return LocalDate.of(2024, 1, 1).plusDays(number).toString();
    }

    private static Map<String, Object> row(long id, String order) {
        return switch (order) {
            case "bare" -> Map.of("id", id);
            case "equal" -> Map.of("id", id, "at", "2024-05-10");
            default -> Map.of("id", id, "at", day((int) id));
        };
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
