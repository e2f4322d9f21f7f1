package dev.cairn.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.ConfigException;
import dev.cairn.http.ConnectionOptions;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.client.RedirectingTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests of strangers reach public addresses over TLS, and nothing else. */
class PublicNetworkTest {

    private static Request get(String url) {
        return new Request("GET", url, Headers.empty(), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1.2.3:8443/",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://0.0.0.0/",
                "https://100.64.0.1/",
                "https://100.127.255.254/",
                "https://192.0.0.1/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:169.254.169.254]/",
                "https://[::ffff:7f00:1]/",
                "https://[::7f00:1]/",
                "https://[fc00::1]/",
                "https://[fd12:3456::1]/",
                "https://[fe80::1]/",
                "https://[ff02::1]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[2002:7f00:1::]/",
                "http://8.8.8.8/",
                "http://127.0.0.1/",
            })
    void whatIsPrivateOrPlainIsRefusedBeforeAnythingIsSent(String url) {
        HttpTransport transport = Connections.sharedPublic();

        assertThrows(ConfigException.class, () -> transport.send(get(url)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data/",
                "https://[::ffff:169.254.169.254]/",
                "https://localhost:9/",
                "http://8.8.8.8/",
                "//10.0.0.1/",
                "https://user@192.168.0.1/",
            })
    void eachRedirectIsLookedAt(String location) {
        HttpTransport guarded = Connections.sharedPublic();
        AtomicInteger sent = new AtomicInteger();
        HttpTransport redirecting = request -> {
            if (sent.incrementAndGet() == 1) { // a public API that redirects
                Headers headers = Headers.of(Map.of("Location", location));
                return new RawResponse(302, headers, request.url(), InputStream.nullInputStream());
            }
            return guarded.send(request);
        };

        assertThrows(
                ConfigException.class,
                () -> new RedirectingTransport(redirecting).send(get("https://api.example.com/")));
        assertEquals(2, sent.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.32.0.1",
                "2606:4700::1111",
                "64:ff9b::808:808"
            })
    void publicAddressesAreNot(String address) throws IOException {
        assertFalse(Networks.isPrivate(InetAddress.getByName(address)));
    }

    @Test
    void transportsWithOtherTimeoutsAreBounded() {
        Connections connections = new Connections(NetworkSettings.ofSystem());

        for (int i = 1; i <= 100; i++) {
            ConnectionOptions options = new ConnectionOptions(Duration.ofSeconds(i), null, false);
            Request refused = get("http://127.0.0.1:1/").over(options);
            assertThrows(IOException.class, () -> connections.send(refused));
        }

        assertTrue(connections.others() <= Connections.MOST_OTHERS, () -> connections.others() + " transports");
    }
}
