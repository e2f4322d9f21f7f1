package dev.cairn.it.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.ConfigException;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.client.RedirectingTransport;
import dev.cairn.http.connection.Connections;
import dev.cairn.http.connection.NetworkSettings;
import dev.cairn.runtime.sync.SyncResult;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where connectors run for others, as with {@code DEPLOYMENT_MODE=cloud}. */
class DestinationsIT {

    private static NetworkSettings publicOnly(Map<String, String> environment) {
        return new NetworkSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), false, false, true, environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1",
                "https://localhost",
                "https://10.1.2.3",
                "https://192.168.0.1",
                "https://172.31.0.1",
                "https://169.254.169.254",
                "https://[::1]",
                "https://[fd00::1]",
                "https://[::ffff:10.0.0.1]",
                "https://0.0.0.0",
                "https://2130706433"
            })
    void privateAddressesAreNotAsked(String url) throws Exception {
        WireSync.Result result =
                new WireSync(url).settings(publicOnly(Map.of())).run();
        assertEquals(SyncResult.FAILED, result.result());
        assertTrue(result.output().contains("private network"), result.output());
        assertEquals("config_error", result.error().orElseThrow().get("failure_type"));
        assertEquals(List.of(), result.waits());
    }

    @Test
    void nothingIsAskedWithoutTls() throws Exception {
        try (RawServer api = RawServer.of(RawServer.ok("[]"))) {
            WireSync.Result result =
                    new WireSync(api.url()).settings(publicOnly(Map.of())).run();
            assertTrue(result.output().contains("expected https"), result.output());
            assertEquals("config_error", result.error().orElseThrow().get("failure_type"));
            assertEquals(0, api.connections());
        }
    }

    @Test
    void redirectsDoNotLeadThereEither() {
        HttpTransport real = new Connections(publicOnly(Map.of()));
        HttpTransport redirecting =
                new RedirectingTransport(request -> request.url().contains("public")
                        ? new RawResponse(
                                302,
                                Headers.of(Map.of("Location", "https://169.254.169.254/latest/meta-data")),
                                request.url(),
                                InputStream.nullInputStream())
                        : real.send(request));
        assertThrows(
                ConfigException.class,
                () -> redirecting.send(new Request("GET", "https://public.example/", Headers.empty(), null)));
    }

    /** The proxy stands for the Internet, which no test asks. */
    @Test
    void publicAddressesAreAsked() throws Exception {
        try (RawServer proxy = RawServer.of("HTTP/1.1 502 No\nContent-Length: 0\n\n")) {
            new WireSync("https://8.8.8.8")
                    .settings(publicOnly(Map.of("HTTPS_PROXY", proxy.url())))
                    .run();
            assertTrue(proxy.requests().get(0).head().startsWith("CONNECT 8.8.8.8:443 "));
        }
    }
}
