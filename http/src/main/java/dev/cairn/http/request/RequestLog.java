package dev.cairn.http.request;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.scan.BlockFilter;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Logs requests and responses for debugging. Known secrets are masked, and so are all headers that carry credentials.
 * Thread-safe if {@code log} is.
 */
public final class RequestLog {

    private static final int MOST_BYTES = 40 << 10;
    /** A secret that is cut in two cannot be found, so what may be the start of one is left out. */
    private static final int LONGEST_SECRET = 8 << 10;

    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

    /** Logs nothing. */
    public static final RequestLog NONE = new RequestLog(new SecretMask(), text -> {}, false);

    private final SecretMask secrets;
    private final Consumer<String> log;
    private final boolean bodies;

    private RequestLog(SecretMask secrets, Consumer<String> log, boolean bodies) {
        this.secrets = secrets;
        this.log = log;
        this.bodies = bodies;
    }

    /**
     * A log of everything.
     *
     * @param log takes texts without secrets
     */
    public static RequestLog to(Consumer<String> log, SecretMask secrets) {
        return new RequestLog(secrets, log, true);
    }

    /** A log without bodies, for responses with secrets that are not known yet. */
    public RequestLog withoutBodies() {
        return this == NONE ? this : new RequestLog(secrets, log, false);
    }

    /** A transport that logs what it sends and receives; a body is logged when it has been read. */
    public HttpTransport around(HttpTransport next) {
        return this == NONE
                ? next
                : request -> {
                    sent(request);
                    return answered(next.send(request));
                };
    }

    private void sent(Request request) {
        byte[] body = request.body();
        say("Sends " + request.method() + " " + request.url() + ", headers " + shown(request.headers())
                + (body == null ? "" : bodies ? ", body " + text(body, body.length) : ", a body"));
    }

    private RawResponse answered(RawResponse response) {
        say("Received " + response.status() + " from " + response.url() + ", headers " + shown(response.headers()));
        return bodies ? response.withBody(new LoggedBody(response.body())) : response;
    }

    private void say(String text) {
        log.accept(secrets.mask(text));
    }

    private static Map<String, List<String>> shown(Headers headers) {
        Map<String, List<String>> shown = new LinkedHashMap<>(headers.all());
        shown.replaceAll((name, values) ->
                CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)) ? List.of(SecretMask.MASK) : values);
        return shown;
    }

    private String text(byte[] bytes, long size) {
        int kept = Math.min(bytes.length, MOST_BYTES);
        String text = secrets.mask(new String(bytes, 0, kept, StandardCharsets.UTF_8));
        return size <= kept
                ? text
                : Phrases.shortened(text, Math.max(0, text.length() - LONGEST_SECRET)) + " (" + size + " bytes in all)";
    }

    /** Keeps the start of a body that passes by, and says at its end what it was. Confined to one thread. */
    private final class LoggedBody extends BlockFilter {

        private byte[] start = new byte[0];
        private long size;
        private boolean told;

        LoggedBody(InputStream body) {
            super(body);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            if (count < 0) {
                tell();
            } else if (count > 0) {
                int kept = Math.min(count, MOST_BYTES - start.length);
                if (kept > 0) {
                    byte[] longer = Arrays.copyOf(start, start.length + kept);
                    System.arraycopy(target, offset, longer, start.length, kept);
                    start = longer;
                }
                size += count;
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
            tell();
        }

        private void tell() {
            if (!told) {
                told = true;
                say("The body was " + text(start, size));
            }
        }
    }
}
