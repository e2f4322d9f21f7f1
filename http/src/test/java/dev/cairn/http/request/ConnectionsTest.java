package dev.cairn.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.ConnectionOptions;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.client.DecodingTransport;
import dev.cairn.http.client.RedirectingTransport;
import dev.cairn.http.connection.Connections;
import dev.cairn.http.connection.NetworkSettings;
import dev.cairn.http.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {

    private static final byte[] TEXT = "{\"text\": \"åäö and more\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpTransport transport = within(Duration.ofSeconds(30));

    private static HttpTransport within(Duration readTimeout) {
        return new RedirectingTransport(new DecodingTransport(connections(readTimeout)));
    }

    @Test
    void sendsMethodPathHeadersAndBodyAsTheyAre() throws Exception {
        try (LoopbackServer server =
                new LoopbackServer((head, out) -> out.write(LoopbackServer.response("200 OK", TEXT)))) {
            Request request = new Request(
                    "POST",
                    server.url("/a%20b/%C3%A9?x=%5B1%5D&y=a+b"),
                    Headers.of(Map.of("X-One", "1", "Accept", "*/*")),
                    "body".getBytes(StandardCharsets.UTF_8));
            assertEquals(200, read(request).status());
            String head = server.heads().get(0);
            assertTrue(head.startsWith("POST /a%20b/%C3%A9?x=%5B1%5D&y=a+b HTTP/1.1\r\n"), head);
            assertTrue(head.contains("X-One: 1\r\n"), head);
            assertTrue(head.contains("Content-Length: 4\r\n"), head);
            assertFalse(head.contains("Upgrade"), head);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "raw deflate", "identity"})
    void undoesContentEncodings(String encoding) throws Exception {
        String name = encoding.replace("raw ", "");
        byte[] body = encoded(encoding);
        try (LoopbackServer server = new LoopbackServer(
                (head, out) -> out.write(LoopbackServer.response("200 OK\nContent-Encoding: " + name, body)))) {
            assertEquals(
                    new String(TEXT, StandardCharsets.UTF_8),
                    read(get(server, "/")).text());
            assertTrue(server.heads().get(0).contains("Accept-Encoding: gzip, deflate\r\n"));
        }
    }

    @Test
    void aRequestHasTimeoutsOfItsOwn() throws Exception {
        try (LoopbackServer server = new LoopbackServer((head, out) -> {
            Thread.sleep(1_000);
            out.write(LoopbackServer.response("200 OK", new byte[0]));
        })) {
            Request impatient = get(server, "/").over(new ConnectionOptions(null, Duration.ofMillis(100), true));
            assertThrows(SocketTimeoutException.class, () -> transport.send(impatient));
            Request patient = get(server, "/").over(new ConnectionOptions(null, Duration.ofSeconds(9), false));
            assertEquals(200, transport.send(patient).status());
        }
    }

    @Test
    void anEmptyBodyNeedsNoDecoding() throws Exception {
        try (LoopbackServer server = new LoopbackServer(
                (head, out) -> out.write(LoopbackServer.response("200 OK\nContent-Encoding: gzip", new byte[0])))) {
            assertEquals("", read(get(server, "/")).text());
        }
    }

    @Test
    void aTruncatedGzipBodyIsAnErrorAndNoShorterBody() throws Exception {
        byte[] gzip = encoded("gzip");
        byte[] cut = Arrays.copyOf(gzip, gzip.length - 6);
        try (LoopbackServer server = new LoopbackServer(
                (head, out) -> out.write(LoopbackServer.response("200 OK\nContent-Encoding: gzip", cut)))) {
            assertThrows(IOException.class, () -> read(get(server, "/")));
        }
    }

    @Test
    void aBodyThatIsShorterThanPromisedIsAnError() throws Exception {
        try (LoopbackServer server = new LoopbackServer((head, out) ->
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII)))) {
            assertThrows(IOException.class, () -> read(get(server, "/")));
        }
    }

    /** The client may notice the break before it hands out the answer; that is a race, so it is run many times. */
    @Test
    void aBodyThatBreaksOffIsAnAnswerWhoseBodyBreaksOff() throws Exception {
        try (LoopbackServer server = new LoopbackServer((head, out) ->
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII)))) {
            for (int i = 0; i < 1_000; i++) {
                RawResponse answer = transport.send(get(server, "/"));
                assertEquals(200, answer.status());
                assertEquals("half", new String(answer.body().readNBytes(4), StandardCharsets.US_ASCII));
                assertThrows(IOException.class, () -> answer.body().read());
            }
        }
    }

    @Test
    void aServerThatIsSilentBeforeItsHeadersTimesOut() throws Exception {
        try (LoopbackServer server = new LoopbackServer((head, out) -> Thread.sleep(5_000))) {
            HttpTransport impatient = within(Duration.ofMillis(500));
            assertThrows(SocketTimeoutException.class, () -> impatient.send(get(server, "/")));
        }
    }

    @Test
    void aServerThatStallsInTheBodyTimesOut() throws Exception {
        try (LoopbackServer server = new LoopbackServer((head, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(5_000);
        })) {
            HttpTransport impatient = within(Duration.ofMillis(500));
            assertThrows(SocketTimeoutException.class, () -> taken(impatient.send(get(server, "/"))));
        }
    }

    @Test
    void aSlowBodyThatKeepsComingIsRead() throws Exception {
        try (LoopbackServer server = new LoopbackServer((head, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (char c : "slow!".toCharArray()) {
                Thread.sleep(600);
                out.write(c);
                out.flush();
            }
        })) {
            HttpTransport patient = within(Duration.ofMillis(2_500));
            assertEquals("slow!", taken(patient.send(get(server, "/"))).text());
        }
    }

    @Test
    void aReadThatIsInterruptedEndsAtOnce() throws Exception {
        try (LoopbackServer server = new LoopbackServer((head, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(5_000);
        })) {
            RawResponse response = connections(Duration.ofMinutes(1)).send(get(server, "/"));
            Thread.currentThread().interrupt();
            assertThrows(IOException.class, () -> taken(response));
            assertTrue(Thread.interrupted());
        }
    }

    @ParameterizedTest
    @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
    void followsRedirectsWithTheMethodThatRequestsWouldUse(int status, String method) throws Exception {
        try (LoopbackServer server = new LoopbackServer((head, out) -> out.write(
                head.contains("/old")
                        ? LoopbackServer.response(
                                status + " Moved\nLocation: /new?x=" + ofBytes("å") + " b", new byte[0])
                        : LoopbackServer.response("200 OK", TEXT)))) {
            Request request = new Request(
                    "POST", server.url("/old"), Headers.of(Map.of("Authorization", "Bearer t")), new byte[] {1});
            Response response = read(request);
            assertEquals(200, response.status());
            assertTrue(response.url().endsWith("/new?x=%C3%A5%20b"), response.url());
            String head = server.heads().get(1);
            assertTrue(head.startsWith(method + " /new?x=%C3%A5%20b "), head);
            assertTrue(head.contains("Authorization: Bearer t"), "same host, same credentials");
        }
    }

    @Test
    void credentialsStayOnTheirHost() throws Exception {
        try (LoopbackServer other =
                        new LoopbackServer((head, out) -> out.write(LoopbackServer.response("200 OK", TEXT)));
                LoopbackServer server = new LoopbackServer((head, out) -> out.write(
                        LoopbackServer.response("302 Found\nLocation: " + other.url("/stolen"), new byte[0])))) {
            Request request =
                    new Request("GET", server.url("/"), Headers.of(Map.of("Authorization", "Bearer t")), null);
            assertEquals(200, read(request).status());
            assertFalse(other.heads().get(0).contains("Bearer"), other.heads().get(0));
        }
    }

    @Test
    void redirectsToWhatIsNotUtf8AreRefused() throws Exception {
        try (LoopbackServer server = new LoopbackServer(
                (head, out) -> out.write(LoopbackServer.response("302 Found\nLocation: /å", new byte[0])))) {
            IOException failure = assertThrows(IOException.class, () -> read(get(server, "/")));
            assertEquals("redirected to a URL that is not UTF-8", failure.getMessage());
        }
    }

    /** The UTF-8 of a text, a character for each byte. */
    private static String ofBytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void redirectsInACircleEnd() throws Exception {
        try (LoopbackServer server = new LoopbackServer(
                (head, out) -> out.write(LoopbackServer.response("302 Found\nLocation: /", new byte[0])))) {
            IOException failure = assertThrows(IOException.class, () -> read(get(server, "/")));
            assertEquals("exceeded 30 redirects", failure.getMessage());
        }
    }

    private static Connections connections(Duration readTimeout) {
        return new Connections(NetworkSettings.ofSystem().withTimeouts(Duration.ofSeconds(5), readTimeout));
    }

    private Response read(Request request) throws IOException, InterruptedException {
        return taken(transport.send(request));
    }

    private static Response taken(RawResponse raw) throws IOException {
        Response response = Response.arriving(raw, new Request("GET", raw.url(), Headers.empty(), null));
        response.take();
        return response;
    }

    private static Request get(LoopbackServer server, String path) {
        return new Request("GET", server.url(path), Headers.empty(), null);
    }

    private static byte[] encoded(String encoding) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = switch (encoding) {
            case "gzip" -> new GZIPOutputStream(bytes);
            case "deflate" -> new DeflaterOutputStream(bytes);
            case "raw deflate" -> new DeflaterOutputStream(bytes, new Deflater(6, true));
            default -> bytes;
        }) {
            out.write(TEXT);
        }
        return bytes.toByteArray();
    }
}
