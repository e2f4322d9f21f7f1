package dev.cairn.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;
import org.apache.hc.core5.reactor.ListenerEndpoint;

/** Many servers that never close a connection: HTTP/1.1 as plain text, HTTP/2 over TLS. */
final class KeepingServer implements AutoCloseable {

    private final HttpAsyncServer server;
    private final Open open = new Open();
    private final Set<ProtocolVersion> versions = ConcurrentHashMap.newKeySet();

    KeepingServer(SSLContext tls) {
        this.server = H2ServerBootstrap.bootstrap()
                .setCanonicalHostName("127.0.0.1")
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setTlsStrategy(new H2ServerTlsStrategy(tls))
                .setIOSessionListener(open)
                .register("*", new Handler())
                .create();
        server.start();
    }

    /** Opens another port, and says where that is. */
    String listen(URIScheme scheme) throws InterruptedException, ExecutionException {
        ListenerEndpoint endpoint = server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), scheme)
                .get();
        return scheme.getId() + "://127.0.0.1:" + ((InetSocketAddress) endpoint.getAddress()).getPort() + "/";
    }

    /** How many connections are open. */
    int open() {
        return open.count.get();
    }

    /** The versions of HTTP that were spoken. */
    Set<ProtocolVersion> versions() {
        return versions;
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }

    /** Answers with a little text. */
    private final class Handler implements AsyncServerRequestHandler<Message<HttpRequest, Void>> {

        @Override
        public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
                HttpRequest request, EntityDetails entity, HttpContext context) {
            return new BasicRequestConsumer<>(new DiscardingEntityConsumer<>());
        }

        @Override
        public void handle(Message<HttpRequest, Void> request, ResponseTrigger trigger, HttpContext context)
                throws HttpException, IOException {
            versions.add(context.getProtocolVersion());
            trigger.submitResponse(
                    AsyncResponseBuilder.create(200).setEntity("text").build(), context);
        }
    }

    private static final class Open implements IOSessionListener {

        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void connected(IOSession session) {
            count.incrementAndGet();
        }

        @Override
        public void disconnected(IOSession session) {
            count.decrementAndGet();
        }

        @Override
        public void startTls(IOSession session) {}

        @Override
        public void inputReady(IOSession session) {}

        @Override
        public void outputReady(IOSession session) {}

        @Override
        public void timeout(IOSession session) {}

        @Override
        public void exception(IOSession session, Exception failure) {}
    }
}
