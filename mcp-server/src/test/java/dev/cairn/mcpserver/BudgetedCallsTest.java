package dev.cairn.mcpserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.budget.BudgetLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of agents that would take for ever, or throw: each is answered, and a cancelled one makes room. */
class BudgetedCallsTest {

    private static final int AT_A_TIME = 8;

    @TempDir
    private Path folder;

    private final CountDownLatch asked = new CountDownLatch(AT_A_TIME);
    private ServerSocket trickling;

    @BeforeEach
    void begin() throws IOException {
        trickling = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(() -> {
            while (true) {
                Socket socket = trickling.accept();
                thread(() -> trickle(socket));
            }
        });
    }

    @AfterEach
    void end() throws IOException {
        trickling.close();
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private static void thread(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException | InterruptedException e) {
                // The other side is gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** A document that never ends, a few bytes at a time. */
    private void trickle(Socket socket) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
        asked.countDown();
        while (true) {
            out.write(' ');
            out.flush();
            Thread.sleep(20);
        }
    }

    private Map<String, Object> document() {
        return Map.of("document", "http://127.0.0.1:" + trickling.getLocalPort() + "/openapi.json");
    }

    private RawAgent agent(BudgetLimits limits, HttpTransport transport) throws IOException {
        return new RawAgent(new AgentPermission(
                        folder,
                        Map.of(),
                        Map.of(),
                        Set.of(),
                        RunOptions.standard().transport(transport),
                        limits))
                .initialized();
    }

    @Test
    void cancelledFetchesMakeRoomForOthers() throws Exception {
        try (RawAgent agent =
                agent(BudgetLimits.ofSystem(), RunOptions.standard().transport())) {
            for (int i = 1; i <= AT_A_TIME; i++) {
                agent.call("slow-" + i, "propose_from_openapi", document());
            }
            asked.await();
            for (int i = 1; i <= AT_A_TIME; i++) {
                agent.cancel("slow-" + i);
            }
            agent.call("next", "propose_from_request", Map.of("url", "http://a.test/items", "requests", 0L));
            assertEquals("next", agent.answer().get("id"));
        }
    }

    @Test
    void aFetchEndsWhenItsTimeIsUp() throws Exception {
        try (RawAgent agent = agent(
                BudgetLimits.ofSystem().time(Duration.ofSeconds(1)),
                RunOptions.standard().transport())) {
            agent.call(1, "propose_from_openapi", document());
            String answer = agent.answer().toString();
            assertTrue(answer.contains("This took longer than 1 s and was ended."), answer);
        }
    }

    @Test
    void aTestReadThatEndsByItsLimitIsNoSuccess() throws Exception {
        String manifest = """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                streams:
                  - type: DeclarativeStream
                    name: items
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url: "http://127.0.0.1:%d/items"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                """.formatted(trickling.getLocalPort());
        Path config = Files.writeString(folder.resolve("config.json"), "{}");
        AgentPermission permission = new AgentPermission(
                folder,
                Map.of("config", config),
                Map.of(),
                Set.of(),
                RunOptions.standard(),
                BudgetLimits.ofSystem().time(Duration.ofMillis(500)));
        try (RawAgent agent = new RawAgent(permission).initialized()) {
            agent.call(1, "test_read", Map.of("stream", "items", "config", "config", "manifest_text", manifest));
            String answer = agent.answer().toString();
            assertTrue(answer.matches("(?s).*succeeded=false.*"), answer);
            assertTrue(answer.matches("(?s).*ended by the time limit of the call, before it was.*"), answer);
        }
    }

    @Test
    void aDocumentThatIsTooLongIsRefused() throws Exception {
        try (RawAgent agent =
                agent(BudgetLimits.ofSystem().bytes(20), RunOptions.standard().transport())) {
            agent.call(1, "propose_from_openapi", document());
            String answer = agent.answer().toString();
            assertTrue(answer.contains("More than 20 bytes were received"), answer);
        }
    }

    static Stream<Throwable> whatIsThrown() {
        return Stream.of(
                new OutOfMemoryError(),
                new StackOverflowError(),
                new NoClassDefFoundError("a/Class"),
                new AssertionError("a test"),
                new IllegalStateException("a test"));
    }

    @ParameterizedTest
    @MethodSource("whatIsThrown")
    void aCallIsAnsweredWhateverIsThrown(Throwable thrown) throws Exception {
        try (RawAgent agent = agent(BudgetLimits.ofSystem(), request -> raise(thrown))) {
            agent.call(1, "propose_from_openapi", document());
            String answer = agent.answer().toString();
            assertTrue(answer.contains("isError=true"), answer);
            agent.call(2, "list_configs", Map.of());
            assertEquals(2L, agent.answer().get("id"));
        }
    }

    private static RawResponse raise(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }
}
