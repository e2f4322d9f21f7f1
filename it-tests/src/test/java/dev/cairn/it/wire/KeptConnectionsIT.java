package dev.cairn.it.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers close connections that they said they would keep; that is no failure of a request. */
class KeptConnectionsIT {

    private static final int PAGES = 30;
    private static final List<Object> ALL =
            LongStream.rangeClosed(1, PAGES).<Object>mapToObj(i -> i).toList();

    private static byte[] page(RawServer.Request request) {
        int page = Integer.parseInt(request.target().replaceFirst(".*page=", ""));
        return RawServer.ok(page > PAGES ? "[]" : "[{\"id\": " + page + "}]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void thatEndAfterSomeAnswersCostNoWait(int answers) throws Exception {
        try (RawServer api = new RawServer(connection -> {
            for (int i = 0; i < answers; i++) {
                var request = connection.read();
                if (request.isEmpty()) {
                    return;
                }
                connection.write(page(request.get()));
            }
        })) {
            WireSync.Result result = new WireSync(api.url()).paged().run();
            assertEquals(ALL, result.ids());
            assertEquals(List.of(), result.waits());
            assertEquals(PAGES + 1, api.requests().size(), "no page is asked for twice");
        }
    }

    /** The request is on its way when the server gives up, so the server sees it and does not answer. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thatEndWhileARequestIsOnItsWayCostNoWait(boolean reset) throws Exception {
        try (RawServer api = new RawServer(connection -> {
            connection.write(page(connection.read().orElseThrow(IOException::new)));
            connection.read();
            if (reset) {
                connection.reset();
            }
        })) {
            WireSync.Result result = new WireSync(api.url()).paged().run();
            assertEquals(ALL, result.ids());
            assertEquals(List.of(), result.waits());
        }
    }

    /** How often a request is sent is for the manifest to say, but for connections that were kept. */
    @Test
    void aNewConnectionThatEndsIsAFailedAttempt() throws Exception {
        try (RawServer api = new RawServer(RawServer.Connection::read)) {
            WireSync.Result result = new WireSync(api.url()).run();
            assertEquals(SyncResult.FAILED, result.result());
            assertEquals(3, api.requests().size());
        }
    }

    @Test
    void aServerThatGoesAwayIsNotAskedForEver() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        try (RawServer api = new RawServer(connection -> {
            if (answered.getAndIncrement() == 0) {
                connection.write(page(connection.read().orElseThrow(IOException::new)));
            }
            connection.read();
        })) {
            WireSync.Result result = new WireSync(api.url()).paged().run();
            assertEquals(SyncResult.FAILED, result.result());
            assertEquals(List.of(1L), result.ids());
            assertEquals(2, result.waits().size());
        }
    }

    /** A POST may have done its work although no answer came: only the manifest's retries send it again. */
    @Test
    void aPostIsNotSentTwiceInSilence() throws Exception {
        try (RawServer api = new RawServer(connection -> {
            connection.write(page(connection.read().orElseThrow(IOException::new)));
            connection.read();
        })) {
            WireSync.Result result = new WireSync(api.url())
                    .method("POST")
                    .paged()
                    .errorHandler("{type: DefaultErrorHandler, max_retries: 0}")
                    .run();
            assertEquals(SyncResult.FAILED, result.result());
            assertEquals(2, api.requests().size());
        }
    }

    /** A connection that was closed while it was idle is noticed before anything is sent, so a POST may go on, too. */
    @Test
    void aPostGoesOverAConnectionThatIsOpen() throws Exception {
        try (RawServer api = new RawServer(
                connection -> connection.write(page(connection.read().orElseThrow(IOException::new))))) {
            WireSync.Result result =
                    new WireSync(api.url()).method("POST").paged().run();
            assertEquals(ALL, result.ids());
            assertEquals(PAGES + 1, api.requests().size());
            assertTrue(result.waits().size() <= 2, "now and then the server closes just then: " + result.waits());
        }
    }

    /**
     * The tokens are for one use: the server takes the first and closes what it kept. Over a kept connection, the second
     * token request would be lost, and with it the account.
     */
    @Test
    void tokenRequestsHaveConnectionsOfTheirOwn() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        try (RawServer tokenServer = new RawServer(connection -> {
                    if (connection.read().isPresent()) {
                        connection.write(RawServer.ok(
                                "{\"access_token\": \"t%d\", \"refresh_token\": \"r%d\", \"expires_in\": -1}"
                                        .formatted(tokens.incrementAndGet(), tokens.get())));
                        connection.read(); // kept, and lost with what comes over it
                    }
                });
                RawServer api = new RawServer(connection -> {
                    for (var request = connection.read(); request.isPresent(); request = connection.read()) {
                        connection.write(page(request.get()));
                    }
                })) {
            WireSync.Result result = new WireSync(api.url())
                    .authenticator("{type: OAuthAuthenticator, client_id: c, client_secret: s, refresh_token: r0,"
                            + " token_refresh_endpoint: '" + tokenServer.url() + "/token'}")
                    .paged()
                    .run();
            assertEquals(ALL, result.ids(), result.output());
            assertEquals(List.of(), result.waits());
            assertEquals(tokens.get(), tokenServer.connections());
            assertEquals(tokens.get(), tokenServer.requests().size());
        }
    }

    @Test
    void aServerThatIsSlowToCloseIsNotWaitedFor() throws Exception {
        try (RawServer api = new RawServer(connection -> {
            var request = connection.read();
            connection.write(
                    RawServer.bytes("HTTP/1.1 200 OK\nContent-Length: 11\nConnection: close\n\n[{\"id\": 1}]"));
            Thread.sleep(Duration.ofMinutes(1).toMillis());
        })) {
            long start = System.nanoTime();
            assertEquals(List.of(1L), new WireSync(api.url()).run().ids());
            assertTrue(System.nanoTime() - start < 50_000_000_000L, "before the server closes");
        }
    }
}
