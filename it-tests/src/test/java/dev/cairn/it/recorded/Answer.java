package dev.cairn.it.recorded;

import dev.cairn.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * One answer of the scripted API.
 *
 * @param body the bytes to send, not yet compressed
 * @param gzip whether the body is sent compressed; a {@code Content-Encoding} is the case's to give
 * @param delay how long the client waits for the answer
 * @param hangUp whether the connection is closed without an answer
 * @param cutAt after how many bytes of the body the connection is closed; negative: it is sent as a whole
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record Answer(
        int status, Map<String, String> headers, byte[] body, boolean gzip, Duration delay, boolean hangUp, int cutAt) {

    Answer {
        headers = new LinkedHashMap<>(headers);
    }

    /** What is sent where no route fits; no client takes it for something that a case says. */
    static Answer unscripted() {
        return new Answer(599, Map.of(), new byte[0], false, Duration.ZERO, false, -1);
    }

    /**
     * Takes an answer's keys.
     *
     * @param baseUrl stands where the case says {@code $BASE_URL}
     */
    static Answer of(Fields fields, String baseUrl) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (fields.has("json")) {
            headers.put("Content-Type", "application/json");
        }
        fields.textsByName("headers").forEach((name, value) -> headers.put(name, value.replace("$BASE_URL", baseUrl)));
        return new Answer(
                fields.number("status", 200).intValue(),
                headers,
                body(fields, baseUrl),
                fields.flag("gzip"),
                Duration.ofMillis(Math.round(fields.number("delay", 0).doubleValue() * 1000)),
                fields.flag("hang_up"),
                fields.number("cut_at", -1).intValue());
    }

    private static byte[] body(Fields fields, String baseUrl) {
        if (fields.has("json")) {
            return utf8(Json.write(fields.take("json")).replace("$BASE_URL", baseUrl));
        }
        String base64 = fields.text("base64");
        return base64 != null
                ? Base64.getMimeDecoder().decode(base64)
                : utf8(fields.text("text", "").replace("$BASE_URL", baseUrl));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes that go over the wire. */
    byte[] sent() {
        if (!gzip) {
            return body;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
