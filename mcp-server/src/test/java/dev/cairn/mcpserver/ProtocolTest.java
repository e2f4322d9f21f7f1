package dev.cairn.mcpserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that come in, and those that go out. */
class ProtocolTest {

    private static final int AT_A_TIME = 8;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch asked = new CountDownLatch(AT_A_TIME);
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer api;

    @BeforeEach
    void begin() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setExecutor(threads);
        api.createContext("/slow", exchange -> {
            asked.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        api.createContext("/fast", exchange -> {
            byte[] body = "[{\"id\": 1}]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
        Files.writeString(folder.resolve("manifest.yaml"), manifest());
        Files.writeString(folder.resolve("config.json"), "{}");
    }

    @AfterEach
    void end() {
        release.countDown();
        api.stop(0);
        threads.shutdownNow();
    }

    private String manifest() {
        StringBuilder text = new StringBuilder("""
                version: 7.0.0
                check: {type: CheckStream, stream_names: [fast]}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                streams:
                """);
        for (String name : new String[] {"fast", "slow"}) {
            text.append("""
                    - type: DeclarativeStream
                      name: %1$s
                      retriever:
                        type: SimpleRetriever
                        requester: {type: HttpRequester, url: "http://127.0.0.1:%2$d/%1$s"}
                        record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                    """.formatted(name, api.getAddress().getPort()));
        }
        return text.toString();
    }

    private RawAgent agent() throws IOException {
        return new RawAgent(folder, Map.of("config", folder.resolve("config.json")));
    }

    /** Eight reads are under way at a time, and all of them wait for the API. */
    @Test
    void cancelledReadsMakeRoomForOthersAndAreNotAnswered() throws Exception {
        try (RawAgent agent = agent().initialized()) {
            for (int i = 1; i <= AT_A_TIME; i++) {
                agent.call("slow-" + i, "test_read", Map.of("stream", "slow", "config", "config", "seconds", 120L));
            }
            assertTrue(asked.await(60, TimeUnit.SECONDS));
            for (int i = 1; i <= AT_A_TIME; i++) {
                agent.cancel("slow-" + i);
            }
            agent.cancel("slow-1");
            agent.cancel("never-sent");
            agent.call("fast", "test_read", Map.of("stream", "fast", "config", "config"));
            Map<?, ?> answer = agent.answer();
            assertEquals("fast", answer.get("id"), answer::toString);
            assertTrue(answer.toString().contains("records_read=1"), answer::toString);
        }
    }

    /** The server ends though the API does not answer. */
    @Test
    void anAgentThatGoesEndsItsReads() throws Exception {
        RawAgent agent = agent().initialized();
        for (int i = 1; i <= AT_A_TIME; i++) {
            agent.call(i, "test_read", Map.of("stream", "slow", "config", "config", "seconds", 120L));
        }
        assertTrue(asked.await(60, TimeUnit.SECONDS));
        agent.close();
        release.countDown();
    }

    @Test
    void aReadEndsWhenItsTimeIsUp() throws Exception {
        try (RawAgent agent = agent().initialized()) {
            agent.call(1, "test_read", Map.of("stream", "slow", "config", "config", "seconds", 1L));
            Map<?, ?> answer = agent.answer();
            assertTrue(answer.toString().contains("was ended after 1 s"), answer::toString);
        }
    }

    @Test
    void linesThatAreNoMessagesAreAnsweredAndTheSessionGoesOn() throws Exception {
        try (RawAgent agent = agent().initialized()) {
            for (String line : new String[] {
                "{", "[]", "7", "{\"jsonrpc\": \"2.0\"}", "\u0000", "{\"id\": {}, \"method\": \"ping\"}"
            }) {
                agent.line(line);
                assertEquals(-32700L, agent.errorCode(), line);
            }
            agent.line("");
            agent.line("\r");
            agent.line("x".repeat((16 << 20) + 10));
            assertTrue(agent.answer().toString().contains("longer than 16 MB"));
            agent.request(1, "no/such/method", Map.of());
            assertEquals(-32601L, agent.errorCode());
            agent.call(2, "no_such_tool", Map.of());
            assertEquals(-32602L, agent.errorCode());
            agent.request(3, "ping", Map.of());
            assertEquals(3L, agent.answer().get("id"));
        }
    }

    @Test
    void whatComesBeforeTheGreetingIsAnswered() throws Exception {
        try (RawAgent agent = agent()) {
            agent.call(1, "list_configs", Map.of());
            assertTrue(agent.answer().toString().contains("is not initialized"));
            agent.initialized();
            agent.call(2, "list_configs", Map.of());
            assertTrue(agent.answer().toString().contains("config"));
        }
    }
}
