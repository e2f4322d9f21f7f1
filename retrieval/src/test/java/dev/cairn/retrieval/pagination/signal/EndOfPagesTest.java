package dev.cairn.retrieval.pagination.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EndOfPagesTest {

    private static Optional<String> doubt(OptionalLong read, String body) {
        Optional<RecordsFrame> frame = RecordsFrame.withoutRecords(body.getBytes(StandardCharsets.UTF_8));
        return new EndOfPages(read, frame, Headers.empty(), true).doubt(true);
    }

    /** A sync that goes on behind a page does not know how many records the pages before it had. */
    @Test
    void aTotalSaysNothingWhereOnlyTheLastPagesWereRead() {
        assertEquals(Optional.empty(), doubt(OptionalLong.empty(), "{\"total\": 18, \"events\": []}"));
        assertEquals(
                Optional.of(
                        "the last response says that there are more pages, and the read ended (check the paginator)"),
                doubt(OptionalLong.empty(), "{\"total\": 18, \"has_more\": true, \"events\": []}"));
    }

    @Test
    void theSmallestOfSeveralTotalsCounts() {
        assertEquals(Optional.empty(), doubt(OptionalLong.of(17), "{\"total\": 400, \"totalCount\": 17}"));
    }

    @Test
    void aCountBesideATotalIsThatOfThePage() {
        assertEquals(
                Optional.of(
                        "the API says that there are 400 records, and the read ended after 17 (check the paginator)"),
                doubt(OptionalLong.of(17), "{\"total\": 400, \"count\": 17}"));
        assertEquals(Optional.empty(), doubt(OptionalLong.of(17), "{\"count\": 17}"));
        assertEquals(
                Optional.of(
                        "the API says that there are 18 records, and the read ended after 17 (check the paginator)"),
                doubt(OptionalLong.of(17), "{\"count\": 18}"));
    }
}
