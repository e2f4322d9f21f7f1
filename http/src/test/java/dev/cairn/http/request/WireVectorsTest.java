package dev.cairn.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.error.SyncException;
import dev.cairn.http.Request;
import dev.cairn.http.wire.UrlJoin;
import dev.cairn.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random URLs, parameters and bodies, and what the reference put on the wire for them. Recorded with {@code
 * wire-vectors.py}, which stands beside them; {@code -Dcairn.wireVectors=FILE} checks a fresh recording.
 */
class WireVectorsTest {

    private static final int SHOWN = 10;

    @Test
    void buildsTheBytesOfTheReference() throws IOException {
        List<String> differences = new ArrayList<>();
        int count = 0;
        try (BufferedReader lines = open()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                count++;
                Map<String, @Nullable Object> vector = map(Json.parse(line));
                Map<String, @Nullable Object> expected = expected(vector);
                Map<String, @Nullable Object> actual = actual(vector);
                if (!expected.equals(actual)) {
                    differences.add(line + "\n  expected " + expected + "\n  but was  " + actual);
                }
            }
        }
        String shown = String.join("\n", differences.subList(0, Math.min(SHOWN, differences.size())));
        assertEquals("", shown, differences.size() + " of " + count + " differ");
    }

    private static BufferedReader open() throws IOException {
        String file = System.getProperty("cairn.wireVectors");
        InputStream in = file == null
                ? new GZIPInputStream(
                        Objects.requireNonNull(WireVectorsTest.class.getResourceAsStream("wire-vectors.jsonl.gz")))
                : Files.newInputStream(Path.of(file));
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static Map<String, @Nullable Object> expected(Map<String, @Nullable Object> vector) {
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        if (vector.containsKey("error")) {
            expected.put("error", true);
        } else {
            List.of("url", "body", "ct").forEach(key -> expected.put(key, vector.get(key)));
        }
        return expected;
    }

    private static Map<String, @Nullable Object> actual(Map<String, @Nullable Object> vector) {
        Map<String, @Nullable Object> actual = new LinkedHashMap<>();
        Object data = vector.get("data");
        RequestOptions options = new RequestOptions(
                map(vector.get("params")),
                Map.of(),
                data instanceof String text && !text.isEmpty()
                        ? new BodyData.Text(text)
                        : new BodyData.Form(map(data instanceof Map ? data : null)),
                map(vector.get("json")));
        try {
            String url = UrlJoin.join((String) Objects.requireNonNull(vector.get("base")), (String)
                    Objects.requireNonNull(vector.get("path")));
            Request request = RequestAssembler.assemble(HttpMethod.POST, url, options);
            actual.put("url", request.url());
            actual.put("body", request.body() == null ? null : new String(request.body(), StandardCharsets.UTF_8));
            actual.put("ct", request.headers().value("Content-Type").orElse(null));
        } catch (SyncException e) {
            actual.put("error", true);
        }
        return actual;
    }

    @SuppressWarnings("unchecked") // the vectors hold JSON objects there
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
    }
}
