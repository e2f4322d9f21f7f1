package dev.cairn.http.connection;

import java.util.concurrent.Future;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Notes in the context of each request whether its connection is new. */
final class Http2Connections extends PoolingAsyncClientConnectionManager {

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
