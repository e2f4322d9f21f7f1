package dev.cairn.http.response;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A response as components see it. Its body, content encodings undone, is in memory, on disk, or a stream that can be
 * read once; it is parsed when that is asked for, and once. Confined to one thread.
 */
public final class Response {

    private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

    /** More than any error, token or login has to say. */
    private static final int MAX_SHORT = 1 << 20;

    private final int status;
    private final Headers headers;
    private final String url;
    private final @Nullable Request request;
    private final Body body;
    private boolean parsed;
    private Optional<Decoded> decoded = Optional.empty();

    private Response(int status, Headers headers, String url, @Nullable Request request, Body body) {
        this.status = status;
        this.headers = headers;
        this.url = url;
        this.request = request;
        this.body = body;
    }

    /** A response whose body is in memory, which must not be changed afterwards. */
    public static Response of(int status, Headers headers, String url, byte[] body) {
        return new Response(status, headers, url, null, new Body(body));
    }

    /** Bytes in memory that are read like a body, though they are none; they must not be changed afterwards. */
    public static Response of(byte[] bytes) {
        return of(200, Headers.empty(), "", bytes);
    }

    /** A stream that is read like a body, though it is none. The reader closes it. */
    public static Response of(InputStream stream) {
        return new Response(200, Headers.empty(), "", null, new Body(stream));
    }

    /**
     * A response whose body is still to come. The reader closes its stream, unless it is {@linkplain #take() taken in}.
     *
     * @param request what it is the answer to
     */
    public static Response arriving(RawResponse raw, Request request) {
        return new Response(raw.status(), raw.headers(), raw.url(), request, new Body(raw.body()));
    }

    /**
     * Reads the whole body of a short answer, such as one with a token, and closes it.
     *
     * @throws SystemException if it is not short
     */
    public static Response ofShort(RawResponse raw) throws IOException {
        Response response = new Response(raw.status(), raw.headers(), raw.url(), null, new Body(raw.body()));
        response.body.takeStart(MAX_SHORT + 1);
        response.requireShort();
        return response;
    }

    /** What is packed in the body of this response, without its request. The reader closes the stream. */
    public Response unpacked(InputStream content) {
        return new Response(status, headers, url, null, new Body(content));
    }

    /** This response, without its request, with a body in memory, which must not be changed afterwards. */
    public Response unpacked(byte[] content) {
        return new Response(status, headers, url, null, new Body(content));
    }

    /** Reads the whole body, to memory or to disk, and closes it; of an error, which is no page, the start only. */
    public void take() throws IOException {
        if (isOk()) {
            body.take(announcedLength());
        } else {
            body.takeStart(MAX_SHORT);
        }
    }

    /** What the server says, 0 if it says nothing of use. */
    private long announcedLength() {
        try {
            return Math.max(
                    0,
                    Long.parseLong(headers.value("Content-Length").orElse("0").strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Fails if the body, which has been read, is longer than that of an answer with a token or the like. */
    public void requireShort() {
        byte[] known = body.buffered();
        if (body.isOnDisk() || (known != null && known.length > MAX_SHORT)) {
            throw new SystemException("The API's answer is longer than " + (MAX_SHORT >> 20)
                    + " MiB where a short one was expected (status " + status + ")");
        }
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

    /** What it is the answer to; null where that is not known, or where it is no response of an API. */
    public @Nullable Request request() {
        return request;
    }

    /** Whether the status is none of a client's or a server's error, as requests has it. */
    public boolean isOk() {
        return status < 400 || status >= 600;
    }

    /** The whole body if it is in memory, else null. Must not be changed. */
    public byte @Nullable [] buffered() {
        return body.buffered();
    }

    /** Whether the body is read, but too large for memory, so that it is better read as a stream. */
    public boolean isLarge() {
        return body.isOnDisk();
    }

    /**
     * The whole body, which must not be changed. One that is a stream is read to its end and closed, and in memory then.
     *
     * @throws IOException if reading it fails
     */
    public byte[] bytes() throws IOException {
        return body.bytes();
    }

    /** The body from its start, or what is left of one that can be read once. */
    public InputStream stream() {
        return body.stream();
    }

    /** This response, in memory if it could be read once only: {@link #stream()} then gives it from its start each time. */
    public Response repeatable() throws IOException {
        if (!isLarge()) {
            bytes();
        }
        return this;
    }

    /** Gives up what a large body takes on disk. It must not be read any more. */
    public void release() throws IOException {
        body.release();
    }

    /** The first characters of the body, as far as they have been read, for messages. They may hold secrets. */
    public String start() {
        return BodyStart.text(body.start(), charset());
    }

    /** A number that tells bodies apart; 0 where the body is not in memory. */
    public long fingerprint() {
        byte[] known = body.buffered();
        if (known == null) {
            return 0;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(known);
        return checksum.getValue() << 32 | known.length + 1L;
    }

    /** The body as text, in the charset of the response or else UTF-8, malformed parts replaced. */
    public String text() throws IOException {
        return new String(body.bytes(), Objects.requireNonNullElse(charset(), StandardCharsets.UTF_8));
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
        byte[] bytes = body.bytes();
        try {
            return Optional.of(new Decoded(Json.parse(bytes)));
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
