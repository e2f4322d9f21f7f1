package dev.cairn.it.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A server on a free local port whose answers are bytes that a test writes, right or wrong. Each connection is served by a
 * thread of its own, so scripts that keep something must be thread-safe.
 */
public final class RawServer implements AutoCloseable {

    /** Serves one connection, which is closed when this returns. Exceptions about a client that has gone are of no interest. */
    @FunctionalInterface
    public interface Script {
        void serve(Connection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final Script script;
    private final String scheme;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    public RawServer(Script script) throws IOException {
        this(ServerSocketFactory.getDefault(), "http", script);
    }

    /** A server with sockets of another kind, such as those of TLS. */
    public RawServer(ServerSocketFactory sockets, String scheme, Script script) throws IOException {
        this.listening = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.scheme = scheme;
        this.script = script;
        Thread thread = new Thread(this::accept, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** A server that gives every request the same bytes, and closes the connection after them. */
    public static RawServer of(byte[] answer) throws IOException {
        return new RawServer(connection -> {
            if (connection.read().isPresent()) {
                connection.write(answer);
            }
        });
    }

    /** Likewise; lines end with a line feed in the text and with CRLF on the wire. */
    public static RawServer of(String answer) throws IOException {
        return of(bytes(answer));
    }

    /** Text as bytes of Latin-1, each line feed as CRLF. */
    public static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A good answer with status 200 that leaves the connection open. */
    public static byte[] ok(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(
                bytes("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: " + body.length + "\n\n"));
        answer.writeBytes(body);
        return answer.toByteArray();
    }

    /** Where this listens, such as {@code http://127.0.0.1:4711}. */
    public String url() {
        return scheme + "://127.0.0.1:" + port();
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The requests so far, in the order in which they came. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How many connections were accepted. */
    public int connections() {
        return connections.get();
    }

    /**
     * A request as it came.
     *
     * @param head request line and headers, each line with its CRLF, in Latin-1
     */
    @SuppressWarnings("ArrayRecordComponent") // requests are not compared
    public record Request(String head, byte[] body) {

        /** The target of the request line, such as {@code /items?page=2}. */
        public String target() {
            return head.split(" ", 3)[1];
        }

        /** The value of the first header of this name, without regard to case. */
        public Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    /** The server's side of one connection. Confined to its thread. */
    public final class Connection {

        private final Socket socket;
        private final InputStream in;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /** The next request with its body; empty if the client closed the connection. */
        public Optional<Request> read() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int last = 0; last != 0x0d0a0d0a; ) {
                int next = in.read();
                if (next < 0) {
                    return Optional.empty();
                }
                bytes.write(next);
                last = last << 8 | next;
            }
            String head = bytes.toString(StandardCharsets.ISO_8859_1);
            int length = new Request(head, new byte[0])
                    .header("Content-Length")
                    .map(Integer::parseInt)
                    .orElse(0);
            Request request = new Request(head, in.readNBytes(length));
            requests.add(request);
            return Optional.of(request);
        }

        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Writes text as {@link RawServer#bytes} has it. */
        public void write(String text) throws IOException {
            write(bytes(text));
        }

        /** Ends the connection with a reset, so that the client loses what it has not read yet. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "raw-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // The server has been closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.serve(new Connection(socket));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The client has gone, or the server was closed.
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open.toArray(Socket[]::new)) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
