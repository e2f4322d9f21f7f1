package dev.cairn.manifest.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cairn.checkpoint.KillCost;
import dev.cairn.checkpoint.KillCost.Again;
import dev.cairn.checkpoint.KillCost.Naming;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamCheckpointTest {

    private static final String PAGES = "paginator: {type: DefaultPaginator}";
    private static final String LIST = "partition_router: {type: ListPartitionRouter}";
    private static final String NESTED =
            "partition_router: [{type: GroupingPartitionRouter, underlying_partition_router: "
                    + "{type: ListPartitionRouter}}]";

    private static final String FROM = "DatetimeBasedCursor, start_time_option: {field_name: since}";

    private static StreamCheckpoint of(String cursor, String type, String... members) {
        String incremental = cursor.isEmpty() ? "" : "incremental_sync: {cursor_field: at, type: " + cursor + "}\n";
        String text = "type: DeclarativeStream\nname: a\n" + incremental + "retriever:\n  type: " + type + "\n  "
                + String.join("\n  ", members) + "\n";
        StreamCheckpoint found = StreamCheckpoint.of((ObjectNode) new YamlReader().read("m.yaml", text));
        assertFalse(found.explanation().isBlank(), "each stream has a reason or a condition");
        return found;
    }

    private static CheckpointKind kind(String cursor, String type, String... members) {
        return of(cursor, type, members).kind();
    }

    @Test
    void withoutACursorAPositionOfThePagination() {
        assertEquals(CheckpointKind.POSITION, kind("", "SimpleRetriever", PAGES));
        assertEquals(CheckpointKind.NONE, kind("", "SimpleRetriever", ""));
        assertEquals(CheckpointKind.NONE, kind("", "SimpleRetriever", "paginator: {type: NoPagination}"));
        assertEquals(CheckpointKind.NONE, kind("", "SimpleRetriever", PAGES, "pagination_reset: {limits: {}}"));
        assertEquals(CheckpointKind.POSITION, kind("", "SimpleRetriever", PAGES, "pagination_reset: {action: RESET}"));
        assertEquals(CheckpointKind.NONE, kind("", "CustomRetriever", ""));
        assertEquals(CheckpointKind.RESULTS, kind("", "AsyncRetriever", ""));
    }

    @Test
    void withPartitionsThoseThatWereRead() {
        assertEquals(CheckpointKind.PARTITIONS, kind("", "SimpleRetriever", LIST));
        assertEquals(CheckpointKind.PARTITIONS, kind("", "SimpleRetriever", PAGES, LIST));
        assertEquals(CheckpointKind.PARTITIONS, kind("", "CustomRetriever", LIST));
        assertEquals(CheckpointKind.PARTITIONS, kind("DatetimeBasedCursor", "SimpleRetriever", PAGES, NESTED));
        assertEquals(
                CheckpointKind.PARTITIONS,
                kind("DatetimeBasedCursor, global_substream_cursor: true", "SimpleRetriever", PAGES, LIST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{type: ListPartitionRouter}] | SHORT",
                "{type: SubstreamPartitionRouter} | SHORT",
                "[{type: ListPartitionRouter}, {type: SubstreamPartitionRouter}] | SHORT",
                "[{type: SubstreamPartitionRouter}, {type: ListPartitionRouter}] | HASHES",
                "{type: CustomPartitionRouter} | HASHES",
                "{type: GroupingPartitionRouter, underlying_partition_router: {type: ListPartitionRouter}} | SHORT",
                "{type: GroupingPartitionRouter, underlying_partition_router: {type: SubstreamPartitionRouter}} | HASHES",
                "{type: GroupingPartitionRouter, deduplicate: false, underlying_partition_router: {type: SubstreamPartitionRouter}}"
                        + " | SHORT"
            })
    void whatAKillCostsDependsOnTheNumberOfPartitions(String router, Naming naming) {
        String text = "partition_router: " + router;
        List<KillCost> shared = KillCost.ofPartitions(naming, Again.PAGES);
        assertEquals(shared, of("", "SimpleRetriever", PAGES, text).costs());
        assertEquals(
                router.contains("Grouping") ? shared : KillCost.ofCursors("at", Again.PAGES, naming, Again.PAGES),
                of(FROM, "SimpleRetriever", PAGES, text).costs());
        assertEquals(
                shared,
                of(FROM + ", global_substream_cursor: true", "SimpleRetriever", PAGES, text)
                        .costs());
    }

    @Test
    void whatAKillCostsOfASliceThatIsBeingRead() {
        assertEquals("N pages a worker", of("", "SimpleRetriever", PAGES).again());
        assertEquals(
                "the slice that each worker reads",
                of("", "SimpleRetriever", "").again());
        assertEquals(
                "the slice that each worker reads",
                of("", "CustomRetriever", LIST).again());
        assertEquals(
                "the result of a job that each worker reads",
                of("", "AsyncRetriever", "").again());
        String whole = "DatetimeBasedCursor, global_substream_cursor: true";
        assertEquals(
                "the slice that each worker reads",
                of(whole, "SimpleRetriever", PAGES, LIST).again());
        assertEquals(
                "the partition that each worker reads",
                of(whole + ", step: P1D, start_time_option: {field_name: since}", "SimpleRetriever", PAGES, LIST)
                        .again());
    }

    /** One sentence of a stream with an entry for each partition, with the numbers of the code that puts states off. */
    @Test
    void whatAKillCostsIsSaidByTheNumberOfPartitions() {
        StreamCheckpoint found = of(FROM, "SimpleRetriever", PAGES, LIST);
        int few = Objects.requireNonNull(found.costs().get(0).partitions());
        assertEquals(
                "with up to " + few
                        + " partitions N pages a worker; with up to 10,000 partitions N pages a worker and what was"
                        + " read in 5 seconds; with more N pages a worker",
                found.again());
    }

    @ParameterizedTest
    @CsvSource({
        "DatetimeBasedCursor, ONE_INTERVAL",
        "IncrementingCountCursor, ONE_INTERVAL",
        "'DatetimeBasedCursor, is_data_feed: true', POSITION",
        "'DatetimeBasedCursor, is_data_feed: true, end_time_option: {field_name: until}', TWO_INTERVALS",
        "'DatetimeBasedCursor, end_time_option: {field_name: until}', TWO_INTERVALS",
        "'DatetimeBasedCursor, end_time_option: null', ONE_INTERVAL",
        "'DatetimeBasedCursor, global_substream_cursor: true', ONE_INTERVAL"
    })
    void withACursorIntervals(String cursor, CheckpointKind expected) {
        assertEquals(expected, kind(cursor, "SimpleRetriever", PAGES));
        assertEquals(CheckpointKind.NONE, kind(cursor, "SimpleRetriever", ""));
    }

    @Test
    void aTemplateMaySayWhereTheSliceEnds() {
        String end = "requester: {path: \"/x/{{ stream_interval.end_time }}\"}";
        assertEquals(CheckpointKind.TWO_INTERVALS, kind("DatetimeBasedCursor", "SimpleRetriever", PAGES, end));
        String named = "requester: {request_parameters: {until: \"{{ stream_slice['until'] }}\"}}";
        assertEquals(CheckpointKind.ONE_INTERVAL, kind("DatetimeBasedCursor", "SimpleRetriever", PAGES, named));
        assertEquals(
                CheckpointKind.TWO_INTERVALS,
                kind("DatetimeBasedCursor, partition_field_end: until", "SimpleRetriever", PAGES, named));
        assertEquals(CheckpointKind.ONE_INTERVAL, kind("IncrementingCountCursor", "SimpleRetriever", PAGES, end));
    }

    @Test
    void whereTheNewestComeFirstAndNoSliceSaysWhereItEndsThePositionIsKept() {
        String descending = "requester: {request_parameters: {sort: at, order: DESC}}";
        String start = "DatetimeBasedCursor, start_time_option: {field_name: since}";
        assertEquals(CheckpointKind.POSITION, kind(start, "SimpleRetriever", PAGES, descending));
        assertEquals(CheckpointKind.NONE, kind("DatetimeBasedCursor", "SimpleRetriever", PAGES, descending));
        assertEquals(
                CheckpointKind.NONE,
                kind(start, "SimpleRetriever", PAGES, descending, "pagination_reset: {limits: {}}"));
    }

    @Test
    void whatIsKeptWhereRecordsKeepToNoOrderIsSaid() {
        String start = "DatetimeBasedCursor, start_time_option: {field_name: since}";
        String named = "requester: {path: \"/x/{{ stream_interval['start_time'] }}\"}";
        assertEquals(
                "as long as records ascend; else where the pagination stands",
                of(start, "SimpleRetriever", PAGES).explanation());
        assertEquals(
                "as long as records ascend; else where the pagination stands",
                of("DatetimeBasedCursor", "SimpleRetriever", PAGES, named).explanation());
        assertEquals(
                "as long as records ascend; where the pagination stands is not kept, since no request says where its slice"
                        + " begins (start_time_option)",
                of("DatetimeBasedCursor", "SimpleRetriever", PAGES).explanation());
    }

    @Test
    void everyStreamOfAManifestIsTold() {
        ObjectNode manifest = (ObjectNode) new YamlReader().read("m.yaml", """
                streams:
                  - {type: DeclarativeStream, name: a, retriever: {type: SimpleRetriever}}
                  - {type: ConditionalStreams, streams: [{type: DeclarativeStream, name: b, retriever: {type: SimpleRetriever}}]}
                  - type: StateDelegatingStream
                    name: c
                    full_refresh_stream: {type: DeclarativeStream, name: c, retriever: {type: SimpleRetriever}}
                    incremental_stream: {type: DeclarativeStream, name: c, retriever: {type: SimpleRetriever}}
                dynamic_streams:
                  - {stream_template: {type: DeclarativeStream, name: "{{ d }}", retriever: {type: SimpleRetriever}}}
                """);
        assertEquals(
                List.of("a", "b", "c, without a state", "c, with a state", "{{ d }}"),
                StreamCheckpoint.all(manifest).stream()
                        .map(StreamCheckpoint::stream)
                        .toList());
    }
}
