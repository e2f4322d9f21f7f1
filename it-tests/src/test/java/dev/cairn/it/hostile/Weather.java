package dev.cairn.it.hostile;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** What a server may do to whoever asks it. */
enum Weather {
    TRICKLING,
    ENDLESS,
    DEEP,
    REDIRECTING,
    HUGE,
    OUT_OF_MEMORY;

    private static final String PIECE = "{\"id\": 1, \"text\": \"some text\"},\n";
    private static final int MIB = 1 << 20;

    /** As it is named in paths, streams and packages. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** A server of all, each for the paths that have its word in them. */
    static HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "weather");
            thread.setDaemon(true);
            return thread;
        }));
        for (Weather weather : values()) {
            byte[] packed = weather.packed();
            server.createContext("/" + weather.word(), exchange -> weather.answer(exchange, packed));
            server.createContext("/index/" + weather.word(), exchange -> weather.answer(exchange, packed));
        }
        server.start();
        return server;
    }

    /** Small on the wire, and larger than the heap of the asking process. */
    private byte[] packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (this == HUGE || this == OUT_OF_MEMORY) {
            try (OutputStream gzip = new GZIPOutputStream(bytes, MIB)) {
                writeTo(gzip);
            }
        }
        return bytes.toByteArray();
    }

    /** True if a file may be like the responses. */
    boolean isOfFiles() {
        return this == DEEP || this == HUGE || this == OUT_OF_MEMORY;
    }

    /** True if a response ends without the client's doing. */
    boolean ends() {
        return this != TRICKLING && this != ENDLESS;
    }

    /** Writes a document of those that files may have. */
    void writeTo(OutputStream out) throws IOException {
        if (this == DEEP) {
            out.write(("[".repeat(200_000) + "]".repeat(200_000)).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        byte[] piece = (this == HUGE ? PIECE.repeat(MIB / PIECE.length()) : "x".repeat(MIB))
                .getBytes(StandardCharsets.US_ASCII);
        out.write((this == HUGE ? "[" : "[{\"id\": \"").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 150; i++) {
            out.write(piece);
        }
        out.write((this == HUGE ? "{}]" : "\"}]").getBytes(StandardCharsets.US_ASCII));
    }

    private void answer(HttpExchange exchange, byte[] packed) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        try (exchange) {
            switch (this) {
                case TRICKLING, ENDLESS -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] piece = (this == TRICKLING ? " " : PIECE.repeat(2000)).getBytes(StandardCharsets.US_ASCII);
                    OutputStream out = exchange.getResponseBody();
                    out.write('[');
                    while (true) {
                        out.write(piece);
                        out.flush();
                        Thread.sleep(20);
                    }
                }
                case DEEP -> {
                    exchange.sendResponseHeaders(200, 0);
                    writeTo(exchange.getResponseBody());
                }
                case REDIRECTING -> {
                    exchange.getResponseHeaders()
                            .add("Location", exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(302, -1);
                }
                case HUGE, OUT_OF_MEMORY -> {
                    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                    whole(exchange, packed);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void whole(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
