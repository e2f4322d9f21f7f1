package dev.cairn.it.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.connection.Connections;
import dev.cairn.http.connection.NetworkSettings;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that HTTP allows and few servers give, and some that it does not allow. */
class OddResponsesIT {

    private static final String BODY = "[{\"id\": 1}, {\"id\": 2}]";
    private static final String CHUNKS = "c\n[{\"id\": 1}, \na\n{\"id\": 2}]\n0\n\n";

    private static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("chunks and a length of 0", "Transfer-Encoding: chunked\nContent-Length: 0\n\n" + CHUNKS),
                Arguments.of("chunks and a length", "Content-Length: 9\nTransfer-Encoding: chunked\n\n" + CHUNKS),
                Arguments.of("a transfer that is packed and is not", "Transfer-Encoding: gzip, chunked\n\n" + CHUNKS),
                Arguments.of(
                        "a deflated transfer that is none",
                        "Transfer-Encoding: deflate\nContent-Length: 22\n\n" + BODY),
                Arguments.of("one length twice in a header", "Content-Length: 22, 22\n\n" + BODY),
                Arguments.of("one length in two headers", "Content-Length: 22\nContent-Length: 22\n\n" + BODY),
                Arguments.of("no length at all", "Connection: close\n\n" + BODY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void areReadWhole(String what, String answer) throws Exception {
        try (RawServer api = RawServer.of("HTTP/1.1 200 OK\n" + answer)) {
            assertEquals(List.of(1L, 2L), new WireSync(api.url()).run().ids(), what);
        }
    }

    @Test
    void announcementsBeforeTheAnswerArePassedOver() throws Exception {
        String hint = "HTTP/1.1 103 Early Hints\nLink: </style.css>\n\n";
        try (RawServer api = RawServer.of(
                "HTTP/1.1 100 Continue\n\n" + hint.repeat(5) + "HTTP/1.1 200 OK\nContent-Length: 22\n\n" + BODY)) {
            assertEquals(List.of(1L, 2L), new WireSync(api.url()).run().ids());
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "'Content-Encoding: gzip\n', 1", "'Content-Encoding: gzip\n', 2"})
    void aTransferThatIsPackedIsUnpacked(String header, int times) throws Exception {
        byte[] packed = BODY.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            packed = gzip(packed);
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(RawServer.bytes("HTTP/1.1 200 OK\n" + header + "Transfer-Encoding: gzip, chunked\n\n"));
        answer.writeBytes(RawServer.bytes(Integer.toHexString(packed.length) + "\n"));
        answer.writeBytes(packed);
        answer.writeBytes(RawServer.bytes("\n0\n\n"));
        try (RawServer api = RawServer.of(answer.toByteArray())) {
            WireSync.Result result =
                    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> new WireSync(api.url()).run());
            assertEquals(List.of(1L, 2L), result.ids());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 22, 23\n\n" + BODY,
                "Content-Length: 22\nContent-Length: 23\n\n" + BODY,
                "Content-Length: many\n\n" + BODY,
                "Content-Length: -1\n\n" + BODY,
                "Content-Length: 99999999999999999999\n\n" + BODY,
                "Content-Length: 0\n\n" + BODY,
                "Content-Type: application/json\n",
                "Content-Type: appl",
                "Transfer-Encoding: chunked\n\nxyz\n" + BODY
            })
    void thatSayNoGoodLengthAreNoPage(String answer) throws Exception {
        try (RawServer api = RawServer.of("HTTP/1.1 200 OK\n" + answer)) {
            WireSync.Result result = new WireSync(api.url()).run();
            assertEquals(SyncResult.FAILED, result.result());
            assertEquals(List.of(), result.ids());
            assertEquals(2, result.waits().size(), "tried again as often as the manifest says");
        }
    }

    /** A body has no place there; what comes even so must not be taken for the next answer. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 22\n\n" + BODY, "\n" + BODY, "Transfer-Encoding: chunked\n\n" + CHUNKS})
    void withoutContentHaveNone(String rest) throws Exception {
        try (RawServer api = new RawServer(connection -> {
                    while (connection.read().isPresent()) {
                        connection.write("HTTP/1.1 204 No Content\n" + rest);
                    }
                });
                HttpTransport network = Connections.standard(NetworkSettings.ofSystem())) {
            for (int i = 0; i < 3; i++) {
                WireSync.Result result = new WireSync(api.url()).run(network);
                assertEquals(SyncResult.COMPLETE, result.result(), result.output());
                assertEquals(List.of(), result.ids());
                assertEquals(List.of(), result.waits());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 20_000})
    void mayBePackedFiveTimes(int times) throws Exception {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < Math.min(times, 6); i++) {
            body = gzip(body);
        }
        String encodings = "gzip,".repeat(Math.min(times, 6));
        // Each header line is shorter than the limit for lines.
        String headers = times <= 6
                ? "Content-Encoding: " + encodings + "\n"
                : ("Content-Encoding: " + "gzip,".repeat(5_000) + "\n").repeat(4);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(RawServer.bytes("HTTP/1.1 200 OK\n" + headers + "Content-Length: " + body.length + "\n\n"));
        answer.writeBytes(body);
        try (RawServer api = RawServer.of(answer.toByteArray())) {
            WireSync.Result result = new WireSync(api.url()).run();
            if (times == 5) {
                assertEquals(List.of(1L, 2L), result.ids());
            } else {
                assertEquals(SyncResult.FAILED, result.result());
                assertTrue(String.valueOf(result.error()).contains("packed more than 5 times"), result.output());
            }
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
