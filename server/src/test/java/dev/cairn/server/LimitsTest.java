package dev.cairn.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.RunOptions;
import dev.cairn.server.options.BodyLimits;
import dev.cairn.server.options.ConnectionLimits;
import dev.cairn.server.options.ReadLimits;
import dev.cairn.server.options.ServerLimits;
import dev.cairn.server.options.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No client takes from others what they need: neither time nor memory nor threads. */
@Execution(ExecutionMode.CONCURRENT) // they mostly wait
class LimitsTest {

    private static final String TEST_READ = "/v1/manifest/test_read";

    private static ManifestServer server(ServerLimits limits) throws IOException {
        return ManifestServer.start(ServerOptions.local().port(0).limits(limits));
    }

    private static String health(int port) {
        return "GET /health/ HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n";
    }

    @Test
    void slowClientsHarmNobody() throws IOException, InterruptedException {
        int many = Integer.getInteger("cairn.slowClients", 200);
        List<RawClient> slow = new ArrayList<>();
        try (ManifestServer server = server(ServerLimits.STANDARD)) {
            for (int i = 0; i < many; i++) {
                RawClient client = new RawClient(server.port());
                slow.add(client);
                client.send(
                        i % 2 == 0
                                ? "GET /health/ HTTP/1.1\r\nX-Slow: "
                                : "POST " + TEST_READ + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                                        + "\r\nContent-Length: 1000\r\n\r\n{");
            }
            for (int second = 0; second < 3; second++) {
                Thread.sleep(1000);
                for (RawClient client : slow) {
                    client.send("x");
                }
                assertEquals(200, RawClient.status(server.port(), health(server.port())));
                assertTrue(slow.get(many - 1).sends("x"), "an answer came before slow clients had to go");
            }
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    @Test
    @Timeout(120)
    void connectionsWithoutARequestMakeRoomForOthers() throws IOException {
        List<RawClient> slow = new ArrayList<>();
        try (ManifestServer server =
                server(ServerLimits.STANDARD.connections(new ConnectionLimits(20, Duration.ofMinutes(5))))) {
            for (int i = 0; i < 100; i++) {
                slow.add(slow(server));
            }
            List<RawClient> left = new ArrayList<>(slow);
            while (left.size() > 20) { // the server's threads open them in an order of their own
                left.removeIf(RawClient::isClosed);
            }
            RawClient youngest = slow(server);
            slow.add(youngest);

            assertEquals(200, RawClient.status(server.port(), health(server.port())));
            youngest.send("x\r\nHost: 127.0.0.1:" + server.port() + "\r\nConnection: close\r\n\r\n");
            String answer = youngest.answer();
            assertTrue(answer.startsWith("HTTP/1.1 200"), "the youngest had to go: " + answer);
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    private static RawClient slow(ManifestServer server) throws IOException {
        RawClient client = new RawClient(server.port());
        client.send("GET /health/ HTTP/1.1\r\nX-Slow: ");
        return client;
    }

    @Test
    void headersThatTrickleHaveAnEnd() throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (ManifestServer server =
                        server(ServerLimits.STANDARD.connections(new ConnectionLimits(20, Duration.ofMillis(500))));
                RawClient client = new RawClient(server.port())) {
            String whole = health(server.port()).replace("Connection: close\r\n", "");
            client.send(whole);
            String first = client.start(15);
            boolean open = true;
            for (int i = 0; i < 3000 && open; i++) {
                open = client.sends("x");
                Thread.sleep(20);
            }

            assertEquals("HTTP/1.1 200 OK", first);
            assertTrue(!open, "a byte now and then must not keep it");
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 400, "it has its time");
        }
    }

    @Test
    void whatTakesNoNoticeOfItsEndIsAnsweredForIt() throws IOException {
        CountDownLatch released = new CountDownLatch(1);
        RunOptions deaf = RunOptions.standard().transport(request -> {
            boolean done = false;
            while (!done) {
                try {
                    done = released.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    // as code that does not look
                }
            }
            throw new IOException("released");
        });
        try (PagedApi api = new PagedApi(0);
                ManifestServer server = ManifestServer.start(ServerOptions.local()
                        .port(0)
                        .limits(ServerLimits.STANDARD.reads(ReadLimits.STANDARD.time(Duration.ofMillis(100))))
                        .runOptions(deaf))) {
            String body = api.testRead("key").replaceAll(",\"(stream_name|page_limit)\":[^,}]*", "");
            String answer = RawClient.answer(server.port(), RawClient.post(server.port(), "/v1/manifest/check", body));

            assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
            assertTrue(answer.contains("does not end"), answer);
        } finally {
            released.countDown();
        }
    }

    /** Of 2000^5 partitions as many are made as are read, and others are answered meanwhile. */
    @Test
    void partitionsWithoutAnEndAreReadAsFarAsAsked() throws IOException {
        try (PagedApi api = new PagedApi(0);
                ManifestServer server =
                        server(ServerLimits.STANDARD.reads(ReadLimits.STANDARD.time(Duration.ofSeconds(20))))) {
            String values =
                    IntStream.range(0, 2000).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
            String routers = IntStream.range(0, 5)
                    .mapToObj(i -> "{\"type\":\"ListPartitionRouter\",\"cursor_field\":\"p" + i + "\",\"values\":["
                            + values + "]}")
                    .collect(Collectors.joining(","));
            String body = api.testRead("key")
                    .replace("\"requester\":", "\"partition_router\":[" + routers + "],\"requester\":")
                    .replace("\"page_limit\":20", "\"page_limit\":1");
            String answer = RawClient.answer(server.port(), RawClient.post(server.port(), TEST_READ, body));

            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertEquals(5, api.asked(), answer);
        }
    }

    /** In a process with a small heap: the greedy request fails, and says why; the server and others go on. */
    @Test
    void whoTakesAllMemoryFailsAlone() throws IOException {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (PagedApi greedy = new PagedApi(0).padded(10).heavy(4 << 20);
                PagedApi modest = new PagedApi(0)) {
            int port = Integer.parseInt(small.inputReader().readLine());
            String answer = RawClient.answer(port, RawClient.post(port, TEST_READ, greedy.testRead("key")));

            // A read that ran out of memory between two looks of the guard says so in its logs.
            boolean told = answer.contains("not enough memory") || answer.contains("OutOfMemoryError");
            assertTrue(told, () -> answer.substring(0, Math.min(500, answer.length())));
            String other = RawClient.answer(port, RawClient.post(port, TEST_READ, modest.testRead("key")));
            assertTrue(other.startsWith("HTTP/1.1 200"), other);
            assertTrue(small.isAlive());
        } finally {
            small.destroyForcibly();
        }
    }

    @Test
    void aBodyThatTakesTooLongIsGivenUp() throws IOException {
        try (ManifestServer server = server(ServerLimits.STANDARD.body(
                new BodyLimits(1000, BodyLimits.STANDARD.heldBytes(), Duration.ofMillis(300))))) {
            String head = "POST " + TEST_READ + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{";

            assertEquals(408, RawClient.status(server.port(), head));
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws IOException {
        try (ManifestServer server = server(ServerLimits.STANDARD.body(
                new BodyLimits(1000, BodyLimits.STANDARD.heldBytes(), Duration.ofSeconds(10))))) {
            String body = " ".repeat(1001);
            String chunked = "POST " + TEST_READ + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                    + "\r\nContent-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n"
                    + body + "\r\n0\r\n\r\n";

            assertEquals(413, RawClient.status(server.port(), RawClient.post(server.port(), TEST_READ, body)));
            assertEquals(413, RawClient.status(server.port(), chunked));
        }
    }

    @Test
    void headersHaveALimit() throws IOException {
        try (ManifestServer server = server(ServerLimits.STANDARD)) {
            String request = "GET /health/ HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nX-Long: "
                    + "x".repeat(20_000) + "\r\nConnection: close\r\n\r\n";

            assertEquals(431, RawClient.status(server.port(), request));
        }
    }

    @Test
    void bodiesThatAreHeldHaveALimit() throws IOException, InterruptedException {
        ServerLimits little = ServerLimits.STANDARD.body(new BodyLimits(1000, 1500, Duration.ofSeconds(30)));
        try (ManifestServer server = server(little)) {
            String half = "POST " + TEST_READ + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{";
            String second = RawClient.post(server.port(), TEST_READ, " ".repeat(900));
            int status = 0;
            // The one of the two that comes second is refused.
            for (int i = 0; i < 50 && status != 503; i++) {
                try (RawClient first = new RawClient(server.port())) {
                    first.send(half);
                    Thread.sleep(50);
                    status = RawClient.status(server.port(), second);
                }
            }

            assertEquals(503, status);
        }
    }

    @Test
    void aLongBodyIsCutAndReadEvenSo() throws IOException {
        ServerLimits little = ServerLimits.STANDARD.reads(new ReadLimits(Duration.ofSeconds(30), 4, 4, 1000));
        try (PagedApi api = new PagedApi(0).padded(100_000);
                ManifestServer server = server(little)) {
            String answer = RawClient.answer(
                    server.port(), RawClient.post(server.port(), TEST_READ, api.testRead("secret-key")));

            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertTrue(answer.replace(" ", "").contains("\"id\":20}"), answer);
            assertTrue(answer.contains("\"level\":\"WARN\""), answer);
            assertTrue(answer.length() < 100_000, () -> answer.length() + " characters");
        }
    }

    @Test
    void aReadEndsWhenItsTimeIsUpWithWhatThereIs() throws IOException {
        try (PagedApi api = new PagedApi(1000);
                ManifestServer server =
                        server(ServerLimits.STANDARD.reads(ReadLimits.STANDARD.time(Duration.ofSeconds(6))))) {
            String answer = RawClient.answer(
                    server.port(), RawClient.post(server.port(), TEST_READ, api.testRead("secret-key")));

            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertTrue(answer.replace(" ", "").contains("\"id\":1}"), answer);
            assertTrue(answer.contains("\"level\":\"ERROR\""), answer);
            assertTrue(api.asked() < 10, () -> api.asked() + " requests");
        }
    }

    @Test
    void anApiThatDribblesEndsAtTheLimit() throws IOException {
        try (PagedApi api = new PagedApi(0).dribbling(1000);
                ManifestServer server =
                        server(ServerLimits.STANDARD.reads(ReadLimits.STANDARD.time(Duration.ofSeconds(1))))) {
            long start = System.nanoTime();
            String answer = RawClient.answer(
                    server.port(), RawClient.post(server.port(), TEST_READ, api.testRead("secret-key")));

            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertTrue(answer.contains("\"level\":\"ERROR\""), answer);
            assertTrue(millis < 45_000, () -> millis + " ms, and the API dribbles for 50 s");
        }
    }

    @Test
    void aClientThatGoesAwayStopsItsRead() throws IOException, InterruptedException {
        try (PagedApi api = new PagedApi(1000);
                ManifestServer server = server(ServerLimits.STANDARD)) {
            try (RawClient client = new RawClient(server.port())) {
                client.send(RawClient.post(server.port(), TEST_READ, api.testRead("secret-key")));
                while (api.asked() < 2) {
                    Thread.sleep(20);
                }
            }
            int after = api.asked();
            for (int before = 0; before < after; after = api.asked()) {
                before = after;
                Thread.sleep(4000);
            }
            assertTrue(after < 15, after + " requests of 20");
        }
    }

    @Test
    void whoFindsNoRoomIsToldToComeAgain() throws IOException, InterruptedException {
        try (PagedApi api = new PagedApi(200);
                ManifestServer server =
                        server(ServerLimits.STANDARD.reads(new ReadLimits(Duration.ofMinutes(2), 1, 1, 16 << 20)))) {
            String request = RawClient.post(server.port(), TEST_READ, api.testRead("secret-key"));
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> {
                    try {
                        return RawClient.answer(server.port(), request);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
            }
            List<String> all = answers.stream().map(CompletableFuture::join).toList();

            assertEquals(
                    2,
                    all.stream()
                            .filter(answer -> answer.startsWith("HTTP/1.1 200"))
                            .count());
            assertEquals(
                    2,
                    all.stream()
                            .filter(answer -> answer.startsWith("HTTP/1.1 503") && answer.contains("Retry-After: 5"))
                            .count());
        }
    }

    @Test
    void secretsOfOneRequestAreNotInTheAnswerToAnother() throws IOException {
        int times = Integer.getInteger("cairn.races", 30);
        try (PagedApi api = new PagedApi(0);
                ManifestServer server = server(ServerLimits.STANDARD)) {
            for (int i = 0; i < times; i++) {
                List<CompletableFuture<String>> answers = new ArrayList<>();
                for (String key : List.of("AAAASECRETAAAA", "BBBBSECRETBBBB")) {
                    String request = RawClient.post(server.port(), TEST_READ, api.testRead(key))
                            .replace("\"page_limit\":20", "\"page_limit\": 2");
                    answers.add(CompletableFuture.supplyAsync(() -> {
                        try {
                            return RawClient.answer(server.port(), request);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }));
                }
                for (CompletableFuture<String> answer : answers) {
                    assertTrue(answer.join().contains("Bearer ****"), answer.join());
                    assertTrue(!answer.join().contains("SECRET"), answer.join());
                }
            }
        }
    }
}
