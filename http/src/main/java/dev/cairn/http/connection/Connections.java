package dev.cairn.http.connection;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.client.DecodingTransport;
import dev.cairn.http.client.RedirectingTransport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over connections that are reused: HTTP/1.1, or HTTP/2 where that is switched on; through the proxies
 * that the environment names; with the JVM's trusted certificates. Thread-safe. Clients are created on first use.
 *
 * <p>Redirects and content encodings are left to {@link RedirectingTransport} and {@link DecodingTransport}.
 */
public final class Connections implements HttpTransport {

    /** Manifests of strangers may ask for any number of different timeouts. */
    static final int MOST_OTHERS = 16;

    private final NetworkSettings settings;
    private final NetworkPolicy destinations;
    private final WireForm form;
    private final @Nullable SSLContext trust;
    private final Map<Http1.Connection, Http1> http1 = new EnumMap<>(Http1.Connection.class);
    /** For requests that want other timeouts, by these; those that were used last. */
    private final Map<NetworkSettings, Connections> others = new LinkedHashMap<>(MOST_OTHERS, 0.75f, true);

    private @Nullable Http2 http2;

    public Connections(NetworkSettings settings) {
        this(settings, null);
    }

    /** @param trust says which servers are trusted, and makes connections HTTP/1.1; null for the JVM's certificates */
    public Connections(NetworkSettings settings, @Nullable SSLContext trust) {
        this.settings = settings;
        this.trust = trust;
        Proxies proxies = settings.proxies();
        this.destinations = new NetworkPolicy(settings.publicOnly(), proxies::isProxy);
        this.form = new WireForm(proxies);
    }

    /** The transport that all connectors of this process share, unless they are given another. */
    public static HttpTransport shared() {
        return Shared.TRANSPORT;
    }

    private static final class Shared {
        private static final HttpTransport TRANSPORT = standard(NetworkSettings.ofSystem());
    }

    /** Shared connections that reach public addresses only. */
    public static HttpTransport sharedPublic() {
        return SharedPublic.TRANSPORT;
    }

    private static final class SharedPublic {
        private static final HttpTransport TRANSPORT =
                standard(NetworkSettings.ofSystem().publicOnly(true));
    }

    /** A transport as a sync needs it: bodies decoded. */
    public static HttpTransport standard(NetworkSettings settings) {
        return new DecodingTransport(new Connections(settings));
    }

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        if (!settings.serve(request.connection())) {
            return other(settings.with(request.connection())).send(request);
        }
        try {
            Target target = Target.of(request.url());
            destinations.require(target.host());
            return speaksHttp2(request, target)
                    ? http2().send(request, target)
                    : http1(request).send(request, target);
        } catch (IOException e) {
            throw interruptedOr(told(e));
        } catch (IllegalArgumentException e) {
            throw new IOException("the URL is malformed", e);
        }
    }

    private Connections other(NetworkSettings wanted) {
        synchronized (others) {
            Connections found = others.computeIfAbsent(wanted, other -> new Connections(other, trust));
            if (others.size() > MOST_OTHERS) {
                Iterator<Connections> oldest = others.values().iterator();
                oldest.next().close(); // its connections that are in use go when they are given back
                oldest.remove();
            }
            return found;
        }
    }

    /** How many transports with other timeouts there are. */
    int others() {
        synchronized (others) {
            return others.size();
        }
    }

    /** The library's messages hold names of hosts and pieces of answers, which may be secrets: they are not passed on. */
    private static IOException told(IOException failure) {
        if (failure instanceof ClientProtocolException) {
            return new IOException(
                    failure.getCause() instanceof BodyLength.Unclear unclear
                            ? unclear.getMessage()
                            : "the server's answer is not HTTP");
        }
        if (failure instanceof UnknownHostException) {
            return new UnknownHostException();
        }
        if (failure instanceof ConnectTimeoutException) {
            return new ConnectTimeoutException("the server did not accept the connection in time");
        }
        if (failure instanceof ConnectException) {
            return new ConnectException("the server refused the connection");
        }
        return failure instanceof NoHttpResponseException
                ? new NoHttpResponseException("the server closed the connection without an answer")
                : failure;
    }

    private static IOException interruptedOr(IOException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            InterruptedException interrupted = new InterruptedException("interrupted while waiting for a response");
            interrupted.initCause(failure);
            throw interrupted;
        }
        return failure;
    }

    private boolean speaksHttp2(Request request, Target target) {
        return settings.http2()
                && trust == null
                && target.isSecure()
                && !request.connection().alone()
                && form.socksProxy(target.host()).isEmpty();
    }

    private synchronized Http1 http1(Request request) {
        Http1.Connection after = request.connection().alone()
                ? Http1.Connection.CLOSED
                : Method.isIdempotent(request.method()) ? Http1.Connection.KEPT : Http1.Connection.LOOKED_AT;
        return http1.computeIfAbsent(after, kind -> new Http1(settings, destinations, form, kind, trust));
    }

    private synchronized Http2 http2() throws IOException {
        if (http2 == null) {
            http2 = new Http2(settings, destinations, form);
        }
        return http2;
    }

    /** Closes the connections that are not in use. Later requests make new ones. */
    @Override
    public void close() {
        synchronized (others) {
            others.values().forEach(Connections::close);
        }
        closeOwn();
    }

    private synchronized void closeOwn() {
        http1.values().forEach(Http1::closeIdle);
        if (http2 != null) {
            http2.closeIdle();
        }
    }
}
