package dev.cairn.runtime.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with the JDK's HTTP client: connections are kept alive, HTTP/2 is spoken where a TLS server offers it,
 * proxies come from the environment ({@link EnvironmentProxies}), trusted certificates from the JVM. Thread-safe.
 *
 * <p>Redirects and content encodings are left to {@link RedirectingTransport} and {@link DecodingTransport}.
 */
public final class JdkHttpTransport implements HttpTransport {

    private static final String RETRY_LIMIT = "jdk.httpclient.redirects.retrylimit";

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration READ_TIMEOUT = Duration.ofMinutes(5);

    /**
     * The JDK's client sends a GET again by itself when its connection is closed without an answer. How often is the
     * manifest's to say, so the command line switches that off; it is a switch of the whole JVM, which a library must
     * leave alone.
     */
    public static void neverSendAgainUnasked() {
        if (System.getProperty(RETRY_LIMIT) == null) {
            System.setProperty(RETRY_LIMIT, "1");
        }
    }

    /** What belongs to the connection and is set by the client. */
    private static final Set<String> CONNECTION_HEADERS =
            Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade");

    private final Duration connectTimeout;
    private final Duration readTimeout;
    private @Nullable HttpClient client;

    /** @param readTimeout how long the server may be silent, before its headers and within the body */
    public JdkHttpTransport(Duration connectTimeout, Duration readTimeout) {
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
    }

    /** Made for the first request: its trusted certificates take longer to read than most manifests, and not all need it. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(connectTimeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(EnvironmentProxies.ofSystem())
                    .build();
        }
        return client;
    }

    /** A transport as a sync needs it: default timeouts, redirects followed, bodies decoded. */
    public static HttpTransport standard() {
        return new RedirectingTransport(new DecodingTransport(new JdkHttpTransport(CONNECT_TIMEOUT, READ_TIMEOUT)));
    }

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(request))
                .method(
                        request.method(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()))
                .timeout(readTimeout);
        if (request.url().startsWith("http:")) {
            // Over plain text the client would offer an upgrade, which some servers take amiss.
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        request.headers().all().forEach((name, values) -> {
            if (!CONNECTION_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        HttpResponse<BodyStream> response = send(builder.build());
        return new RawResponse(
                response.statusCode(), Headers.ofAll(response.headers().map()), request.url(), response.body());
    }

    /** The failure of a request that the client would not send a second time is told as it was. */
    private HttpResponse<BodyStream> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client().send(request, info -> new BodyStream.Subscriber(readTimeout));
        } catch (IOException e) {
            if (e.getCause() instanceof IOException cause && "Too many retries".equals(e.getMessage())) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw e;
        }
    }

    /** The JDK is stricter about hosts than others are: it takes no underscore, for one. */
    private static URI uri(Request request) throws IOException {
        try {
            URI uri = URI.create(request.url());
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the URL is malformed", e);
        }
        throw new IOException("the host name of the URL is not one that can be connected to");
    }
}
