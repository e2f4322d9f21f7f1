package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who says how many pages there are between two checkpoints: the run, else the cursor, else the paginator. */
class CheckpointPagesTest {

    private static final int PAGES = 9;
    private static final Pattern OFFSET = Pattern.compile("offset=(\\d+)");
    private static final Pattern SAID = Pattern.compile("\"(?:at|most_recent_cursor_value)\":\\s*\"?(\\d+)");

    /** Pages of one record, whose number is its position. */
    private static String page(String url) {
        Matcher given = OFFSET.matcher(url);
        int offset = given.find() ? Integer.parseInt(given.group(1)) : 0;
        return offset < PAGES ? "[{\"at\": " + (offset + 1) + "}]" : "[]";
    }

    /** The positions that states said, of a sync whose cursor and paginator say so; 0 for nothing. */
    private static List<String> states(int ofCursor, int ofPaginator, UnaryOperator<RunOptions> options)
            throws IOException, InterruptedException {
        return ManifestRun.of(
                        """
                        streams:
                          - type: DeclarativeStream
                            name: events
                            incremental_sync:
                              type: IncrementingCountCursor
                              cursor_field: at%s
                            retriever:
                              type: SimpleRetriever
                              requester: {type: HttpRequester, url: http://api/events}
                              record_selector:
                                type: RecordSelector
                                extractor: {type: DpathExtractor, field_path: []}
                              paginator:
                                type: DefaultPaginator
                                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: offset}
                                pagination_strategy: {type: OffsetIncrement, page_size: 1}%s
                            schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                        """.formatted(option(6, ofCursor), option(8, ofPaginator)), CheckpointPagesTest::page, options)
                .stream()
                .filter(line -> line.startsWith("S "))
                .map(CheckpointPagesTest::position)
                .distinct() // the end of the slice says what the end of the stream does
                .toList();
    }

    /** Returns the position that a state says, alone or as the end of an interval. */
    private static String position(String state) {
        Matcher said = SAID.matcher(state);
        assertTrue(said.find(), state);
        return said.group(1);
    }

    private static String option(int indentation, int pages) {
        return pages == 0 ? "" : "\n" + " ".repeat(indentation) + "pages_per_checkpoint_interval: " + pages;
    }

    @Test
    void withoutAnyNumberStatesStandAtTheEnd() throws IOException, InterruptedException {
        assertEquals(List.of("9"), states(0, 0, options -> options));
    }

    @Test
    void thePaginatorsNumberCountsWhereTheCursorHasNone() throws IOException, InterruptedException {
        assertEquals(states(4, 0, options -> options), states(0, 4, options -> options));
    }

    @Test
    void theCursorsNumberWinsOverThePaginators() throws IOException, InterruptedException {
        assertEquals(states(4, 0, options -> options), states(4, 2, options -> options));
    }

    @Test
    void theNumberOfTheRunWinsOverBoth() throws IOException, InterruptedException {
        List<String> two = states(2, 0, options -> options);
        assertEquals(List.of("2", "4", "6", "8", "9"), two);
        assertEquals(two, states(0, 0, options -> options.checkpointPages(2)));
        assertEquals(two, states(4, 3, options -> options.checkpointPages(2)));
    }

    @Test
    void aHugeNumberIsNeverDue() throws IOException, InterruptedException {
        assertEquals(List.of("9"), states(0, 0, options -> options.checkpointPages(Integer.MAX_VALUE)));
    }

    @Test
    void statesThatNobodyAskedForComeWhereNoNumberStands() throws IOException, InterruptedException {
        assertEquals(
                List.of("1", "2", "3", "4", "5", "6", "7", "8", "9"),
                states(0, 0, RunOptions::unaskedCheckpoints),
                "each page of one record settles the one before");
        assertEquals(states(4, 0, options -> options), states(4, 0, RunOptions::unaskedCheckpoints));
        assertEquals(
                states(2, 0, options -> options),
                states(0, 0, options -> options.unaskedCheckpoints().checkpointPages(2)));
    }

    @Test
    void noNumberBelowOneIsTaken() {
        assertThrows(IllegalArgumentException.class, () -> RunOptions.standard().checkpointPages(0));
        assertThrows(IllegalArgumentException.class, () -> RunOptions.standard().checkpointPages(-1));
    }

    /** The platform keeps the states of a full refresh between attempts where the catalog says so. */
    @Test
    void aStreamWithoutACursorIsResumableWhereItGetsACheckpoint() throws IOException, InterruptedException {
        for (int pages : new int[] {0, 3}) {
            RunOptions plain = RunOptions.standard();
            List<Map<String, @Nullable Object>> streams = Connector.load("manifest.yaml", """
                    version: 7.0.0
                    check: {type: CheckStream, stream_names: [paged]}
                    definitions:
                      retriever:
                        type: SimpleRetriever
                        requester: {type: HttpRequester, url: http://api/events}
                        record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        pagination_strategy: {type: PageIncrement, page_size: 1}
                    streams:
                      - name: paged
                        retriever: {$ref: "#/definitions/retriever", paginator: {$ref: "#/definitions/paginator"}}
                        schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                      - name: one page
                        retriever: {$ref: "#/definitions/retriever"}
                        schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                      - name: own number
                        retriever:
                          $ref: "#/definitions/retriever"
                          paginator: {$ref: "#/definitions/paginator", pages_per_checkpoint_interval: 2}
                        schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                    """)
                    .configure(
                            (ObjectNode) new YamlReader().read("config.json", "{}"),
                            new MessageWriter(OutputStream.nullOutputStream()),
                            pages == 0 ? plain : plain.checkpointPages(pages))
                    .catalog()
                    .streams();
            assertEquals(
                    List.of(pages > 0, false, true),
                    streams.stream().map(stream -> stream.get("is_resumable")).toList());
        }
    }

    /** All else stays as it was chosen. */
    @Test
    void otherOptionsStay() {
        RunOptions chosen = RunOptions.standard().loggingRequests().checkpointPages(7);
        assertEquals(7, chosen.loggingRequests().checkpointPages());
        assertEquals(true, chosen.logsRequests());
        assertEquals(0, RunOptions.standard().checkpointPages());
    }
}
