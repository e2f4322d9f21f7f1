package dev.cairn.runtime.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is no text is not a connection that broke, whichever decoder reads it. */
class BinaryBodiesTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            spec: {type: Spec, connection_specification: {type: object}}
            streams:
              - type: DeclarativeStream
                name: items
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "http://api/items"}
                  decoder: DECODER
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: PATH}}
            """;

    private static List<String> logs(String decoder, String path, byte[] body, Map<String, String> headers) {
        String manifest = MANIFEST.replace("DECODER", decoder).replace("PATH", path);
        return TrialRun.of(manifest, "items", headers, url -> body).logs().stream()
                .map(TestReadLog::message)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: JsonDecoder}",
                "{type: JsonlDecoder}",
                "{type: CsvDecoder}",
                "{type: XmlDecoder}",
                "{type: IterableDecoder}",
                "{type: GzipDecoder, decoder: {type: JsonDecoder}}",
                "{type: GzipDecoder, decoder: {type: JsonlDecoder}}",
                "{type: ZipfileDecoder, decoder: {type: JsonDecoder}}"
            })
    void bytesOfAnyKindAreSaidToBeUnreadable(String decoder) {
        Random random = new Random(29);
        for (int run = 0; run < 25; run++) {
            byte[] body = new byte[1 + random.nextInt(200)];
            random.nextBytes(body);
            body[0] = (byte) (run % 2 == 0 ? 0x89 : '{'); // no text, or text at first
            body[body.length - 1] = (byte) 0xff;
            for (String path : List.of("[]", "[rows]", "[rows, '*']")) {
                List<String> logs = logs(decoder, path, body, Map.of());
                assertEquals(1, logs.size(), logs::toString);
                assertTrue(
                        logs.get(0)
                                .matches(
                                        "A response of the API cannot be read\\. (Value \\d+ of the response: )?The response is no.*"),
                        logs.get(0));
            }
        }
    }

    @Test
    void whatABodyIsPackedWithIsNamed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("[]".getBytes(StandardCharsets.UTF_8));
        }
        String gzip = logs("{type: JsonDecoder}", "[]", packed.toByteArray(), Map.of())
                .get(0);
        assertTrue(
                gzip.contains("not JSON: it is no text in UTF-8, but packed with gzip, which a GzipDecoder unpacks"),
                gzip);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "br", "BR", "compress"})
    void anEncodingThatWasNotAskedForIsNamed(String encoding) {
        String log = logs(
                        "{type: JsonDecoder}",
                        "[]",
                        new byte[] {(byte) 0x8b, 2, (byte) 0x80},
                        Map.of("Content-Encoding", encoding))
                .get(0);
        assertTrue(
                log.contains("packed with " + encoding.toLowerCase(Locale.ROOT)
                        + ", which Cairn neither asks for nor unpacks"),
                log);
        assertFalse(log.contains("connection broke"), log);
    }

    /** Servers write there what they like. */
    @Test
    void aBodyWhoseEncodingIsNoneIsRead() {
        for (String encoding : List.of("utf-8", "identity", "none", "br")) {
            assertEquals(
                    List.of(),
                    logs(
                            "{type: JsonDecoder}",
                            "[]",
                            "[{\"id\": 1}]".getBytes(StandardCharsets.UTF_8),
                            Map.of("Content-Encoding", encoding)));
        }
    }
}
