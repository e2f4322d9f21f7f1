package dev.cairn.records.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.response.Response;
import dev.cairn.records.FieldPath;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.Rendered;
import dev.cairn.records.decoder.JsonDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CombinedExtractorTest {

    private static final String BODY =
            "{\"a\":[{\"n\":1},null,{\"n\":2}],\"b\":[{\"n\":3}],\"none\":[null,{}],\"bad\":[\"x\"]}";

    @Test
    void readsABodyThatIsTooLargeForMemoryFromDiskForEachExtractor() throws IOException {
        byte[] text = "{\"a\":[{\"n\":1}],\"b\":[{\"n\":2}]}".getBytes(StandardCharsets.UTF_8);
        RawResponse raw = new RawResponse(
                200,
                Headers.of(Map.of("Content-Length", String.valueOf(9 << 20))),
                "http://h/",
                new ByteArrayInputStream(text));
        Response large = Response.arriving(raw, new Request("GET", "http://h/", Headers.empty(), null));
        large.take();
        RecordExtractor both = new CombinedExtractor(List.of(at("a"), at("b")), false);
        try (RecordCursor records = both.open(large)) {
            assertEquals(List.of("{\"n\":1}", "{\"n\":2}"), Rendered.of(records.next(9)));
        }
        assertTrue(large.isLarge(), "not in memory");
        large.release();
    }

    @Test
    void readsABodyThatComesOnceIntoMemory() throws IOException {
        RecordExtractor both = new CombinedExtractor(List.of(at("b"), at("b")), false);
        Response once = Response.of(new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8)));
        try (RecordCursor records = both.open(once)) {
            assertEquals(List.of("{\"n\":3}", "{\"n\":3}"), Rendered.of(records.next(9)));
        }
    }

    @Test
    void whatComesBeforeAMistakeOfALaterExtractorIsThere() throws IOException {
        RecordExtractor both = new CombinedExtractor(List.of(at("b"), at("bad")), false);
        try (RecordCursor records = both.open(Response.of(BODY.getBytes(StandardCharsets.UTF_8)))) {
            records.next();
            assertThrows(MalformedBodyException.class, records::next);
        }
    }

    @Test
    void countsEmptyRecordsOfWhatHasMatchedOnly() throws IOException {
        List<Long> told = new ArrayList<>();
        RecordExtractor first =
                new CombinedExtractor(List.of(present("none", told), present("a", told), present("b", told)), true);
        try (RecordCursor records = first.open(Response.of(BODY.getBytes(StandardCharsets.UTF_8)))) {
            assertEquals(List.of("{\"n\":1}", "{\"n\":2}"), Rendered.of(records.next(9)));
            assertNull(records.next());
            assertEquals(1, records.skipped());
        }
        assertEquals(List.of(2L, 1L), told);
    }

    private static RecordExtractor at(String field) {
        return new DpathExtractor(new JsonDecoder(false), () -> new FieldPath(field), null);
    }

    private static RecordExtractor present(String field, List<Long> told) {
        return new NonEmptyRecords(
                new ValueExtractor(new JsonDecoder(false), () -> new FieldPath(field), null).values(), told::add);
    }
}
