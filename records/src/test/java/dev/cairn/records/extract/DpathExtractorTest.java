package dev.cairn.records.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.response.Response;
import dev.cairn.json.Json;
import dev.cairn.records.FieldPath;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.Rendered;
import dev.cairn.records.RepeatedText;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.JsonDecoder;
import dev.cairn.records.decoder.JsonlDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DpathExtractorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data     | {\"data\":[{\"a\":1},{\"a\":2}],\"x\":{\"data\":[{}]}} | {\"a\":1} {\"a\":2}",
                "data     | {\"data\":{\"a\":1}}                             | {\"a\":1}",
                "data     | {\"data\":[{}]}                                  | {}",
                "data     | {\"data\":{}}                                    | ''",
                "data     | {\"data\":null}                                  | ''",
                "data     | {\"other\":1}                                    | ''",
                "data     | [{\"data\":[{\"a\":1}]},{\"data\":[{\"a\":2}]}]  | {\"a\":1} {\"a\":2}",
                "a.b      | {\"a\":{\"b\":[{\"c\":1}],\"c\":2}}              | {\"c\":1}",
                "''       | [{\"a\":1},{},{\"a\":2}]                         | {\"a\":1} {\"a\":2}",
                "''       | {\"a\":1}                                        | {\"a\":1}",
                "''       | [[{\"a\":1}],{\"a\":2}]                          | {\"a\":1} {\"a\":2}",
                "a.*.b    | {\"a\":{\"x\":{\"b\":{\"c\":1}},\"y\":{\"b\":{\"c\":2}}}} | {\"c\":1} {\"c\":2}",
                "a.0      | {\"a\":[{\"c\":1},{\"c\":2}]}                    | {\"c\":1}",
                "a?.b     | {\"a1\":{\"b\":[{\"c\":1}]},\"b\":1}             | {\"c\":1}",
            })
    void findsTheRecordsWhereThePathLeads(String path, String body, String expected) throws IOException {
        assertEquals(expected, String.join(" ", rendered(path, body)));
    }

    @Test
    void keepsBytesAsTheApiSentThem() throws IOException {
        String record =
                "{\"price\":10.0,\"e\":1.5e3,\"big\":9007199254740993,\"s\":\"\\u00e5 \\ud83d\\ude80\", \"n\":{\"x\":null}}";
        assertEquals(List.of(record), rendered("data", "{\"data\":[" + record + "]}"));
    }

    @Test
    void dropsTopLevelNullsButKeepsNestedOnes() throws IOException {
        assertEquals(
                List.of("{\"b\":{\"c\":null},\"d\":10.0}"),
                rendered("", "[{\"a\":null,\"b\":{\"c\":null},\"d\":10.0}]"));
    }

    @Test
    void putsARecordWithLineBreaksOnOneLine() throws IOException {
        assertEquals(List.of("{\"a\":[1,2]}"), rendered("", "[\n {\n  \"a\": [1,\r\n 2]\n }\n]"));
    }

    @Test
    void givesAFieldWithoutTheRestOfTheRecord() throws IOException {
        RecordExtractor extractor = extractor("");
        List<StreamRecord> records = extractor.extract(utf8("[{\"at\":5,\"x\":{\"at\":7}},{\"x\":1},{\"at\":null}]"));
        assertEquals(5L, records.get(0).field("at"));
        assertEquals(null, records.get(1).field("at"));
        assertEquals(null, records.get(2).field("at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void readsTheOtherEncodingsOfJson(String charset) throws IOException {
        byte[] body = "[{\"a\":\"å\"}]".getBytes(Charset.forName(charset));
        assertEquals(List.of("{\"a\":\"å\"}"), Rendered.of(extractor("").extract(body)));
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertEquals(List.of("{\"a\":1}"), rendered("", "\uFEFF[{\"a\":1}]"));
    }

    @Test
    void readsAnEmptyBodyAsAPageWithoutRecords() throws IOException {
        assertEquals(List.of(), rendered("data", ""));
        assertEquals(List.of(), rendered("data", "  \n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"a\":1},",
                "{\"data\":[{\"a\":1}]} trailing",
                "<html>",
                "{\"data\":[{\"a\":1},{\"a\":tru}]}"
            })
    void refusesABodyThatIsNotJsonAsAWhole(String body) {
        assertThrows(MalformedBodyException.class, () -> rendered("data", body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[1]}", "{\"data\":\"text\"}", "{\"data\":[{\"a\":1},\"b\"]}"})
    void refusesRecordsThatAreNoObjects(String body) {
        assertThrows(MalformedBodyException.class, () -> rendered("data", body));
    }

    @Test
    void readsWhatPythonWritesForNumbersThatAreNone() throws IOException {
        assertEquals(List.of("{\"a\":null,\"b\":1}"), rendered("", "[{\"a\":NaN,\"b\":1}]"));
    }

    @Test
    void findsTheSameRecordsInAStream() throws IOException {
        String body = "{\"n\":null,\"data\":[{\"a\":1,\"at\":5},{\"b\":[\"x\\u00e5\"]},{}],\"z\":[{\"a\":9}]}";
        assertEquals(rendered("data", body), streamed("data", body));
    }

    @Test
    void streamsBodiesOneByOneWhereThePathNeedsATree() throws IOException {
        assertEquals(
                List.of("{\"c\":1}", "{\"c\":2}", "{\"c\":3}"),
                streamed("*.b", "[{\"a\":{\"b\":{\"c\":1}},\"x\":{\"b\":{\"c\":2}}},{\"y\":{\"b\":{\"c\":3}}}]"));
    }

    @Test
    void givesTheRecordsOfALargeStreamBeforeItsEndIsRead() throws IOException {
        byte[] body = utf8("[{\"a\":1},{\"a\":" + "2".repeat(4_000) + "}, oops" + " ".repeat(8 << 20));
        try (RecordCursor cursor = extractor("").open(Response.of(new ByteArrayInputStream(body)))) {
            assertEquals(1, cursor.next(1).size());
            assertEquals(1, cursor.next(1).size());
            assertThrows(MalformedBodyException.class, cursor::next);
        }
    }

    @Test
    void aSmallStreamIsJsonAsAWholeOrHasNoRecords() {
        Response response = Response.of(new ByteArrayInputStream(utf8("[{\"a\":1}, oops")));
        assertThrows(MalformedBodyException.class, () -> extractor("").open(response));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "r   | {\"r\":[{\"id\":1},{\"id\":2},\"x\",{\"id\":3}]}",
                "    | [{\"id\":1},{\"id\":2},7]",
                "r.* | {\"r\":[{\"id\":1},{\"id\":2},\"x\"]}",
                "r   | [{\"r\":{\"id\":1}},{\"r\":[{\"id\":2},null]}]",
                "r   | {\"n\":NaN,\"r\":[{\"id\":1},{\"id\":2},\"x\"]}",
            })
    void whatStandsBeforeWhatIsNoRecordIsFound(@Nullable String path, String body) throws IOException {
        try (RecordCursor cursor = extractor(path == null ? "" : path).open(Response.of(utf8(body)))) {
            List<StreamRecord> found = new ArrayList<>();
            assertThrows(MalformedBodyException.class, () -> cursor.next(10, found));
            assertEquals(List.of("{\"id\":1}", "{\"id\":2}"), Rendered.of(found));
        }
    }

    /** Of a page in memory, of one that the scanner does not follow, and of one that is read as a stream. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "NaN", "[0],"})
    void namesWithHalvesOfSurrogatePairsAreAsTheApiSentThem(String first) throws IOException {
        String record = "{\"a\\ud83d\":1,\"\\ude00\":[{\"b\\udbff\":{\"\\ud83d\":2}}]}";
        String body = "{\"\\ud83d\":" + (first.equals("[0],") ? "[0" + ",0".repeat(5 << 20) + "]" : first) + ",\"d\":["
                + record + "]}";
        try (RecordCursor cursor = extractor("d").open(Response.of(new ByteArrayInputStream(utf8(body))))) {
            StreamRecord found = Objects.requireNonNull(cursor.next());
            assertEquals(Json.parse(record), found.tree());
            assertEquals(
                    Json.parse(record), Json.parse(Rendered.of(List.of(found)).get(0)));
            assertEquals(null, cursor.next());
        }
    }

    /** A path that is no list of plain keys, for which a body becomes a tree. */
    @Test
    void namesWithHalvesOfSurrogatePairsAreOnTheWay() throws IOException {
        assertEquals(List.of("{\"\\uD83D\":1}"), rendered("*.r", "{\"a\\ud83d\":{\"r\":{\"\\uD83D\":1}}}"));
    }

    @Test
    void streamsALargeBody() throws IOException {
        long limit = 100_000;
        try (RecordCursor cursor =
                extractor("data").open(Response.of(new RepeatedText("{\"data\":[", RECORD, limit, "]}")))) {
            long count = 0;
            while (cursor.next() != null) {
                count++;
            }
            assertEquals(limit, count);
        }
    }

    @Test
    void saysWhichLineOfJsonlIsMalformed() throws IOException {
        RecordExtractor lines = new DpathExtractor(new JsonlDecoder(), FieldPath::new, null);
        try (RecordCursor cursor = lines.open(Response.of(utf8("{\"a\":1}\n\n{\"a\":2}\n{\"a\":oops}\n")))) {
            assertEquals(2, cursor.next(2).size());
            Exception failure = assertThrows(MalformedBodyException.class, cursor::next);
            assertTrue(String.valueOf(failure.getMessage()).startsWith("Value 3 of the response"), failure::getMessage);
        }
    }

    @Test
    void keepsTheBytesOfJsonLines() throws IOException {
        RecordExtractor lines = new DpathExtractor(new JsonlDecoder(), () -> new FieldPath("d"), null);
        List<StreamRecord> records = lines.extract(utf8("{\"d\":{\"n\":10.50}}\r\n[{\"d\":{\"n\":1}}]\n"));
        assertEquals(List.of("{\"n\":10.50}"), Rendered.of(records));
        assertEquals(10.5, records.get(0).field("n"));
    }

    private static final String RECORD = "{\"text\":\"" + "x".repeat(1000) + "\"}";

    private static List<String> rendered(String path, String body) throws IOException {
        return Rendered.of(extractor(path).extract(utf8(body)));
    }

    private static List<String> streamed(String path, String body) throws IOException {
        return Rendered.of(extractor(path).open(Response.of(new ByteArrayInputStream(utf8(body)))));
    }

    private static RecordExtractor extractor(String path) {
        FieldPath fieldPath = path.isEmpty() ? new FieldPath() : new FieldPath(path.split("\\."));
        return new DpathExtractor(new JsonDecoder(false), () -> fieldPath, null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
