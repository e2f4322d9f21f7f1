package dev.cairn.languageserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Severity;
import dev.cairn.runtime.Authoring;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Range;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class EditorSessionTest {

    static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [users, order]}
            definitions:
              requester: &r
                type: HttpRequester
                url: https://api.example/{{ config['x'] }}
                http_method: PSOT
              unused: {type: NoAuth}
            streams:
              - type: DeclarativeStream
                name: 🪨 users
                $parameters: {never: 1}
                retriever:
                  type: SimpleRetriever
                  requester: {$ref: "#/definitions/reqester"}
                  record_selector:
                    type: RecordSelector
                    extractor: {type: DpathExtractor, field_path: [data]}
                    extractor: {type: DpathExtractor, field_path: [data]}
            """;

    private static final String NOISE = "\t{}[]:#\"'&*!|>%@`\n\r -,🪨é{{ $ref: \"#/definitions/a\"";

    @TempDir
    private Path folder;

    /** A server in this process. */
    private record Session(EditorClient editor, CompletableFuture<Boolean> left, PipedOutputStream toServer) {

        static Session begin() throws Exception {
            PipedOutputStream toServer = new PipedOutputStream();
            PipedInputStream fromEditor = new PipedInputStream(toServer, 1 << 20);
            PipedOutputStream toEditor = new PipedOutputStream();
            PipedInputStream fromServer = new PipedInputStream(toEditor, 1 << 20);
            CompletableFuture<Boolean> left = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    left.complete(new ManifestLanguageServer().serve(fromEditor, toEditor));
                } catch (InterruptedException e) {
                    left.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            EditorClient editor = new EditorClient(fromServer, toServer);
            editor.begin(null);
            return new Session(editor, left, toServer);
        }

        void end() throws Exception {
            editor.end();
            assertTrue(left.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void anEditorCanAskForEverything() throws Exception {
        WholeSession.with(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName()),
                folder);
    }

    /** The server alone, without the command line. */
    static final class ServerProcess {
        public static void main(String[] arguments) throws InterruptedException {
            System.exit(new ManifestLanguageServer().serve(System.in, System.out) ? 0 : 1);
        }
    }

    @Test
    void whatWasTypedOnTheWayDoesNotMatter() throws Exception {
        Session session = Session.begin();
        for (int seed = 0; seed < 40; seed++) {
            Path file = folder.resolve("manifest-" + seed + ".yaml");
            typed(session.editor, file, new Random(seed), seed % 2 == 0 ? MANIFEST : MANIFEST.replace("\n", "\r\n"));
        }
        session.end();
    }

    /** Types a text in some order with detours, and compares what is said at the end with what is said of the file. */
    private void typed(EditorClient editor, Path file, Random random, String text) throws Exception {
        String uri = file.toUri().toString();
        editor.open(uri, "");
        int written = 0;
        while (written < text.length()) {
            int next = Math.min(text.length(), written + 1 + random.nextInt(60));
            char last = text.charAt(next - 1);
            next += last == '\r' || Character.isHighSurrogate(last) ? 1 : 0; // an editor types both at once
            String now = editor.text(uri);
            Range end = new Range(EditorClient.position(now, now.length()), EditorClient.position(now, now.length()));
            editor.type(uri, end, text.substring(written, next));
            written = next;
            detour(editor, uri, random);
        }
        assertEquals(text, editor.text(uri));
        List<Diagnostic> problems = editor.problems(uri);
        List<dev.cairn.documents.Diagnostic> expected = Authoring.problems(file.toString(), text, null);
        assertFalse(expected.isEmpty());
        assertEquals(
                expected.stream()
                        .map(problem -> problem.place().line() + " " + problem.code() + " " + problem.message() + " "
                                + (problem.severity() == Severity.ERROR))
                        .toList(),
                problems.stream()
                        .map(problem -> (problem.getRange().getStart().getLine() + 1) + " "
                                + (problem.getCode() == null
                                        ? ""
                                        : problem.getCode().getLeft()) + " "
                                + problem.getMessage().getLeft() + " "
                                + (problem.getSeverity() == DiagnosticSeverity.Error))
                        .toList());
        editor.close(uri);
    }

    /** Something is put anywhere, also between the halves of a character, and taken away again. */
    private static void detour(EditorClient editor, String uri, Random random) {
        if (random.nextInt(3) > 0) {
            return;
        }
        String before = editor.text(uri);
        int from = random.nextInt(before.length() + 1);
        // A point between a carriage return and a line feed is none.
        while (from > 0 && from < before.length() && before.charAt(from - 1) == '\r') {
            from++;
        }
        int to = Math.min(before.length(), from + random.nextInt(20));
        while (to > from && to < before.length() && before.charAt(to - 1) == '\r') {
            to--;
        }
        int start = random.nextInt(NOISE.length());
        String noise = NOISE.substring(start);
        editor.type(uri, new Range(EditorClient.position(before, from), EditorClient.position(before, to)), noise);
        editor.replaceAll(uri, before);
    }

    @Test
    void aLargeManifestIsLookedAtWhenTypingRests() throws Exception {
        Session session = Session.begin();
        String uri = folder.resolve("manifest.yaml").toUri().toString();
        StringBuilder large = new StringBuilder(MANIFEST);
        for (int i = 0; i < 400; i++) {
            large.append(MANIFEST.substring(MANIFEST.indexOf("  - type: Decl")).replace("🪨 users", "stream_" + i));
        }
        session.editor.open(uri, large.toString());
        for (int i = 0; i < 50; i++) {
            session.editor.type(uri, session.editor.rangeOf(uri, "version: 7.0.0\n"), "version: 7.0.0\n#\n");
            session.editor.replace(uri, "version: 7.0.0\n#\n", "version: 7.0.0\n");
        }
        assertTrue(session.editor.problems(uri).size() > 100);
        session.end();
    }

    @Test
    void anEditorThatIsGoneEndsTheSession() throws Exception {
        Session session = Session.begin();
        session.toServer.close();
        assertFalse(session.left.get(60, TimeUnit.SECONDS));
    }

    @Test
    void whatIsNoMessageDoesNotEndTheSession() throws Exception {
        Session session = Session.begin();
        send(session, "{\"jsonrpc\": \"2.0\", \"method\": \"$/unknown\", \"params\": {}}");
        send(
                session,
                "{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didChange\", \"params\": {\"textDocument\": "
                        + "{\"uri\": \"file:///nowhere\", \"version\": 3}, \"contentChanges\": []}}");
        String uri = folder.resolve("manifest.yaml").toUri().toString();
        session.editor.open(uri, MANIFEST);
        assertFalse(session.editor.problems(uri).isEmpty());
        session.end();
    }

    private static void send(Session session, String message) throws IOException {
        byte[] bytes = message.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        session.toServer.write(
                ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        session.toServer.write(bytes);
        session.toServer.flush();
    }
}
