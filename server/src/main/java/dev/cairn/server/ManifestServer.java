package dev.cairn.server;

import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.RunOptions;
import dev.cairn.server.internal.http.ConnectionRoom;
import dev.cairn.server.internal.http.Guard;
import dev.cairn.server.internal.http.JsonErrors;
import dev.cairn.server.internal.http.RequestDispatcher;
import dev.cairn.server.internal.http.Site;
import dev.cairn.server.internal.job.Workers;
import dev.cairn.server.internal.manifest.ManifestApi;
import dev.cairn.server.internal.manifest.TokenCheck;
import dev.cairn.server.internal.page.PageApi;
import dev.cairn.server.internal.page.PageToken;
import dev.cairn.server.internal.page.WebFiles;
import dev.cairn.server.options.ReadLimits;
import dev.cairn.server.options.ServerOptions;
import dev.cairn.server.options.Workspace;
import dev.cairn.workbench.operation.Operations;
import dev.cairn.workbench.published.ConnectorSource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A server with the API that Airbyte's connector builder speaks: test reads, checks, catalogs and resolved manifests. It runs
 * from {@link #start} until it is closed, in daemon threads. Thread-safe.
 */
public final class ManifestServer implements AutoCloseable {

    /** Enough for a handful of selectors; whatever takes time is done by others. */
    private static final int THREADS = 8;

    private static final long IDLE_MILLIS = 30_000;

    private final Server jetty;
    private final ServerConnector connector;
    private final Workers workers;
    private final @Nullable PageToken pageToken;

    private ManifestServer(Server jetty, ServerConnector connector, Workers workers, @Nullable PageToken pageToken) {
        this.jetty = jetty;
        this.connector = connector;
        this.workers = workers;
        this.pageToken = pageToken;
    }

    /**
     * Starts a server, which answers from now on.
     *
     * @throws IllegalArgumentException if it would be open to others than this machine without a secret
     * @throws IOException if it cannot listen on its address
     */
    public static ManifestServer start(ServerOptions options) throws IOException {
        return start(options, null);
    }

    /**
     * Starts a server with the author's page at {@code /}.
     *
     * @param workspace the files that the page works on; null for no page
     */
    public static ManifestServer start(ServerOptions options, @Nullable Workspace workspace) throws IOException {
        boolean local = options.isLocal();
        if (!local && options.callers().jwtSecret() == null) {
            throw new IllegalArgumentException("a server on " + options.host()
                    + " is open to other machines, and has no secret (expected the environment variable"
                    + " AB_JWT_SIGNATURE_SECRET, or the host 127.0.0.1)");
        }
        RunOptions runOptions =
                options.publicNetworkOnly() ? options.runOptions().publicNetworkOnly() : options.runOptions();
        Workers workers = new Workers(options.limits().reads(), () -> rest(runOptions));
        Server jetty = new Server(threads());
        ServerConnector connector = new ServerConnector(jetty, 1, 1, http());
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(1024);
        jetty.addConnector(connector);
        jetty.setErrorHandler(new JsonErrors());
        ConnectionRoom room = new ConnectionRoom(options.limits().connections(), workers);
        connector.addBean(room, false); // a handler, which starts with the server
        PageToken pageToken = workspace == null ? null : new PageToken();
        try {
            connector.open(); // the guard has to know the port
            Guard guard = new Guard(connector.getLocalPort(), options.callers().allowedHosts(), !local);
            room.setHandler(new RequestDispatcher(
                    guard, sites(options, runOptions, workspace, pageToken), workers, options.limits()));
            jetty.setHandler(room);
            jetty.start();
            return new ManifestServer(jetty, connector, workers, pageToken);
        } catch (IOException e) {
            workers.close();
            throw e;
        } catch (Exception e) {
            workers.close();
            throw new IOException("the server does not start: " + FailureWords.of(e), e);
        }
    }

    private static List<Site> sites(
            ServerOptions options,
            RunOptions runOptions,
            @Nullable Workspace workspace,
            @Nullable PageToken pageToken) {
        ReadLimits limits = options.limits().reads();
        TokenCheck tokens = new TokenCheck(options.callers().jwtSecret(), runOptions.clock());
        Site api = Site.of(new ManifestApi(tokens, runOptions, limits).endpoints());
        return workspace == null || pageToken == null
                ? List.of(api)
                : List.of(
                        new WebFiles(),
                        Site.of(new PageApi(
                                        workspace,
                                        pageToken,
                                        runOptions,
                                        limits,
                                        connectors(options),
                                        Operations.standard())
                                .endpoints()),
                        api);
    }

    private static ConnectorSource connectors(ServerOptions options) {
        return new ConnectorSource(options.environment(), options.publicNetworkOnly());
    }

    /**
     * Gives back connections and memory: a server is mostly idle, and a long answer leaves a large heap behind. With {@code
     * -XX:-ShrinkHeapInSteps}, as {@code ./cairn} has it, one collection is enough: of 336 MB after an answer of 60 MB are left 205.
     */
    private static void rest(RunOptions runOptions) {
        runOptions.transport().close();
        System.gc();
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool pool = new QueuedThreadPool(THREADS, 3, 5_000);
        pool.setName("cairn-serve");
        pool.setDaemon(true);
        return pool;
    }

    private static ConnectionFactory http() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setUriCompliance(UriCompliance.DEFAULT);
        configuration.setRequestHeaderSize(16 << 10);
        return new HttpConnectionFactory(configuration);
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where it is asked. */
    public URI address() {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    /**
     * Where the author's page is; to have the address is to be let in.
     *
     * @throws IllegalStateException if there is no page
     */
    public URI page() {
        if (pageToken == null) {
            throw new IllegalStateException("the server has no page");
        }
        return address().resolve("/#token=" + pageToken.text());
    }

    /** Waits until it is closed. */
    public void join() throws InterruptedException {
        jetty.join();
    }

    /** Ends all reads and connections. */
    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server does not stop", e);
        } finally {
            workers.close();
        }
    }
}
