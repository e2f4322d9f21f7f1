package dev.cairn.runtime.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonExtractorTest {

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
    void watchesTheCursorFieldWithoutDecodingTheRecord() throws IOException {
        RecordExtractor extractor = new JsonExtractor(new FieldPath(List.of()), "at");
        List<StreamRecord> records = extractor.extract(utf8("[{\"at\":5,\"x\":{\"at\":7}},{\"x\":1},{\"at\":null}]"));
        assertEquals(5L, records.get(0).field("at", true));
        assertEquals(null, records.get(1).field("at", true));
        assertEquals(null, records.get(2).field("at", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void readsTheOtherEncodingsOfJson(String charset) throws IOException {
        byte[] body = "[{\"a\":\"å\"}]".getBytes(Charset.forName(charset));
        assertEquals(List.of("{\"a\":\"å\"}"), render(new JsonExtractor(new FieldPath(List.of()), null).extract(body)));
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

    private static List<String> rendered(String path, String body) throws IOException {
        List<String> segments = path.isEmpty() ? List.of() : List.of(path.split("\\."));
        return render(new JsonExtractor(new FieldPath(segments), null).extract(utf8(body)));
    }

    private static List<String> render(List<StreamRecord> records) throws IOException {
        List<String> rendered = new ArrayList<>();
        for (StreamRecord record : records) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            record.render(out);
            rendered.add(out.toString(StandardCharsets.UTF_8));
        }
        return rendered;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
