package dev.cairn.http.request;

import dev.cairn.error.SystemException;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.body.ResponseBody;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A response. Its body is decoded when someone asks for it, and once. Confined to one thread. */
public final class Response {

    private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

    /** More than any error, token or login has to say. */
    private static final int MAX_SHORT = 1 << 20;

    private final int status;
    private final Headers headers;
    private final String url;
    private final ResponseBody body;
    private final @Nullable BodyStart start;
    private boolean parsed;
    private Optional<Decoded> decoded = Optional.empty();

    /** @param start has seen what was read of the body; null where that is in memory */
    private Response(int status, Headers headers, String url, ResponseBody body, @Nullable BodyStart start) {
        this.status = status;
        this.headers = headers;
        this.url = url;
        this.body = body;
        this.start = start;
    }

    /** A response whose body has been read. */
    public static Response of(int status, Headers headers, String url, byte[] body) {
        return new Response(status, headers, url, ResponseBody.of(body, charset(headers)), null);
    }

    /**
     * Reads the whole body of a short answer, such as one with a token, and closes it.
     *
     * @throws SystemException if it is not short
     */
    public static Response ofShort(RawResponse raw) throws IOException {
        try (raw) {
            Response response = startOf(raw, MAX_SHORT + 1);
            response.requireShort();
            return response;
        }
    }

    private static Response startOf(RawResponse raw, int length) throws IOException {
        return of(raw.status(), raw.headers(), raw.url(), raw.body().readNBytes(length));
    }

    /** Fails if the body, which has been read, is longer than that of an answer with a token or the like. */
    public void requireShort() {
        byte[] known = body.buffered();
        if (body.isLarge() || (known != null && known.length > MAX_SHORT)) {
            throw new SystemException("The API's answer is longer than " + (MAX_SHORT >> 20)
                    + " MiB where a short one was expected (status " + status + ")");
        }
    }

    /** Reads the whole body, to memory or to disk, and closes it; of an error, which is no page, the start only. */
    public static Response buffered(RawResponse raw) throws IOException {
        try (raw) {
            if (!isOk(raw.status())) {
                return startOf(raw, MAX_SHORT);
            }
            ResponseBody body = ResponseBody.read(raw.body(), announcedLength(raw.headers()), charset(raw.headers()));
            BodyStart start = raw.body() instanceof BodyStart watched ? watched : null;
            return new Response(raw.status(), raw.headers(), raw.url(), body, start);
        }
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

    /** A response whose body is still to come; the receiver closes the stream, which is {@code start}. */
    public static Response streamed(RawResponse raw, BodyStart start) {
        ResponseBody body = ResponseBody.streamed(start, charset(raw.headers()));
        return new Response(raw.status(), raw.headers(), raw.url(), body, start);
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

    public ResponseBody body() {
        return body;
    }

    /** Whether the status is none of a client's or a server's error, as requests has it. */
    public boolean isOk() {
        return isOk(status);
    }

    private static boolean isOk(int status) {
        return status < 400 || status >= 600;
    }

    /** The first characters of the body, as far as they have been read, for messages. They may hold secrets. */
    public String start() {
        byte[] known = body.buffered();
        if (known == null) {
            known = start == null ? new byte[0] : start.bytes();
        }
        return BodyStart.text(known, body.charset());
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
        return new String(body.bytes(), Objects.requireNonNullElse(body.charset(), StandardCharsets.UTF_8));
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
    private static @Nullable Charset charset(Headers headers) {
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
