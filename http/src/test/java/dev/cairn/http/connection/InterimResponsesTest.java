package dev.cairn.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.error.ConnectionFailures;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterimResponsesTest {

    private static final String INTERIM = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final String FINAL = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]";

    @Test
    void manyBeforeAFinalOneAreSkipped() throws Exception {
        try (Server server = new Server(INTERIM.repeat(InterimResponses.MOST) + FINAL);
                Connections connections = connections();
                RawResponse response = connections.send(server.request())) {
            assertEquals(200, response.status());
        }
    }

    @Test
    void withoutEndTheyFailTheRequest() throws Exception {
        try (Server server = new Server(null);
                Connections connections = connections()) {
            IOException e = assertThrows(IOException.class, () -> connections.send(server.request()));
            String words = ConnectionFailures.describe(e);
            assertTrue(words.contains("interim responses (such as '100 Continue') and no final one"), words);
        }
    }

    @Test
    void withoutEndTheyFailAnExchangeOfHttp2() throws Exception {
        Http2Exchange exchange = new Http2Exchange(Duration.ofSeconds(1), Duration.ofSeconds(3), () -> {});
        HttpCoreContext context = HttpCoreContext.create();
        for (int i = 0; i < InterimResponses.MOST; i++) {
            exchange.informationResponse(new BasicHttpResponse(103), context);
        }
        assertThrows(IOException.class, () -> exchange.informationResponse(new BasicHttpResponse(103), context));
    }

    private static Connections connections() {
        return new Connections(
                new NetworkSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), false, false, false, Map.of()));
    }

    /** Sends the same to each request; interim responses without end if that is null. */
    private static final class Server implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Server(@Nullable String sent) throws IOException {
            Thread thread = new Thread(() -> serve(sent), "interim");
            thread.setDaemon(true);
            thread.start();
        }

        Request request() {
            return new Request("GET", "http://127.0.0.1:" + socket.getLocalPort() + "/", Headers.empty(), null);
        }

        private void serve(@Nullable String sent) {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    OutputStream out = client.getOutputStream();
                    do {
                        out.write((sent == null ? INTERIM : sent).getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                    } while (sent == null);
                    client.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the client is gone
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
