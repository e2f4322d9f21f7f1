package dev.cairn.runtime.internal.http;

import dev.cairn.error.SystemException;
import dev.cairn.runtime.http.Headers;
import dev.cairn.runtime.http.RawResponse;
import dev.cairn.runtime.internal.disk.TemporaryFile;
import dev.cairn.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A response. Its body is decoded on first use, and once. Confined to one thread.
 *
 * <p>A streamed response gives its body once, through {@link #stream()}; {@link #bytes()} reads it into memory instead,
 * if called first.
 */
public final class Response {

    private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

    /** Larger bodies are kept on disk: several workers may have one each. */
    private static final int MAX_IN_MEMORY = 8 << 20;

    /** More than any error, token or login has to say. */
    private static final int MAX_SHORT = 1 << 20;

    private final int status;
    private final Headers headers;
    private final String url;
    private final @Nullable InputStream stream;
    private final @Nullable BodyStart start;
    private final @Nullable TemporaryFile large;
    private byte @Nullable [] bytes;
    private boolean parsed;
    private Optional<Decoded> decoded = Optional.empty();

    private Response(
            RawResponse raw,
            @Nullable InputStream stream,
            @Nullable BodyStart start,
            byte @Nullable [] bytes,
            @Nullable TemporaryFile large) {
        this.status = raw.status();
        this.headers = raw.headers();
        this.url = raw.url();
        this.stream = stream;
        this.start = start;
        this.bytes = bytes;
        this.large = large;
    }

    /** A response whose body has been read. */
    public static Response of(int status, Headers headers, String url, byte[] body) {
        return new Response(
                new RawResponse(status, headers, url, InputStream.nullInputStream()), null, null, body, null);
    }

    /**
     * Reads the whole body of a short answer, such as one with a token, and closes it.
     *
     * @throws SystemException if it is not short
     */
    public static Response ofShort(RawResponse raw) throws IOException {
        try (raw) {
            byte[] body = raw.body().readNBytes(MAX_SHORT + 1);
            Response response = of(raw.status(), raw.headers(), raw.url(), body);
            response.requireShort();
            return response;
        }
    }

    /** Fails if the body, which has been read, is longer than that of an answer with a token or the like. */
    public void requireShort() {
        if (large != null || (bytes != null && bytes.length > MAX_SHORT)) {
            throw new SystemException("The API's answer is longer than " + (MAX_SHORT >> 20)
                    + " MiB where a short one was expected (status " + status + ")");
        }
    }

    /** Reads the whole body, to memory or to disk, and closes it; of an error, which is no page, the start only. */
    static Response buffered(RawResponse raw) throws IOException {
        if (!isOk(raw.status())) {
            try (raw) {
                return of(raw.status(), raw.headers(), raw.url(), raw.body().readNBytes(MAX_SHORT));
            }
        }
        try (raw) {
            long announced = announcedLength(raw.headers());
            byte[] start = announced > MAX_IN_MEMORY ? new byte[0] : start(raw, (int) announced);
            return announced <= MAX_IN_MEMORY && start.length < MAX_IN_MEMORY
                    ? new Response(raw, null, null, start, null)
                    : new Response(raw, null, watched(raw), null, TemporaryFile.of(start, raw.body()));
        }
    }

    /** Reads into one array of the announced length, if there is one; a packed body is longer than it says. */
    private static byte[] start(RawResponse raw, int announced) throws IOException {
        byte[] start = new byte[announced];
        int length = raw.body().readNBytes(start, 0, start.length);
        byte[] rest = raw.body().readNBytes(MAX_IN_MEMORY - length);
        if (rest.length == 0 && length == start.length) {
            return start;
        }
        if (length == 0) {
            return rest;
        }
        byte[] all = Arrays.copyOf(start, length + rest.length);
        System.arraycopy(rest, 0, all, length, rest.length);
        return all;
    }

    /** What the server says, 0 if it says nothing of use. */
    private static long announcedLength(Headers headers) {
        try {
            return Math.max(
                    0,
                    Long.parseLong(headers.value("Content-Length").orElse("0").strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable BodyStart watched(RawResponse raw) {
        return raw.body() instanceof BodyStart start ? start : null;
    }

    /** A response whose body is still to come; the receiver closes the stream, which is {@code start}. */
    static Response streamed(RawResponse raw, BodyStart start) {
        return new Response(raw, start, start, null, null);
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    /** Where the response came from, after redirects. */
    public String url() {
        return url;
    }

    /** Whether the status is none of a client's or a server's error, as requests has it. */
    public boolean isOk() {
        return isOk(status);
    }

    private static boolean isOk(int status) {
        return status < 400 || status >= 600;
    }

    /**
     * The whole body, which the caller must not change.
     *
     * @throws IOException if the body is streamed and reading it fails
     */
    public byte[] bytes() throws IOException {
        byte[] known = bytes;
        if (known == null) {
            try (InputStream in = stream()) {
                known = in.readAllBytes();
                bytes = known;
            }
        }
        return known;
    }

    /** The body from its start, or what is left of a streamed one. */
    public InputStream stream() throws IOException {
        if (bytes != null) {
            return new ByteArrayInputStream(bytes);
        }
        if (large != null) {
            return large.stream();
        }
        return stream == null ? InputStream.nullInputStream() : stream;
    }

    /** The first characters of the body, as far as they have been read, for messages. They may hold secrets. */
    String start() {
        byte[] known = bytes != null ? bytes : start == null ? new byte[0] : start.bytes();
        return BodyStart.text(known, charset());
    }

    /** Whether the body is read, but too large for memory, so that it is better read as a stream. */
    public boolean isLarge() {
        return large != null && bytes == null;
    }

    /** Deletes the temporary file of a large body, which must not be read afterwards. */
    public void release() throws IOException {
        if (large != null) {
            large.close();
        }
    }

    /** A hash of the body; 0 where the body has not been read. */
    public long fingerprint() {
        byte[] known = bytes;
        if (known == null) {
            return 0;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(known);
        return checksum.getValue() << 32 | known.length + 1L;
    }

    /** The body as text, in the charset of the response or else UTF-8, malformed parts replaced. */
    public String text() throws IOException {
        return new String(bytes(), Objects.requireNonNullElse(charset(), StandardCharsets.UTF_8));
    }

    /** The body as JSON; empty where it is none. A document {@code null} is present and holds null. */
    public Optional<Decoded> json() throws IOException {
        if (!parsed) {
            decoded = decode();
            parsed = true;
        }
        return decoded;
    }

    /** The body as JSON as templates of error handlers see it: an empty map where it is none. */
    public @Nullable Object jsonOrEmpty() throws IOException {
        Optional<Decoded> json = json();
        return json.isPresent() ? json.get().value() : Map.of();
    }

    private Optional<Decoded> decode() throws IOException {
        byte[] body = bytes();
        try {
            return Optional.of(new Decoded(Json.parse(body)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The charset that the headers name, or null where they name none that is known. */
    public @Nullable Charset charset() {
        Matcher matcher = CHARSET.matcher(headers.value("Content-Type").orElse(""));
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * A decoded document.
     *
     * @param value a plain JSON value
     */
    public record Decoded(@Nullable Object value) {}
}
