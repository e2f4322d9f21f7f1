package dev.cairn.workbench.har;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as the network tabs of browsers save them. */
class BrowserHarTest {

    @ParameterizedTest
    @ValueSource(strings = {"chrome.har", "firefox.har"})
    void whatABrowserHasSavedAnswers(String file) throws Exception {
        TrafficReplay replay = TrafficReplay.of(read(file), Matching.STANDARD);
        assertEquals(
                "{\"items\":[{\"id\":1,\"name\":\"é\"}]}",
                body(replay, "GET", "https://api.test/items?page=1&q=a%20b", null));
        // Base64, although it is text
        assertEquals("{\"items\":[]}", body(replay, "GET", "https://API.test:443/items?q=a+b&page=2", null));
        assertEquals("{\"access_token\":\"t\"}", body(replay, "POST", "https://api.test/token", "b=2&a=1+%26"));
        assertTrue(replay.misses().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chrome.har", "firefox.har"})
    void aBodyThatTheBrowserDidNotKeepIsNamed(String file) throws IOException {
        TrafficReplay replay = TrafficReplay.of(read(file), Matching.STANDARD);
        SyncException missing =
                assertThrows(SyncException.class, () -> body(replay, "GET", "https://api.test/large", null));
        assertEquals(
                "GET https://api.test/large was not recorded; the program that recorded the response did not keep its"
                        + " body",
                missing.getMessage());
        assertEquals(1, replay.misses().size());
    }

    @Test
    void headersOfHttp2AreNone() throws IOException {
        Recording recording = read("chrome.har");
        Headers sent = recording.exchanges().get(0).request().headers();
        assertEquals(Map.of("accept", "*/*", "user-agent", "Mozilla/5.0"), sent.asMap());
        assertEquals(
                List.of("a=1; Path=/", "b=2"),
                recording.exchanges().get(0).headers().values("Set-Cookie"));
    }

    @Test
    void thePresentIsThatOfTheFirstRequest() throws IOException {
        assertEquals(
                Instant.parse("2026-11-27T12:00:00.123Z"), read("chrome.har").now());
        assertEquals(Instant.parse("2026-11-27T12:00:00Z"), read("firefox.har").now());
    }

    @Test
    void textInAnotherEncodingIsEncodedAgain() throws IOException {
        RecordedExchange latin = read("chrome.har").exchanges().get(4);
        assertArrayEquals("é".getBytes(StandardCharsets.ISO_8859_1), Objects.requireNonNull(latin.body()));
    }

    @Test
    void whatIsNoRecordingIsRefusedWithAReason() {
        assertEquals(
                "x.har: this is not JSON: Unexpected character ('<' (code 60)): expected a valid value (JSON String, "
                        + "Number, Array, Object or token 'null', 'true' or 'false') (line 1, column 1)",
                refusal("<html>"));
        assertEquals(
                "x.har: this is not JSON: objects and arrays are nested more than 1000 levels deep (line 1, column 1002)",
                refusal("[".repeat(2000)));
        assertEquals(
                "x.har: this is not JSON: a number has more than 100000 digits (line 1, column 100005)",
                refusal("[0." + "1".repeat(100_001) + "]"));
        assertEquals(
                "x.har: this is not a recording in the format HAR 1.2: it has no list log.entries",
                refusal("{\"openapi\": \"3.1.0\"}"));
        assertEquals(
                "x.har: entry 1: it has no request.url",
                refusal("{\"log\": {\"entries\": [{}]}}").lines().findFirst().orElseThrow());
    }

    /** A decoder that skips what it does not know would replay another body. */
    @Test
    void badBase64IsRefusedInRequestsAndAnswers() {
        for (String bad : List.of("!!!", "aGk*", "aGk=aGk", "a", "-_-_")) {
            assertTrue(
                    refusal(entry("", "\"encoding\": \"base64\", \"text\": \"" + bad + "\""))
                            .startsWith("x.har: entry 1: response.content.text is not Base64: "),
                    bad);
            assertTrue(
                    refusal(entry(
                                    "\"_cairn\": {\"encoding\": \"base64\"}, \"text\": \"" + bad + "\"",
                                    "\"text\": \"\""))
                            .startsWith("x.har: entry 1: request.postData.text is not Base64: "),
                    bad);
        }
    }

    @Test
    void base64MayHaveBrokenLinesAndNoPadding() {
        for (String good : List.of("aGk=", "aGk", "aG\\r\\n k=")) {
            assertEquals(
                    "hi",
                    new String(
                            Objects.requireNonNull(HarFile.read(
                                            "x.har", entry("", "\"encoding\": \"base64\", \"text\": \"" + good + "\""))
                                    .exchanges()
                                    .get(0)
                                    .body()),
                            StandardCharsets.UTF_8));
        }
    }

    private static String entry(String posted, String content) {
        return "{\"log\": {\"entries\": [{\"startedDateTime\": \"2026-11-27T12:00:00Z\", \"request\": {\"method\": \"POST\", \"url\": "
                + "\"https://api.test/\", \"postData\": {" + posted
                + "}}, \"response\": {\"status\": 200, \"content\": {" + content + "}}}]}}";
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(InvalidDocumentException.class, () -> HarFile.read("x.har", text))
                .getMessage());
    }

    private static Recording read(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(BrowserHarTest.class.getResourceAsStream(file))) {
            return HarFile.read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String body(TrafficReplay replay, String method, String url, @Nullable String form)
            throws IOException, InterruptedException {
        Headers headers = form == null
                ? Headers.empty()
                : Headers.of(Map.of("Content-Type", "application/x-www-form-urlencoded"));
        byte[] body = form == null ? null : form.getBytes(StandardCharsets.UTF_8);
        try (RawResponse response = replay.transport().send(new Request(method, url, headers, body))) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
