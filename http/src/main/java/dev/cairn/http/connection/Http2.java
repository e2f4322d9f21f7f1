package dev.cairn.http.connection;

import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.H2StreamResetException;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with HTTP/2 to servers that offer it over TLS, else with HTTP/1.1. Thread-safe.
 *
 * <p>Each request has a connection of its own while it runs, so that no request waits for a stream where a server allows few, and
 * a connection that breaks costs one request.
 */
final class Http2 {

    /** Each attempt ends a connection; this many in a row are no accident. */
    private static final int MAX_IMMEDIATE_ATTEMPTS = 100;

    private final WireForm form;
    private final Duration readTimeout;
    private final Duration slowest;
    private final IdleConnections idle;
    private final CloseableHttpAsyncClient client;

    Http2(NetworkSettings settings, NetworkPolicy destinations, WireForm form) throws IOException {
        this.form = form;
        this.readTimeout = settings.readTimeout();
        this.slowest = settings.slowest();
        Timeout timeout = Timeout.of(readTimeout);
        Http2Connections connections = new Http2Connections(
                new DefaultClientTlsStrategy(
                        trusted(), HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE),
                destinations);
        connections.setDefaultTlsConfig(
                TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.NEGOTIATE).build());
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(timeout)
                .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                .build());
        this.idle = new IdleConnections(connections);
        this.client = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections)
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
                .setThreadFactory(new DefaultThreadFactory("http2", true))
                .setH2Config(H2Config.custom().setPushEnabled(false).build())
                .setRoutePlanner((target, context) -> form.route(target))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableConnectionState()
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableRequestPriority()
                .build();
        client.start();
    }

    private static SSLContext trusted() throws IOException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("the JVM's trusted certificates cannot be read: " + e.getMessage(), e);
        }
    }

    RawResponse send(Request request, Target target) throws IOException, InterruptedException {
        idle.closeIfMany();
        for (int count = 1; ; count++) {
            HttpClientContext context = HttpClientContext.create();
            try {
                return attempt(request, target, context);
            } catch (IOException e) {
                if (count == MAX_IMMEDIATE_ATTEMPTS || !maySendAgain(request, e, context)) {
                    throw e;
                }
            }
        }
    }

    private RawResponse attempt(Request request, Target target, HttpClientContext context)
            throws IOException, InterruptedException {
        BasicHttpRequest sent = new BasicHttpRequest(request.method(), target.host(), target.path());
        WireForm.fill(sent, request, target);
        byte[] body = WireForm.body(request);
        form.introduce(context, target);
        AtomicReference<@Nullable Future<Void>> running = new AtomicReference<>();
        Http2Exchange exchange = new Http2Exchange(readTimeout, slowest, () -> cancel(running.get()));
        running.set(client.execute(
                target.host(),
                new BasicRequestProducer(sent, body == null ? null : new BasicAsyncEntityProducer(body, null)),
                exchange,
                null,
                context,
                null));
        HttpResponse response = await(exchange);
        form.requireFromTarget(response, context, target);
        return new RawResponse(response.getCode(), WireForm.headers(response), request.url(), exchange.body());
    }

    /** Whether a request that failed before its answer is to be sent again at once, as {@link Resend} has it. */
    private static boolean maySendAgain(Request request, IOException failure, HttpClientContext context) {
        boolean late = failure instanceof InterruptedIOException; // timeouts, too
        return wasNotProcessed(failure)
                || (!late && Method.isIdempotent(request.method()) && Http2Connections.wasKept(context));
    }

    private HttpResponse await(Http2Exchange exchange) throws IOException, InterruptedException {
        try {
            // The library has timeouts of its own; this one is for a library that died.
            return exchange.head().get(2 * readTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof IOException failure ? failure : new IOException(String.valueOf(cause), cause);
        } catch (TimeoutException e) {
            exchange.body().close();
            throw new SocketTimeoutException("the server did not answer in time");
        } catch (InterruptedException e) {
            exchange.body().close();
            throw e;
        }
    }

    private static void cancel(@Nullable Future<Void> running) {
        if (running != null) {
            running.cancel(true);
        }
    }

    /** Whether the server said, or it is known otherwise, that it did nothing about a request (RFC 9113, 8.7). */
    private static boolean wasNotProcessed(IOException failure) {
        return failure instanceof RequestNotExecutedException
                || (failure instanceof H2StreamResetException reset
                        && reset.getCode() == H2Error.REFUSED_STREAM.getCode());
    }

    /** Closes the connections that are not in use. */
    void closeIdle() {
        idle.close();
    }

    /** Notes in the context of each request whether its connection is new. */
    private static final class Http2Connections extends PoolingAsyncClientConnectionManager {

        private static final String NEW = Http2Connections.class.getName();

        Http2Connections(TlsStrategy tls, DnsResolver names) {
            super(
                    RegistryBuilder.<TlsStrategy>create()
                            .register(URIScheme.HTTPS.getId(), tls)
                            .build(),
                    PoolConcurrencyPolicy.STRICT,
                    PoolReusePolicy.LIFO,
                    TimeValue.NEG_ONE_MILLISECOND,
                    null,
                    names);
            setMaxTotal(Integer.MAX_VALUE);
            setDefaultMaxPerRoute(Integer.MAX_VALUE);
        }

        @Override
        public Future<AsyncConnectionEndpoint> connect(
                AsyncConnectionEndpoint endpoint,
                ConnectionInitiator initiator,
                @Nullable Timeout timeout,
                @Nullable Object attachment,
                HttpContext context,
                FutureCallback<AsyncConnectionEndpoint> callback) {
            context.setAttribute(NEW, true);
            return super.connect(endpoint, initiator, timeout, attachment, context, callback);
        }

        /** Whether no connection was made for a request, so that it went over one that was kept. */
        static boolean wasKept(HttpContext context) {
            return context.getAttribute(NEW) == null;
        }
    }
}
