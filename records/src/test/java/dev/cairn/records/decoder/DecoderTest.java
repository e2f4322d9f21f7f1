package dev.cairn.records.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.http.Headers;
import dev.cairn.http.response.Response;
import dev.cairn.json.Json;
import dev.cairn.json.PythonJson;
import dev.cairn.records.MalformedBodyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    private static final Decoder JSONL = new JsonlDecoder();

    @Test
    void jsonlGivesALineAtATime() throws IOException {
        assertEquals("[{\"id\":1,\"v\":null},[1.0,2],3]", decode(JSONL, "{\"id\":1,\"v\":null}\r\n\n [1.0,2]\n3"));
    }

    @Test
    void jsonlReadsLinesLongerThanItsBuffer() throws IOException {
        String text = "x".repeat(300_000);
        assertEquals("[\"" + text + "\",1]", decode(JSONL, "\"" + text + "\"\n1\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a.b    | {\"z\":[{}],\"a\":{\"b\":[1,{\"c\":2.0},[3]],\"c\":[4]}} | [1,{\"c\":2.0},[3]]",
                "item.r | [{\"r\":[1]},{\"r\":[2]}]  | [1,2]",
                "a.b    | {\"a.b\":[1]}              | [1]",
                "b      | {\"a\":1}                  | []",
                "a      | {\"a\":{\"item\":1}}       | [1]",
                "a      | {\"a\":[1],\"a\":[2]}      | [1,2]",
            })
    void jsonItemsFollowsAPath(String path, String body, String expected) throws IOException {
        assertEquals(expected, decode(new JsonItemsDecoder(path, null), body));
    }

    @Test
    void jsonItemsHaveNamesWithHalvesOfSurrogatePairs() throws IOException {
        String items = "[{\"a\\ud83d\":[{\"\\ude00\":1}]},{\"b\":2}]";
        String body = "{\"\\ud83d\":{\"b\":0},\"a\":" + items + "}";
        assertEquals(Json.write(Json.parse(items)), decode(new JsonItemsDecoder("a", null), body));
    }

    @Test
    void jsonItemsReadsItsEncoding() throws IOException {
        byte[] body = "{\"a\":[\"é\"]}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("[\"é\"]", decode(new JsonItemsDecoder("a", TextEncoding.named("latin-1")), body, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1,", "", "{\"a\":[1]} x", "{\"a\":[nope]}"})
    void jsonItemsRefusesWhatIsNoJson(String body) {
        assertThrows(MalformedBodyException.class, () -> decode(new JsonItemsDecoder("a", null), body));
    }

    @Test
    void gzipUnpacksByContent() throws IOException {
        Decoder decoder = new GzipDecoder(JSONL);
        assertEquals("[1,2]", decode(decoder, gzip("1\n2\n"), null));
        assertEquals("[1,2]", decode(decoder, "1\n2\n"));
    }

    @Test
    void gzipUnpacksGzipInGzip() throws IOException {
        assertEquals("[1]", decode(new GzipDecoder(new GzipDecoder(JSONL)), gzip(gzip("1\n")), null));
    }

    @Test
    void gzipReadsAllMembersOfAStreamThatNeverKnowsWhatIsAvailable() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip("1\n"));
        members.write(gzip("2\n"));
        InputStream slow = new ByteArrayInputStream(members.toByteArray()) {
            @Override
            public int available() {
                return 0;
            }

            @Override
            public int read(byte[] target, int start, int length) {
                return super.read(target, start, Math.min(length, 1));
            }
        };
        assertEquals("[1,2]", values(new GzipDecoder(JSONL).decode(Response.of(slow))));
    }

    @Test
    void gzipRefusesATruncatedBody() throws IOException {
        byte[] whole = gzip("1\n2\n3\n");
        byte[] cut = Arrays.copyOf(whole, whole.length - 9);
        assertThrows(MalformedBodyException.class, () -> decode(new GzipDecoder(JSONL), cut, null));
    }

    @Test
    void gzipOfNothingIsNoJson() throws IOException {
        byte[] body = gzip("");
        assertThrows(MalformedBodyException.class, () -> decode(new GzipDecoder(new JsonDecoder(true)), body, null));
    }

    @Test
    void zipfileReadsAllItsFiles() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry("folder/one.jsonl"));
            zip.write(utf8("1\n2\n"));
            zip.putNextEntry(new ZipEntry("two.jsonl"));
            zip.write(utf8("3\n"));
        }
        assertEquals("[1,2,3]", decode(new ZipfileDecoder(JSONL), archive.toByteArray(), null));
    }

    @Test
    void zipfileRefusesWhatIsNoArchive() {
        assertThrows(MalformedBodyException.class, () -> decode(new ZipfileDecoder(JSONL), "no archive"));
    }

    @Test
    void iterableGivesLinesAsText() throws IOException {
        assertEquals(
                "[{\"record\":\"a\"},{\"record\":\"\"},{\"record\":\"é\"}]",
                decode(new IterableDecoder(), "a\r\n\né\n"));
    }

    @Test
    void csvGivesRowsByTheirHeader() throws IOException {
        assertEquals(
                "[{\"id\":\"1\",\"note\":\"a;b\"},{\"id\":\"2\",\"note\":\"line\\nbreak\"}]",
                decode(csv(';'), "id;note\n1;\"a;b\"\r\n2;\"line\r\nbreak\"\n"));
    }

    @Test
    void csvFillsShortRowsAndKeepsWhatIsBeyondTheHeader() throws IOException {
        assertEquals(
                "[{\"a\":\"1\",\"b\":null},{\"a\":\"1\",\"b\":\"2\",\"null\":[\"3\"]}]",
                decode(csv(','), "a,b\n1\n\n1,2,3\n"));
    }

    @Test
    void csvTakesAnEmptyFirstLineForTheHeader() throws IOException {
        assertEquals("[{\"null\":[\"a\",\"b\"]}]", decode(csv(','), "\n\na,b\n"));
    }

    @Test
    void csvReplacesNullValues() throws IOException {
        Decoder decoder = new CsvDecoder(TextEncoding.UTF_8, ',', Set.of("NA", ""));
        assertEquals("[{\"a\":null,\"b\":null,\"c\":\"x\"}]", decode(decoder, "a,b,c\nNA,,x\n"));
    }

    @Test
    void csvKeepsTheLastOfEqualColumns() throws IOException {
        assertEquals("[{\"a\":\"2\"}]", decode(csv(','), "a,a\n1,2"));
    }

    @Test
    void csvKeepsAByteOrderMarkUnlessTheEncodingSkipsIt() throws IOException {
        assertEquals("[{\"\uFEFFa\":\"1\"}]", decode(csv(','), "\uFEFFa\n1"));
        Decoder skipping = new CsvDecoder(TextEncoding.named("utf-8-sig"), ',', Set.of());
        assertEquals("[{\"a\":\"1\"}]", decode(skipping, "\uFEFFa\n1"));
    }

    @Test
    void csvOfNothingHasNoRows() throws IOException {
        assertEquals("[]", decode(csv(','), ""));
    }

    @Test
    void csvKnowsDelimitersAsManifestsWriteThem() {
        assertEquals(Optional.of('\t'), CsvDecoder.delimiter("\\t"));
        assertEquals(Optional.of('\t'), CsvDecoder.delimiter("\t"));
        assertEquals(Optional.of('\1'), CsvDecoder.delimiter("\\x01"));
        assertEquals(Optional.of(';'), CsvDecoder.delimiter(";"));
        assertEquals(Optional.of(','), CsvDecoder.delimiter(""));
        assertEquals(Optional.empty(), CsvDecoder.delimiter("||"));
    }

    @Test
    void csvRefusesTextInAnotherEncoding() {
        assertThrows(MalformedBodyException.class, () -> decode(csv(','), new byte[] {'a', '\n', (byte) 0xFF}, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "<a> x <b>1</b> y </a>          | {\"a\":{\"b\":\"1\",\"#text\":\"x  y\"}}",
                "<a><![CDATA[ <q> ]]></a>       | {\"a\":\"<q>\"}",
                "<a b=\" 1 \">t</a>             | {\"a\":{\"@b\":\" 1 \",\"#text\":\"t\"}}",
                "<a/>                           | {\"a\":null}",
                "<a>  </a>                      | {\"a\":null}",
                "<a>x<!-- c -->y</a>            | {\"a\":\"xy\"}",
                "<a><b/><b x=\"\"/><b>1</b></a> | {\"a\":{\"b\":[null,{\"@x\":\"\"},\"1\"]}}",
                "<a>&#x41;&amp;&lt;</a>         | {\"a\":\"A&<\"}",
                "<?xml version=\"1.0\"?><a>1</a> | {\"a\":\"1\"}",
                "<a xmlns:n=\"u\" xmlns=\"v\"><n:b n:c=\"1\"/></a> |"
                        + " {\"a\":{\"@xmlns:n\":\"u\",\"@xmlns\":\"v\",\"n:b\":{\"@n:c\":\"1\"}}}",
                "<!DOCTYPE a [<!ENTITY e \"val\">]><a>&e;z</a> | {\"a\":\"z\"}",
            })
    void xmlBecomesAMap(String document, String expected) throws IOException {
        assertEquals("[" + expected + "]", decode(new XmlDecoder(), document));
    }

    @Test
    void xmlIsReadAsItDeclaresItself() throws IOException {
        String document = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>";
        assertEquals("[{\"a\":\"é\"}]", decode(new XmlDecoder(), document.getBytes(StandardCharsets.ISO_8859_1), null));
        assertEquals("[{\"a\":\"é\"}]", decode(new XmlDecoder(), utf8(document), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<a>&undefined;</a>", "<a>x</a>junk", "no xml"})
    void xmlRefusesWhatIsNoDocument(String document) {
        assertThrows(MalformedBodyException.class, () -> decode(new XmlDecoder(), document));
    }

    @Test
    void xmlReadsNothingOutsideOfTheDocument() throws IOException {
        String document = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;z</a>";
        assertEquals("[{\"a\":\"z\"}]", decode(new XmlDecoder(), document));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5_000, 40_000})
    void whatStandsBeforeABadByteIsReadWhereverBuffersEnd(int rows) throws IOException {
        String lines = "1\n".repeat(rows);
        byte[] bad = {'1', (byte) 0xFF, '\n', '2', '\n'};
        assertEquals(rows, countBeforeFailure(csv(','), bytes(utf8("id\n" + lines), bad)));
        assertEquals(rows, countBeforeFailure(new IterableDecoder(), bytes(utf8(lines), bad)));
        byte[] lone = {0, '1', 0, '\n', (byte) 0xD8, 0, 0, '\n', 0, '2', 0, '\n'};
        Decoder wide = new CsvDecoder(TextEncoding.named("UTF-16BE"), ',', Set.of());
        assertEquals(
                rows + 1, countBeforeFailure(wide, bytes(("id\n" + lines).getBytes(StandardCharsets.UTF_16BE), lone)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5_000, 40_000})
    void whatStandsBeforeTheBreakOfABodyIsRead(int rows) throws IOException {
        byte[] packed = gzip("1\n".repeat(rows) + "[2,");
        byte[] cut = Arrays.copyOf(packed, packed.length - 8);
        assertEquals(rows, countBeforeFailure(new GzipDecoder(JSONL), cut));
        byte[] items = utf8("{\"a\":[" + "1,".repeat(rows) + "[2,");
        assertEquals(rows, countBeforeFailure(new JsonItemsDecoder("a", null), items));
    }

    @Test
    void aDamagedFileOfAnArchiveGivesNothingAndThoseBeforeItAll() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("one.jsonl"));
            zip.write(utf8("1\n2\n"));
            zip.putNextEntry(new ZipEntry("two.jsonl"));
            zip.write(utf8("3\n4\n"));
        }
        byte[] damaged = archive.toByteArray();
        int at = archive.toString(StandardCharsets.ISO_8859_1).indexOf("3\n4\n");
        damaged[at + 2] = '5';
        assertEquals(2, countBeforeFailure(new ZipfileDecoder(JSONL), damaged));
    }

    private static int countBeforeFailure(Decoder decoder, byte[] body) throws IOException {
        try (DecodedValues values = decoder.decode(Response.of(new ByteArrayInputStream(body)))) {
            int[] count = {0};
            assertThrows(MalformedBodyException.class, () -> {
                while (values.next() != null) {
                    count[0]++;
                }
            });
            return count[0];
        }
    }

    private static byte[] bytes(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static Decoder csv(char delimiter) {
        return new CsvDecoder(TextEncoding.UTF_8, delimiter, Set.of());
    }

    private static String decode(Decoder decoder, String body) throws IOException {
        return decode(decoder, utf8(body), null);
    }

    private static String decode(Decoder decoder, byte[] body, @Nullable Charset charset) throws IOException {
        Headers headers = charset == null
                ? Headers.empty()
                : Headers.of(Map.of("Content-Type", "text/plain; charset=" + charset.name()));
        return values(decoder.decode(Response.of(200, headers, "", body)));
    }

    private static String values(DecodedValues decoded) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        try (decoded) {
            for (DecodedValue value = decoded.next(); value != null; value = decoded.next()) {
                values.add(
                        value instanceof DecodedValue.JsonText text
                                ? PythonJson.parse(text.utf8(), text.from(), text.to())
                                : ((DecodedValue.Tree) value).value());
            }
        }
        return Json.write(values);
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(utf8(text));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
