package dev.cairn.runtime.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with the JDK's HTTP client: connections are kept alive, HTTP/2 is spoken where a TLS server offers it,
 * proxies come from the environment ({@link EnvironmentProxies}), trusted certificates from the JVM. Thread-safe.
 *
 * <p>Redirects and content encodings are left to {@link RedirectingTransport} and {@link DecodingTransport}. The client
 * would send some requests again by itself; a program that counts them sets {@code jdk.httpclient.redirects.retrylimit}
 * to 1, as the command line does.
 */
public final class JdkHttpTransport implements HttpTransport {

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration READ_TIMEOUT = Duration.ofMinutes(5);

    /** What belongs to the connection and is set by the client. */
    private static final Set<String> CONNECTION_HEADERS =
            Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade");

    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Map<ConnectionOptions, JdkHttpTransport> others = new ConcurrentHashMap<>();
    private @Nullable HttpClient client;
    private @Nullable HttpClient plainClient;

    /** @param readTimeout how long the server may be silent, before its headers and within the body */
    public JdkHttpTransport(Duration connectTimeout, Duration readTimeout) {
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
    }

    /** Made for the first request: its trusted certificates take longer to read than most manifests, and not all need it. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = builder().build();
        }
        return client;
    }

    /** Likewise, for requests without TLS, which need no certificates. */
    private synchronized HttpClient plainClient() {
        if (plainClient == null) {
            plainClient = builder().sslContext(new WithoutTls()).build();
        }
        return plainClient;
    }

    private HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(EnvironmentProxies.ofSystem());
    }

    /** A transport as a sync needs it: default timeouts, redirects followed, bodies decoded. */
    public static HttpTransport standard() {
        return new RedirectingTransport(new DecodingTransport(new JdkHttpTransport(CONNECT_TIMEOUT, READ_TIMEOUT)));
    }

    /** A request that wants other timeouts has clients of its own. The JDK's cannot keep connections alive by themselves. */
    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        ConnectionOptions wanted = request.connection();
        return wanted.connectTimeout() == null && wanted.readTimeout() == null
                ? exchange(request)
                : others.computeIfAbsent(
                                wanted,
                                options -> new JdkHttpTransport(
                                        Objects.requireNonNullElse(options.connectTimeout(), connectTimeout),
                                        Objects.requireNonNullElse(options.readTimeout(), readTimeout)))
                        .exchange(request);
    }

    private RawResponse exchange(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(request))
                .method(
                        request.method(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()))
                .timeout(readTimeout);
        boolean plain = request.url().startsWith("http:");
        if (plain) {
            // Over plain text the client would offer an upgrade, which some servers take amiss.
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        request.headers().all().forEach((name, values) -> {
            if (!CONNECTION_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        AnswerHandler handler = new AnswerHandler(readTimeout);
        try {
            (plain ? plainClient() : client()).send(builder.build(), handler);
        } catch (IOException e) {
            // Once there are headers, a break is the body's, however early the client noticed it.
            if (!handler.fail(e)) {
                throw told(e);
            }
        }
        return handler.answer(request);
    }

    /** The failure of a request that the client would not send a second time is told as it was. */
    private static IOException told(IOException failure) {
        return failure.getCause() instanceof IOException cause && "Too many retries".equals(failure.getMessage())
                ? new IOException(cause.getMessage(), cause)
                : failure;
    }

    /** Keeps the headers and the body that comes after them: the client forgets both if the body breaks off at once. */
    private static final class AnswerHandler implements HttpResponse.BodyHandler<BodyStream> {

        private record Answer(HttpResponse.ResponseInfo head, BodyStream.Subscriber body) {}

        private final Duration readTimeout;
        private final AtomicReference<@Nullable Answer> answer = new AtomicReference<>();

        AnswerHandler(Duration readTimeout) {
            this.readTimeout = readTimeout;
        }

        @Override
        public HttpResponse.BodySubscriber<BodyStream> apply(HttpResponse.ResponseInfo head) {
            BodyStream.Subscriber body = new BodyStream.Subscriber(readTimeout);
            answer.set(new Answer(head, body));
            return body;
        }

        /** Ends the body with a failure; false if there were no headers yet. */
        boolean fail(IOException failure) {
            Answer known = answer.get();
            if (known == null) {
                return false;
            }
            known.body().onError(failure);
            return true;
        }

        RawResponse answer(Request request) {
            Answer known = Objects.requireNonNull(answer.get(), "the client answers after the headers came");
            return new RawResponse(
                    known.head().statusCode(),
                    Headers.ofAll(known.head().headers().map()),
                    request.url(),
                    known.body().stream());
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
