package dev.cairn.it.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesIT {

    private static final byte[] PAGE = RawServer.ok("[{\"id\": 1}]");

    @Test
    void plainRequestsGoToTheProxyWithUserAndPassword() throws Exception {
        try (RawServer proxy = RawServer.of(PAGE)) {
            WireSync.Result result = new WireSync("http://api.example")
                    .environment(Map.of("HTTP_PROXY", "http://me:p%40ss@127.0.0.1:" + proxy.port()))
                    .run();
            assertEquals(List.of(1L), result.ids());
            RawServer.Request request = proxy.requests().get(0);
            assertEquals("http://api.example/items", request.target());
            assertEquals(Optional.of("api.example"), request.header("Host"));
            assertEquals(Optional.of("Basic " + base64("me:p@ss")), request.header("Proxy-Authorization"));
        }
    }

    /** There is nothing behind this proxy, so the request fails; what matters is how the tunnel was asked for. */
    @Test
    void tunnelsAreAskedForWithUserAndPassword() throws Exception {
        try (RawServer proxy = RawServer.of("HTTP/1.1 502 Bad Gateway\nContent-Length: 0\n\n")) {
            WireSync.Result result = new WireSync("https://api.example")
                    .environment(Map.of("HTTPS_PROXY", "http://me:pass@127.0.0.1:" + proxy.port()))
                    .run();
            assertEquals(SyncResult.FAILED, result.result());
            assertTrue(
                    result.output().contains("the proxy did not connect to the server, but answered with status 502"),
                    result.output());
            RawServer.Request request = proxy.requests().get(0);
            assertTrue(request.head().startsWith("CONNECT api.example:443 HTTP/1.1\r\n"), request.head());
            assertEquals(Optional.of("Basic " + base64("me:pass")), request.header("Proxy-Authorization"));
            assertFalse(result.output().contains("pass"), result.output());
        }
    }

    @Test
    void aProxyThatRefusesUsIsNoAnswerOfTheApi() throws Exception {
        try (RawServer proxy = RawServer.of("HTTP/1.1 407 No\nProxy-Authenticate: Basic realm=\"x\"\n\n")) {
            WireSync.Result result = new WireSync("https://api.example")
                    .environment(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port()))
                    .run();
            assertEquals(SyncResult.FAILED, result.result());
            assertTrue(result.output().contains("answered with status 407"), result.output());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.0.0.0/8, true",
        "'10.0.0.0/8, 127.0.0.1/32', true",
        "'.example, 127.0.0.1:80', true",
        "*, true",
        "10.0.0.0/8, false",
        "127.0.0.2, false",
        "127.0.0.0/99, false",
        "300.1.1.1/8, false",
        "'', false"
    })
    void hostsAndNetworksMayBeLeftOut(String excluded, boolean direct) throws Exception {
        try (RawServer api = RawServer.of(PAGE);
                RawServer proxy = RawServer.of(PAGE)) {
            new WireSync(api.url())
                    .environment(Map.of("http_proxy", proxy.url(), "NO_PROXY", excluded))
                    .run();
            assertEquals(direct ? 1 : 0, api.requests().size());
            assertEquals(direct ? 0 : 1, proxy.requests().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5", "socks5h", "socks"})
    void aSocksProxyIsSpokenTo(String scheme) throws Exception {
        try (RawServer proxy = new RawServer(connection -> {
            int methods = connection.read(2)[1];
            connection.read(methods);
            connection.write(new byte[] {5, 0});
            byte[] head = connection.read(4);
            connection.read((head[3] == 3 ? connection.read(1)[0] : 4) + 2);
            connection.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            connection.read();
            connection.write(PAGE);
        })) {
            WireSync.Result result = new WireSync("http://127.0.0.1:1")
                    .environment(Map.of("ALL_PROXY", scheme + "://127.0.0.1:" + proxy.port()))
                    .run();
            assertEquals(List.of(1L), result.ids(), result.output());
            assertEquals("/items", proxy.requests().get(0).target());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://h:1", "http://h:99999", "http://", "h:p:q", "http://u ser@h", "socks5://me:secret@h:1"})
    void aVariableThatNamesNoProxyIsAnError(String value) throws IOException, InterruptedException {
        WireSync.Result result = new WireSync("http://127.0.0.1:1")
                .environment(Map.of("HTTP_PROXY", value))
                .run();
        assertEquals(SyncResult.FAILED, result.result());
        assertTrue(result.output().contains("The environment variable HTTP_PROXY "), result.output());
        assertEquals("config_error", result.error().orElseThrow().get("failure_type"));
        assertFalse(result.output().contains("secret"));
        assertEquals(List.of(), result.waits());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
