package dev.cairn.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT) // they mostly wait
class SlowResponsesTest {

    /** Longer than a byte takes on the busiest machine. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Duration SLOWEST = Duration.ofSeconds(2);

    private static final String SLOW = "the server sent fewer than 1024 bytes of its response in 2 s";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";

    @Test
    void aHeadThatTricklesIsGivenUp() throws Exception {
        try (Slow server = new Slow("HTTP/1.1 200 OK\r\nName: ")) {
            assertGivenUp(connections(null), server.url("http"));
        }
    }

    @Test
    void aBodyThatTricklesIsGivenUp() throws Exception {
        try (Slow server = new Slow(HEAD)) {
            assertGivenUp(connections(null), server.url("http"));
        }
    }

    /** One read waits for the whole record. */
    @Test
    void aRecordOfTlsThatTricklesIsGivenUp() throws Exception {
        SSLContext tls = TestTls.context();
        try (ServerSocket secure =
                        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Slow relay = new Slow(secure)) {
            Slow.inBackground(() -> {
                try (Socket client = secure.accept()) {
                    client.getInputStream().read();
                    relay.isSlow = true;
                    client.getOutputStream().write((HEAD + "x".repeat(8_000)).getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().readAllBytes();
                }
            });
            assertGivenUp(connections(tls), relay.url("https"));
        }
    }

    @Test
    void aBodyOfHttp2ThatTricklesIsGivenUp() throws Exception {
        try (Http2Body body = new Http2Body(SILENCE, SLOWEST, bytes -> {}, () -> {})) {
            Slow.inBackground(() -> {
                while (true) {
                    body.add(ByteBuffer.wrap(new byte[1]));
                    Thread.sleep(20);
                }
            });
            assertEquals(
                    SLOW,
                    assertThrows(SocketTimeoutException.class, body::readAllBytes)
                            .getMessage());
        }
    }

    @Test
    void onlyWaitingForTheServerCounts() {
        AtomicLong now = new AtomicLong();
        Progress progress = new Progress(Duration.ofNanos(300), now::get);
        progress.begin();
        now.addAndGet(80);
        progress.received(1);
        now.addAndGet(1_000); // its reader has other work
        progress.begin();
        now.addAndGet(80);
        assertEquals(140, progress.left());
        progress.received(1023);
        assertEquals(300, progress.left());
    }

    private static void assertGivenUp(Connections connections, String url) throws Exception {
        try (connections) {
            IOException e = assertThrows(SocketTimeoutException.class, () -> {
                try (RawResponse response = connections.send(new Request("GET", url, Headers.empty(), null))) {
                    response.body().readAllBytes();
                }
            });
            assertEquals(SLOW, e.getMessage());
        }
    }

    private static Connections connections(@Nullable SSLContext trust) {
        return new Connections(new NetworkSettings(SILENCE, SILENCE, SLOWEST, false, false, false, Map.of()), trust);
    }

    /** Sends a start, and then a byte every 20 ms. */
    private static final class Slow implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private volatile boolean isSlow;

        /** Something that a background thread does until it fails. */
        @FunctionalInterface
        interface Work {
            void run() throws IOException, InterruptedException;
        }

        Slow(String start) throws IOException {
            inBackground(() -> {
                try (Socket client = socket.accept()) {
                    OutputStream out = client.getOutputStream();
                    out.write(start.getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        out.write('x');
                        Thread.sleep(20);
                    }
                }
            });
        }

        /** Relays another server: slowly once it is said to be slow. */
        Slow(ServerSocket other) throws IOException {
            inBackground(() -> {
                try (Socket client = socket.accept();
                        Socket server = new Socket(other.getInetAddress(), other.getLocalPort())) {
                    inBackground(() -> client.getInputStream().transferTo(server.getOutputStream()));
                    InputStream in = server.getInputStream();
                    for (int next = in.read(); next >= 0; next = in.read()) {
                        client.getOutputStream().write(next);
                        if (isSlow) {
                            Thread.sleep(20);
                        }
                    }
                }
            });
        }

        static void inBackground(Work work) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            work.run();
                        } catch (IOException e) {
                            // the client is gone
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "slow-server");
            thread.setDaemon(true);
            thread.start();
        }

        String url(String scheme) {
            return scheme + "://127.0.0.1:" + socket.getLocalPort() + "/";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
