package dev.cairn.http.connection;

import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Sends requests with HTTP/1.1 over blocking sockets, in the calling thread. Thread-safe. */
final class Http1 {

    private static final int BUFFER_BYTES = 64 << 10;

    /** As much as {@code http.client} of Python takes. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setBufferSize(BUFFER_BYTES)
            .setMaxLineLength(64 << 10)
            .setMaxHeaderCount(100)
            .build();

    private final WireForm form;
    private final @Nullable SSLContext trust;
    private final Duration readTimeout;
    private final Duration slowest;
    private final IdleConnections idle;
    private final CloseableHttpClient client;

    /** What becomes of a connection after an answer. */
    enum Connection {
        /** It is kept for later requests, which are sent again if the server has closed it. */
        KEPT,
        /** It is kept, and looked at before it is used again, for requests that must not be sent twice. Takes a millisecond. */
        LOOKED_AT,
        /** It is closed. */
        CLOSED
    }

    /** @param trust says which servers are trusted; null for the JVM's certificates */
    Http1(
            NetworkSettings settings,
            NetworkPolicy destinations,
            WireForm form,
            Connection after,
            @Nullable SSLContext trust) {
        this.form = form;
        this.trust = trust;
        this.readTimeout = settings.readTimeout();
        this.slowest = settings.slowest();
        Timeout timeout = Timeout.of(readTimeout);
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(LIMITS)
                        .responseParserFactory(new WholeHeads(LIMITS))
                        .incomingContentLengthStrategy(new BodyLength())
                        .build())
                .setDnsResolver(destinations)
                .setTlsSocketStrategy(this::overTls)
                .setSocketConfigResolver(route -> SocketConfig.custom()
                        .setSoTimeout(timeout)
                        .setSoKeepAlive(settings.keepAlive())
                        .setSocksProxyAddress(
                                form.socksProxy(route.getTargetHost()).orElse(null))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(timeout)
                        .setValidateAfterInactivity(
                                after == Connection.LOOKED_AT
                                        ? TimeValue.ZERO_MILLISECONDS
                                        : TimeValue.NEG_ONE_MILLISECOND)
                        .build())
                // Who sends in parallel is for the engine to say.
                .setMaxConnPerRoute(Integer.MAX_VALUE)
                .setMaxConnTotal(Integer.MAX_VALUE)
                .build();
        this.idle = new IdleConnections(connections);
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setRoutePlanner((target, context) -> form.route(target))
                .setRetryStrategy(new Resend())
                .setConnectionReuseStrategy((request, response, context) -> after != Connection.CLOSED
                        && mayBeKept(response)
                        && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableDefaultUserAgent()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    /** After an answer that has no body, a body that comes even so would be taken for the next answer. */
    private static boolean mayBeKept(HttpResponse response) {
        return response.getCode() != 204 && response.getCode() != 304;
    }

    /** Reading the JVM's certificates takes longer than most manifests, so it waits for the first use. */
    private SSLSocket overTls(Socket socket, String host, int port, Object attachment, HttpContext context)
            throws IOException {
        try {
            return new DefaultClientTlsStrategy(
                            trust == null ? SSLContext.getDefault() : trust,
                            HostnameVerificationPolicy.BUILTIN,
                            NoopHostnameVerifier.INSTANCE)
                    .upgrade(socket, host, port, attachment, context);
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("the JVM's trusted certificates cannot be read: " + e.getMessage(), e);
        }
    }

    RawResponse send(Request request, Target target) throws IOException {
        idle.closeIfMany();
        HttpUriRequestBase sent = form.classic(request, target);
        HttpClientContext context = HttpClientContext.create();
        form.introduce(context, target);
        Interruption interruption = new Interruption(sent::cancel);
        SlowResponseGuard guard = new SlowResponseGuard(slowest, sent::cancel);
        ClassicHttpResponse response =
                guard.head(() -> interruption.during(() -> client.executeOpen(target.host(), sent, context)));
        form.requireFromTarget(response, context, target);
        InputStream body = response.getEntity() == null
                ? InputStream.nullInputStream()
                : new Http1Body(response.getEntity().getContent(), interruption, guard, readTimeout);
        return new RawResponse(response.getCode(), WireForm.headers(response), request.url(), body);
    }

    /** Closes the connections that are not in use. */
    void closeIdle() {
        idle.close();
    }
}
