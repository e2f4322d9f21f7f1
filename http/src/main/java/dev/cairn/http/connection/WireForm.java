package dev.cairn.http.connection;

import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Converts requests, routes and responses to and from the types of the HTTP library. Thread-safe. */
record WireForm(Proxies proxies) {

    /** What belongs to the connection and is set by the library. */
    private static final Set<String> CONNECTION_HEADERS =
            Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade");

    /** Named so that who runs an API can tell; the version is known once this is packaged. */
    private static final String USER_AGENT = "cairn"
            + Optional.ofNullable(WireForm.class.getPackage().getImplementationVersion())
                    .map(version -> "/" + version)
                    .orElse("");

    private static final URI ANY = URI.create("/");

    HttpUriRequestBase classic(Request request, Target target) {
        HttpUriRequestBase sent = new HttpUriRequestBase(request.method(), ANY);
        fill(sent, request, target);
        byte[] body = body(request);
        if (body != null) {
            sent.setEntity(new ByteArrayEntity(body, null));
        }
        return sent;
    }

    /** Sets all but the body. */
    static void fill(HttpRequest sent, Request request, Target target) {
        sent.setScheme(target.host().getSchemeName());
        sent.setAuthority(new URIAuthority(target.host()));
        sent.setPath(target.path());
        if (!request.headers().contains("User-Agent")) {
            sent.addHeader("User-Agent", USER_AGENT);
        }
        request.headers().all().forEach((name, values) -> {
            if (!CONNECTION_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> sent.addHeader(name, value));
            }
        });
    }

    /** As requests has it: no body at all for GET and HEAD, an empty one for all others. */
    static byte @Nullable [] body(Request request) {
        boolean without = request.method().equals("GET") || request.method().equals("HEAD");
        return request.body() == null && !without ? new byte[0] : request.body();
    }

    /** The way to a target: straight on, or by a proxy. */
    HttpRoute route(HttpHost target) {
        HttpHost host = RoutingSupport.normalize(target, DefaultSchemePortResolver.INSTANCE);
        boolean secure = host.getSchemeName().equals("https");
        Optional<HttpHost> proxy = httpProxy(target).map(Proxies.Address::address);
        return proxy.isEmpty() ? new HttpRoute(host, null, secure) : new HttpRoute(host, null, proxy.get(), secure);
    }

    private Optional<Proxies.Address> httpProxy(HttpHost target) {
        return proxies.of(target).filter(proxy -> proxy.kind() == Proxies.Kind.HTTP);
    }

    Optional<SocketAddress> socksProxy(HttpHost target) {
        return proxies.of(target)
                .filter(proxy -> proxy.kind() == Proxies.Kind.SOCKS)
                .map(proxy -> new InetSocketAddress(
                        proxy.address().getHostName(), proxy.address().getPort()));
    }

    /** Tells a proxy that wants to know who we are, with the first request, as requests does. */
    void introduce(HttpClientContext context, Target target) {
        httpProxy(target.host()).ifPresent(proxy -> {
            Proxies.Login login = proxy.login();
            if (login != null) {
                BasicScheme basic = new BasicScheme();
                basic.initPreemptive(new UsernamePasswordCredentials(
                        login.user(), login.password().toCharArray()));
                context.resetAuthExchange(proxy.address(), basic);
            }
        });
    }

    /** Fails if an answer is that of a proxy which did not let us through. */
    void requireFromTarget(HttpResponse response, HttpClientContext context, Target target) throws IOException {
        boolean sent = context.getHttpRoute() != null; // known once there is a way to the target
        if (!sent && route(target.host()).isTunnelled()) {
            throw new IOException(
                    "the proxy did not connect to the server, but answered with status " + response.getCode());
        }
    }

    static Headers headers(HttpResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        return Headers.ofAll(headers);
    }
}
