package dev.cairn.records.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.http.response.Response;
import dev.cairn.json.Json;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.StreamRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseToFileExtractorTest {

    @Test
    void takesWhatPandasTakesForMissingAsNull() throws IOException {
        assertEquals("[{\"a\":\"1\",\"b\":null},{\"a\":null,\"b\":null}]", extracted("a,b\n1,NA\n,\"null\"\n", false));
    }

    @Test
    void keepsSuchTextsWhereTheManifestWantsThat() throws IOException {
        assertEquals("[{\"a\":\"1\",\"b\":\"NA\"},{\"a\":null,\"b\":\"x\"}]", extracted("a,b\n1,NA\n\"\",x\n", true));
    }

    @Test
    void unpacksGzipAndZlib() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(utf8("a\n1\n"));
        }
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
            out.write(utf8("a\n1\n"));
        }
        assertEquals("[{\"a\":\"1\"}]", extracted(gzip.toByteArray(), false));
        assertEquals("[{\"a\":\"1\"}]", extracted(zlib.toByteArray(), false));
    }

    @Test
    void dropsNullBytesAndAByteOrderMark() throws IOException {
        assertEquals("[{\"a\":\"1\"}]", extracted("\uFEFFa\n\0001\0\n", false));
    }

    @Test
    void namesColumnsAsPandasDoes() throws IOException {
        assertEquals(
                "[{\"a\":\"1\",\"a.1\":\"2\",\"a.2\":\"3\",\"Unnamed: 3\":\"4\"}]",
                extracted("a,a.1,a,\n1,2,3,4\n", false));
    }

    @Test
    void skipsBlankLinesAndFillsShortRows() throws IOException {
        assertEquals("[{\"a\":\"1\",\"b\":null}]", extracted("\n\na,b\n\n  \n1\n", false));
    }

    @Test
    void hasNoRecordsWithoutRows() throws IOException {
        assertEquals("[]", extracted("", false));
        assertEquals("[]", extracted("a,b\n", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n1,2,3\n", "a,b\n1,2,3\n", "a\n\"open"})
    void refusesRowsThatDoNotFit(String body) {
        assertThrows(MalformedBodyException.class, () -> extracted(body, false));
    }

    @Test
    void refusesTextInAnotherEncoding() {
        assertThrows(MalformedBodyException.class, () -> extracted(new byte[] {'a', '\n', (byte) 0xFF}, false));
    }

    private static String extracted(String body, boolean preservesNaValues) throws IOException {
        return extracted(utf8(body), preservesNaValues);
    }

    private static String extracted(byte[] body, boolean preservesNaValues) throws IOException {
        List<@Nullable Object> trees = new ArrayList<>();
        try (var cursor =
                new ResponseToFileExtractor(preservesNaValues).open(Response.of(new ByteArrayInputStream(body)))) {
            for (StreamRecord record : cursor.next(Integer.MAX_VALUE)) {
                trees.add(record.tree());
            }
        }
        return Json.write(trees);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
