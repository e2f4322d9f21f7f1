package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Emission.RecordData;
import dev.cairn.testkit.Emission.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A stream that has one definition for the first sync and another one for those after it, whose API has what changed lately
 * only. Records have no order, so that states say where the pagination of the first sync stands.
 */
class DelegatedStreamsTest {

    private static final int RECORDS = 30;
    private static final int KEPT = 5;

    private static final String STREAM = """
            type: DeclarativeStream
            name: rows
            primary_key: id
            schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            incremental_sync:
              type: DatetimeBasedCursor
              cursor_field: at
              datetime_format: "%Y-%m-%d"
              start_datetime: "2024-01-01"
              end_datetime: "2024-03-01"
              pages_per_checkpoint_interval: 1
              start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
            retriever:
              type: SimpleRetriever
              requester: {type: HttpRequester, url: "https://api.test/PATH"}
              record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
              paginator:
                type: DefaultPaginator
                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                pagination_strategy: {type: PageIncrement, page_size: 3}
            """.indent(6);

    private static final String MANIFEST =
            """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [rows]}
            streams:
              - type: StateDelegatingStream
                name: rows
                full_refresh_stream:
            """ + STREAM.replace("PATH", "all") + "    incremental_stream:\n" + STREAM.replace("PATH", "changes");

    private final List<String> paths = new ArrayList<>();
    private final ManifestSource source = ManifestSource.of(MANIFEST, "rows", new ScriptedApi(this::answer));

    private ApiAnswer answer(ApiRequest request) {
        paths.add(request.path());
        return ApiAnswer.ok(IntStream.range(0, RECORDS)
                .map(place -> (17 * place + 20) % RECORDS)
                .filter(id -> request.path().equals("/all") || id >= RECORDS - KEPT)
                .filter(id -> day(id).compareTo(request.parameter("since", "")) >= 0)
                .skip(3L * request.number("page", 0))
                .limit(3)
                .mapToObj(id -> Map.<String, Object>of("id", (long) id, "at", day(id)))
                .toList());
    }

    private static String day(int id) {
        return LocalDate.of(2024, 1, 1).plusDays(id).toString();
    }

    @Test
    void theFirstOneGoesOnUntilItIsRead() {
        Map<String, @Nullable Object> state = Map.of();
        Set<Object> left = new HashSet<>();
        for (Emission emission : source.run(Map.of(), Steps.ONE_BY_ONE)) {
            if (emission instanceof RecordData record) {
                left.add(record.data().get("id"));
            } else if (emission instanceof State said) {
                state = said.state();
            }
            Set<Object> all = new HashSet<>(left);
            int again = 0;
            for (Emission next : source.run(state, Steps.ONE_BY_ONE)) {
                if (next instanceof RecordData record) {
                    again += all.add(record.data().get("id")) ? 0 : 1;
                }
            }
            assertEquals(RECORDS, all.size(), "lost with " + state);
            assertTrue(again <= 2 * 3, again + " come again with " + state);
        }
        paths.clear();
        source.run(state, Steps.ONE_BY_ONE);
        assertEquals(Set.of("/changes"), Set.copyOf(paths));
    }
}
