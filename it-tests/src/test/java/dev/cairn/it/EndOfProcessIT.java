package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How processes end: by signals, and when nobody takes what they write. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class EndOfProcessIT {

    private static final String MANIFEST = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            streams:
              - type: DeclarativeStream
                name: items
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url_base: "%s"
                    path: /items
            AUTHENTICATOR
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 10}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """;
    private static final String SINGLE_USE_TOKENS = """
                    authenticator:
                      type: OAuthAuthenticator
                      token_refresh_endpoint: "%s/token"
                      client_id: id
                      client_secret: secret
                      refresh_token_updater: {}
            """;

    @TempDir
    Path folder;

    private final CountDownLatch third = new CountDownLatch(1);
    private final CountDownLatch forever = new CountDownLatch(1);
    private final CountDownLatch signalled = new CountDownLatch(1);
    private final Semaphore refreshing = new Semaphore(0);

    /** Pages without an end. */
    private static Answer page(Request request) {
        int first = request.intParameter("page", 0) * 10;
        return Answer.ok(IntStream.range(first, first + 10)
                .mapToObj(id -> Map.of("id", id, "text", "x".repeat(500)))
                .toList());
    }

    /** Two pages, and a third one that never comes. */
    private Answer twoPages(Request request) {
        if (request.intParameter("page", 0) < 2) {
            return page(request);
        }
        third.countDown();
        ScriptedApi.await(forever);
        return Answer.ok(List.of());
    }

    @Test
    void whenNobodyReadsTheOutputAnyMoreTheSyncFailsAtOnceWithOneLine() throws Exception {
        try (ScriptedApi api = new ScriptedApi(EndOfProcessIT::page)) {
            Process process = start(command(api, ""));
            try (BufferedReader lines = process.inputReader()) {
                for (int i = 0; i < 3; i++) {
                    assertTrue(lines.readLine() != null);
                }
            }
            assertEquals(1, process.waitFor(), "though there are always more pages");
            assertEquals("cairn: cannot write to standard output: Broken pipe\n", stderr());
        }
    }

    @Test
    void aFullOutputFailsTheSyncAtOnceWithOneLine() throws Exception {
        try (ScriptedApi api = new ScriptedApi(EndOfProcessIT::page)) {
            Process process = command(api, "")
                    .redirectOutput(new File("/dev/full"))
                    .redirectError(errors())
                    .start();
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            assertEquals(1, process.exitValue());
            assertEquals("cairn: cannot write to standard output: No space left on device\n", stderr());
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 15, Terminated", "INT, 2, ''", "HUP, 1, Hangup"})
    void aSignalEndsTheProcessAsASignalAfterItsLastMessages(String signal, int number, String said) throws Exception {
        CairnProcess.assumeHeard(signal);
        try (ScriptedApi api = new ScriptedApi(this::twoPages)) {
            // A shell's children in the background ignore SIGINT, and so would the tests' own.
            Process shell = CairnProcess.underShell(command(api, ""))
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(errors())
                    .start();
            ScriptedApi.await(third);
            CairnProcess.send(signal, CairnProcess.child(shell));
            boolean ended = shell.waitFor(1, TimeUnit.MINUTES);
            forever.countDown();
            assertTrue(ended, "though the third page never comes");
            List<Map<String, @Nullable Object>> messages = Output.messages(folder.resolve("out"));
            assertEquals(
                    20,
                    messages.stream()
                            .filter(m -> "RECORD".equals(m.get("type")))
                            .count());
            assertEquals(
                    "INCOMPLETE", Output.at(messages.get(messages.size() - 1), "trace", "stream_status", "status"));
            assertEquals(128 + number, shell.exitValue());
            // What the shell says of a signal, and not of an exit code; of SIGINT it says nothing.
            assertTrue(stderr().contains(said), stderr());
        }
    }

    @Test
    void aThreadDumpIsNotAmongTheMessages() throws Exception {
        try (ScriptedApi api = new ScriptedApi(this::twoPages)) {
            Process process = start(command(api, ""));
            ScriptedApi.await(third);
            // The JVM answers signals one after the other.
            CairnProcess.send("QUIT", process.toHandle());
            CairnProcess.send("TERM", process.toHandle());
            try (BufferedReader lines = process.inputReader()) {
                assertTrue(lines.lines().map(Output::parse).count() > 20, "nothing but messages");
            }
            forever.countDown();
        }
    }

    /** The {@code cairn} command with the jar of this build, where there are no sources that it might build. */
    @Test
    void theCommandPutsAThreadDumpOnStandardError() throws Exception {
        Path command = Files.copy(Path.of("../cairn"), folder.resolve("cairn"));
        Files.createDirectories(folder.resolve("distribution"));
        Files.copy(Path.of("../distribution/launch.sh"), folder.resolve("distribution/launch.sh"));
        Files.createDirectories(folder.resolve("cli/target"));
        Files.createSymbolicLink(
                folder.resolve("cli/target/cairn.jar"),
                Path.of("../cli/target/cairn.jar").toAbsolutePath());
        try (ScriptedApi api = new ScriptedApi(this::twoPages)) {
            List<String> arguments = new ArrayList<>(List.of(command.toString()));
            arguments.addAll(inputs(api, "").fullRefresh("items").arguments("read"));
            Process process = new ProcessBuilder(arguments)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(errors())
                    .start();
            ScriptedApi.await(third);
            CairnProcess.send("QUIT", process.toHandle());
            awaitThreadDump();
            CairnProcess.send("TERM", process.toHandle());
            assertEquals(143, process.waitFor());
            forever.countDown();
            assertTrue(Output.messages(folder.resolve("out")).size() > 20);
            assertTrue(stderr().contains("Full thread dump"), stderr());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "check"})
    void aSignalWaitsForATokenRequestWhoseRefreshTokenIsGoodForOneUse(String command) throws Exception {
        try (ScriptedApi api = new ScriptedApi(this::tokens)) {
            Process process = start(command(api, SINGLE_USE_TOKENS.formatted(api.baseUrl()), command));
            try (BufferedReader lines = process.inputReader()) {
                refreshing.acquire();
                CairnProcess.send("TERM", process.toHandle());
                signalled.countDown();
                List<String> tokens = lines.lines()
                        .map(Output::parse)
                        .map(m -> String.valueOf(
                                Output.at(m, "control", "connectorConfig", "config", "credentials", "refresh_token")))
                        .filter(token -> token.startsWith("r-"))
                        .distinct()
                        .toList();
                assertEquals(List.of("r-2"), tokens, command);
                assertEquals(143, process.waitFor());
            } finally {
                forever.countDown();
            }
        }
    }

    private Answer tokens(Request request) {
        if (!request.path().equals("/token")) {
            ScriptedApi.await(forever);
            return Answer.ok(List.of());
        }
        refreshing.release();
        ScriptedApi.await(signalled);
        try {
            Thread.sleep(700); // in which the process ends, if it does not wait
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.ok(Map.of("access_token", "a-2", "refresh_token", "r-2", "expires_in", 60L));
    }

    @Test
    void theEndOfASyncSaysWhatFailedAndHowMuchWasRead() throws Exception {
        try (ScriptedApi api = new ScriptedApi(request ->
                request.intParameter("page", 0) < 2 ? page(request) : new Answer(401, Map.of("error", "bad token")))) {
            Process process = command(api, "")
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(errors())
                    .start();
            assertEquals(1, process.waitFor());
            List<String> lines = stderr().lines().toList();
            assertEquals(2, lines.size(), stderr());
            assertTrue(lines.get(0).startsWith("items: failed: HTTP Status Code: 401. "), stderr());
            assertTrue(
                    lines.get(1)
                            .matches("0 of 1 stream read to the end: 20 records, 2 pages, 3 requests in \\d+\\.\\d s"),
                    stderr());
        }
    }

    private void awaitThreadDump() throws Exception {
        while (!stderr().contains("Full thread dump")) {
            Thread.sleep(10);
        }
    }

    private Process start(ProcessBuilder command) throws IOException {
        return command.redirectError(errors()).start();
    }

    private ProcessBuilder command(ScriptedApi api, String authenticator) {
        return command(api, authenticator, "read");
    }

    private CairnCommand inputs(ScriptedApi api, String authenticator) {
        return new CairnCommand(folder)
                .manifest(MANIFEST.formatted(api.baseUrl()).replace("AUTHENTICATOR\n", authenticator.indent(0)))
                .config(Map.of("credentials", Map.of("refresh_token", "r-1")));
    }

    private ProcessBuilder command(ScriptedApi api, String authenticator, String command) {
        CairnCommand cairn = inputs(api, authenticator);
        return CairnProcess.of(
                List.of(), (command.equals("read") ? cairn.fullRefresh("items") : cairn).arguments(command));
    }

    private File errors() {
        return folder.resolve("err").toFile();
    }

    private String stderr() throws IOException {
        return Files.readString(folder.resolve("err"));
    }
}
