package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Emission.RecordData;
import dev.cairn.testkit.Emission.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams of 60 pages of which filters on this side drop most records: pages count as read, and leave a state. */
class DroppedPagesTest {

    private static final int PAGES = 60;
    private static final int PAGE = 2;
    private static final int RECORDS = PAGES * PAGE;
    private static final String KNOWN = day(100);

    /** Which filter drops records, and how the stream is read. */
    enum Dropping {
        BY_STATE("is_client_side_incremental: true", "", KNOWN),
        BY_STATE_NO_ORDER("is_client_side_incremental: true", "", KNOWN),
        BY_STATE_AND_REQUESTS(
                "is_client_side_incremental: true\n"
                        + "start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}",
                "",
                KNOWN),
        BY_STATE_FOR_LITTLE("is_client_side_incremental: true", "", day(20)),
        WITHIN_THE_LOOKBACK(
                "lookback_window: P99D\n"
                        + "start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}",
                "",
                KNOWN),
        BY_CONDITION(
                "start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}",
                "record_filter: {type: RecordFilter, condition: \"{{ record.id >= 100 }}\"}",
                null),
        BY_CONDITION_NO_ORDER(
                "start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}",
                "record_filter: {type: RecordFilter, condition: \"{{ record.id >= 100 }}\"}",
                null),
        BY_CONDITION_WITHOUT_A_CURSOR(
                "", "record_filter: {type: RecordFilter, condition: \"{{ record.id >= 100 }}\"}", null);

        private final String cursor;
        private final String filter;
        private final @Nullable String known;

        Dropping(String cursor, String filter, @Nullable String known) {
            this.cursor = cursor;
            this.filter = filter;
            this.known = known;
        }

        Map<String, @Nullable Object> state() {
            return known == null ? Map.of() : Map.of("at", known);
        }

        /** The day of a row; of rows without an order, each two change places. */
        private String at(int id) {
            return day(name().endsWith("NO_ORDER") ? id ^ 1 : id);
        }

        private String manifest() {
            return """
                    version: 7.0.0
                    type: DeclarativeSource
                    check: {type: CheckStream, stream_names: [rows]}
                    streams:
                      - type: DeclarativeStream
                        name: rows
                        primary_key: id
                        schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                    """
                    + (cursor.isEmpty() ? "" : """
                    incremental_sync:
                      type: DatetimeBasedCursor
                      cursor_field: at
                      datetime_format: "%Y-%m-%d"
                      start_datetime: "2024-01-01"
                      end_datetime: "2024-05-31"
                    """.indent(4) + cursor.indent(6))
                    + """
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url: "https://api.test/rows"}
                      record_selector:
                        type: RecordSelector
                        extractor: {type: DpathExtractor, field_path: []}
                    """.indent(4)
                    + filter.indent(8)
                    + """
                      paginator:
                        type: DefaultPaginator
                        pages_per_checkpoint_interval: 5
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        pagination_strategy: {type: PageIncrement, page_size: 2}
                    """.indent(4);
        }
    }

    private final List<Integer> asked = new ArrayList<>();
    private final List<Emission> emissions = new ArrayList<>();
    private int killedAt = -1;
    private @Nullable Integer emittedByThen;

    private static String day(int id) {
        return LocalDate.of(2024, 1, 1).plusDays(id).toString();
    }

    private ApiAnswer answer(Dropping dropping, ApiRequest request) {
        int page = request.number("page", 0);
        int skipped = dropping.known == null
                ? LocalDate.parse(request.parameter("since", day(0))).getDayOfYear() - 1
                : 0;
        asked.add(page + skipped / PAGE);
        if (page == killedAt && emittedByThen == null) {
            emittedByThen = emissions.size();
        }
        return ApiAnswer.ok(IntStream.range(0, RECORDS)
                .skip(skipped + (long) PAGE * page)
                .limit(PAGE)
                .mapToObj(id -> Map.<String, Object>of("id", (long) id, "at", dropping.at(id)))
                .toList());
    }

    private ManifestSource source(Dropping dropping) {
        return ManifestSource.of(dropping.manifest(), "rows", new ScriptedApi(request -> answer(dropping, request)));
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

    @ParameterizedTest
    @EnumSource
    void pagesOfWhichAllIsDroppedLeaveAState(Dropping dropping) {
        ManifestSource source = source(dropping);
        killedAt = 45;
        source.run(dropping.state(), Steps.ONE_BY_ONE, new MessageWriter(Emission.into(emissions), new SecretMask()));
        Set<Object> all = ids(emissions);
        List<Emission> before = emissions.subList(0, Objects.requireNonNull(emittedByThen));
        Map<String, @Nullable Object> state = dropping.state();
        int vouched = 0;
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i) instanceof State said) {
                state = said.state();
                vouched = i;
            }
        }
        Set<Object> read = ids(before.subList(0, vouched));
        asked.clear();
        read.addAll(ids(source.run(state, Steps.ONE_BY_ONE)));
        assertEquals(all, read);
        assertTrue(asked.get(0) >= 39, dropping + " reads on from page " + asked.get(0));
    }
}
