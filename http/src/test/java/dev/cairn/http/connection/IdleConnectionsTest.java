package dev.cairn.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdleConnectionsTest {

    private static final int HOSTS = 3 * IdleConnections.MOST;

    private static SSLContext before;

    /** The transport trusts what the JVM trusts. */
    @BeforeAll
    static void trust() throws Exception {
        before = SSLContext.getDefault();
        SSLContext.setDefault(TestTls.context());
    }

    @AfterAll
    static void trustAsBefore() {
        SSLContext.setDefault(before);
    }

    @ParameterizedTest
    @EnumSource(URIScheme.class)
    void toHostsThatAreNoLongerAskedDoNotPileUp(URIScheme scheme) throws Exception {
        ProtocolVersion version = scheme == URIScheme.HTTPS ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1;
        try (Connections connections = connections(scheme);
                KeepingServer server = new KeepingServer(SSLContext.getDefault())) {
            for (int i = 0; i < HOSTS; i++) {
                read(ask(connections, server.listen(scheme)));
            }
            assertEquals(Set.of(version), server.versions());
            requireFewOpen(server);
        }
    }

    @Test
    void toOneHostDoNotPileUp() throws Exception {
        try (Connections connections = connections(URIScheme.HTTP);
                KeepingServer server = new KeepingServer(SSLContext.getDefault())) {
            String url = server.listen(URIScheme.HTTP);
            List<RawResponse> atOnce = new ArrayList<>();
            for (int i = 0; i < HOSTS; i++) {
                atOnce.add(ask(connections, url));
            }
            for (RawResponse answer : atOnce) {
                read(answer);
            }
            read(ask(connections, url));
            requireFewOpen(server);
        }
    }

    @Test
    void hostsToWhichNoConnectionIsKeptAreForgotten() throws Exception {
        try (PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager()) {
            IdleConnections idle = new IdleConnections(pool);
            for (int i = 0; i < HOSTS; i++) {
                idle.closeIfMany();
                HttpRoute route = new HttpRoute(new HttpHost("host" + i, 80));
                pool.release(
                        pool.lease("a request", route, null).get(Timeout.ONE_MILLISECOND),
                        null,
                        TimeValue.ZERO_MILLISECONDS);
            }
            int remembered = pool.getRoutes().size();
            assertTrue(remembered <= IdleConnections.MOST, remembered + " hosts are remembered");
        }
    }

    private static Connections connections(URIScheme scheme) {
        boolean http2 = scheme == URIScheme.HTTPS;
        return new Connections(
                new NetworkSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), false, http2, false, Map.of()));
    }

    private static RawResponse ask(Connections connections, String url) throws IOException, InterruptedException {
        return connections.send(new Request("GET", url, Headers.empty(), null));
    }

    private static void read(RawResponse answer) throws IOException {
        assertEquals("text", new String(answer.body().readAllBytes(), StandardCharsets.US_ASCII));
    }

    /** Waits, since the server hears of a closed connection a little later. */
    private static void requireFewOpen(KeepingServer server) throws InterruptedException {
        for (int i = 0; i < 100 && server.open() > IdleConnections.MOST; i++) {
            Thread.sleep(50);
        }
        assertTrue(server.open() <= IdleConnections.MOST, server.open() + " connections are open");
    }
}
