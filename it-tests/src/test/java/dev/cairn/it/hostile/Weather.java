package dev.cairn.it.hostile;

import dev.cairn.it.wire.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What a server may do to whoever asks it. */
enum Weather {
    TRICKLING,
    ENDLESS,
    DEEP,
    REDIRECTING,
    INTERIM,
    HUGE,
    OUT_OF_MEMORY;

    private static final String OK = "HTTP/1.1 200 OK\nContent-Type: application/json\nConnection: close\n";
    private static final String PIECE = "{\"id\": 1, \"text\": \"some text\"},\n";
    private static final int MIB = 1 << 20;

    /** As it is named in paths, streams and packages. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** A server of all, each for the paths that have its word in them. */
    static RawServer serve() throws IOException {
        Map<Weather, byte[]> packed = new EnumMap<>(Weather.class);
        for (Weather weather : values()) {
            packed.put(weather, weather.packed());
        }
        return new RawServer(connection -> {
            Optional<RawServer.Request> request = connection.read();
            if (request.isPresent()) {
                List<String> path = List.of(request.get().target().split("[/?]"));
                Weather weather = Stream.of(values())
                        .filter(one -> path.contains(one.word()))
                        .findFirst()
                        .orElseThrow();
                weather.answer(connection, request.get().target(), Objects.requireNonNull(packed.get(weather)));
            }
        });
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

    private void answer(RawServer.Connection connection, String target, byte[] packed)
            throws IOException, InterruptedException {
        switch (this) {
            case TRICKLING, ENDLESS -> {
                connection.write(OK + "\n[");
                repeat(connection, this == TRICKLING ? " " : PIECE.repeat(2000));
            }
            case DEEP -> {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                writeTo(body);
                connection.write(OK + "\n");
                connection.write(body.toByteArray());
            }
            case REDIRECTING -> connection.write("HTTP/1.1 302 Found\nContent-Length: 0\nLocation: " + target + "\n\n");
            case INTERIM -> repeat(connection, "HTTP/1.1 100 Continue\n\nHTTP/1.1 103 Early Hints\n\n");
            case HUGE, OUT_OF_MEMORY -> {
                connection.write(OK + "Content-Encoding: gzip\nContent-Length: " + packed.length + "\n\n");
                connection.write(packed);
            }
        }
    }

    private static void repeat(RawServer.Connection connection, String text) throws IOException, InterruptedException {
        byte[] piece = RawServer.bytes(text);
        while (true) {
            connection.write(piece);
            Thread.sleep(20);
        }
    }
}
