package dev.cairn.it.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/limits.md} promises of answers. */
class LimitsIT {

    private static final int MEGABYTES = 48;

    /** A few kilobytes that unpack to many megabytes. */
    private static byte[] bomb(int status) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            out.write("{\"error\": \"".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < MEGABYTES; i++) {
                out.write(spaces);
            }
            out.write("\"}".getBytes(StandardCharsets.US_ASCII));
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(RawServer.bytes(
                "HTTP/1.1 " + status + " So\nContent-Encoding: gzip\nContent-Length: " + packed.size() + "\n\n"));
        answer.writeBytes(packed.toByteArray());
        return answer.toByteArray();
    }

    @Test
    void ofAnErrorTheStartIsRead() throws Exception {
        try (RawServer api = RawServer.of(bomb(400))) {
            WireSync.Result result = new WireSync(api.url()).run();
            assertEquals(SyncResult.FAILED, result.result());
            assertEquals(1, api.requests().size());
            assertTrue(result.output().length() < 100_000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void aTokenEndpointThatSaysTooMuchIsRefused(int status) throws Exception {
        byte[] answer = bomb(status);
        try (RawServer tokens = RawServer.of(answer);
                RawServer api = RawServer.of(RawServer.ok("[]"))) {
            WireSync.Result result = new WireSync(api.url())
                    .authenticator("{type: OAuthAuthenticator, client_id: c, client_secret: s, refresh_token: r0,"
                            + " token_refresh_endpoint: '" + tokens.url() + "/token'}")
                    .run();
            assertEquals(SyncResult.FAILED, result.result());
            assertTrue(result.output().contains("longer than 1 MiB"), result.output());
            assertEquals(1, tokens.requests().size());
            assertEquals(0, api.requests().size());
        }
    }

    @Test
    void aLoginThatSaysTooMuchIsRefused() throws Exception {
        byte[] answer = bomb(200);
        try (RawServer logins = RawServer.of(answer);
                RawServer api = RawServer.of(RawServer.ok("[]"))) {
            WireSync.Result result = new WireSync(api.url())
                    .authenticator("{type: SessionTokenAuthenticator, session_token_path: [token],"
                            + " expiration_duration: PT1H, request_authentication: {type: Bearer},"
                            + " login_requester: {type: HttpRequester, url_base: '" + logins.url()
                            + "', path: /login, http_method: POST}}")
                    .run();
            assertEquals(SyncResult.FAILED, result.result());
            assertTrue(result.output().contains("longer than 1 MiB"), result.output());
            assertEquals(0, api.requests().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "1000000000000", "1e300"})
    void aWaitOfMoreThanADayIsAFailureThatSaysSo(String seconds) throws Exception {
        try (RawServer api =
                RawServer.of("HTTP/1.1 429 Too Many Requests\nRetry-After: " + seconds + "\nContent-Length: 0\n\n")) {
            WireSync.Result result = new WireSync(api.url())
                    .errorHandler("{type: DefaultErrorHandler,"
                            + " backoff_strategies: [{type: WaitTimeFromHeader, header: Retry-After}]}")
                    .run();
            assertEquals(SyncResult.FAILED, result.result());
            assertEquals(List.of(), result.waits());
            assertTrue(result.output().contains("longer than 86400 s, the longest wait"), result.output());
            assertEquals("transient_error", result.error().orElseThrow().get("failure_type"));
        }
    }

    /** As {@code http.client} of Python: 100 headers, lines of 64 KiB. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void headersHaveAnEnd(boolean many) throws Exception {
        String headers = many ? "X-Some: 1\n".repeat(200) : "X-Some: " + "1".repeat(1 << 17) + "\n";
        try (RawServer api = RawServer.of("HTTP/1.1 200 OK\n" + headers + "Content-Length: 2\n\n[]")) {
            WireSync.Result result = new WireSync(api.url()).run();
            assertEquals(SyncResult.FAILED, result.result());
        }
    }
}
