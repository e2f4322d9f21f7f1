package dev.cairn.benchmarks;

import dev.cairn.json.Json;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What is left when everything is taken away that makes a connector: fetches the pages of a workload one after the other
 * over one socket, and copies their bytes to standard output unread. Takes the same arguments as {@code cairn read}.
 */
public final class FetchLimit {

    /** The body after the last page: <code>{"data":[]}</code>. */
    private static final int LENGTH_OF_NO_RECORDS = 11;

    private final DataInputStream in;
    private final OutputStream request;
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];

    private FetchLimit(Socket socket, OutputStream out) throws IOException {
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 12));
        this.request = socket.getOutputStream();
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = Arrays.asList(arguments);
        URI base = URI.create(
                String.valueOf(json(given.get(given.indexOf("--config") + 1)).get("base_url")));
        Map<?, ?> catalog = json(given.get(given.indexOf("--catalog") + 1));
        try (Socket socket = new Socket(base.getHost(), base.getPort());
                OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            FetchLimit limit = new FetchLimit(socket, out);
            for (Object configured : (List<?>) Objects.requireNonNull(catalog.get("streams"))) {
                Map<?, ?> stream = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) configured).get("stream"));
                limit.copy(base, String.valueOf(stream.get("name")));
            }
        }
    }

    private static Map<?, ?> json(String file) throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readString(Path.of(file))));
    }

    private void copy(URI base, String stream) throws IOException {
        for (int page = 1, length = Integer.MAX_VALUE; length > LENGTH_OF_NO_RECORDS; page++) {
            String head = "GET /" + stream + "?page=" + page + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n\r\n";
            request.write(head.getBytes(StandardCharsets.US_ASCII));
            length = lengthOfBody();
            for (int left = length; left > 0; ) {
                int read = in.read(buffer, 0, Math.min(left, buffer.length));
                if (read < 0) {
                    throw new EOFException("page " + page + " lacks " + left + " bytes");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    @SuppressWarnings("deprecation") // lines of a header are ASCII
    private int lengthOfBody() throws IOException {
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return length;
    }
}
