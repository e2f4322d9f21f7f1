package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.server.ManifestServer;
import dev.cairn.server.options.ServerOptions;
import dev.cairn.server.options.Workspace;
import dev.cairn.workbench.operation.Operations;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.TextEdit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Manifests with many mistakes: the command line in each of its formats, agents, the author's page, editors and the manifest server tell
 * the same problems. The page and editors offer the same edits of five streams.
 */
class MistakesAtDoorsIT {

    private static final Path RESOURCES = Path.of("src/test/resources/mistakes");
    private static final Pattern TEXT =
            Pattern.compile(".*?manifest\\.yaml:(\\d+):(\\d+): (warning: )?(.*?)(?: \\[([a-z-]+)])?");
    private static final Pattern GITHUB =
            Pattern.compile("::(\\w+) file=[^,]*manifest\\.yaml,line=(\\d+),col=(\\d+)(?:,title=([^:]*))?::(.*)");

    @TempDir
    private static Path folder;

    private static Path manifest;
    private static Path config;
    private static McpAgent agent;
    private static ManifestServer server;
    private static EditorDoor editor;

    /** A problem as every door can tell it. */
    private record Found(String severity, long line, long column, String code, String message) {

        static Found of(Object told) {
            String code = String.valueOf(Objects.requireNonNullElse(Output.at(told, "code"), ""));
            return new Found(
                    String.valueOf(Output.at(told, "severity")),
                    (long) Objects.requireNonNull(Output.at(told, "line")),
                    (long) Objects.requireNonNull(Output.at(told, "column")),
                    code,
                    shown(Output.at(told, "message")));
        }
    }

    /** A change of a text, lines and columns from 0 on. */
    private record Edit(long line, long column, long endLine, long endColumn, String text) {}

    @BeforeAll
    static void open() throws Exception {
        folder = folder.toRealPath();
        manifest = folder.resolve("manifest.yaml");
        Files.writeString(manifest, FiveDoorsIT.MANIFEST);
        config = folder.resolve("config.json");
        Files.writeString(config, "{}");
        agent = new McpAgent(folder, Map.of(), "--config", config.toString());
        server = ManifestServer.start(ServerOptions.local().port(0), Workspace.beside(manifest));
        editor = new EditorDoor(Operations.standard());
    }

    @AfterAll
    static void close() throws Exception {
        editor.close();
        server.close();
        agent.close();
    }

    @ParameterizedTest
    @CsvSource({"refused.yaml, 20, true", "doubtful.yaml, 22, false"})
    void allDoorsFindTheSame(String name, int count, boolean refused) throws Exception {
        String text = Files.readString(RESOURCES.resolve(name));
        Files.writeString(manifest, text);
        List<Found> typed = problems(text, null);
        assertEquals(count, typed.size());
        assertEquals(
                typed,
                editor.open(folder.resolve(name + "/manifest.yaml"), text).stream()
                        .map(MistakesAtDoorsIT::ofEditor)
                        .toList(),
                "editors");
        List<Found> expected = problems(text, new ConfigReader().read(config));
        assertEquals(expected, matching(TEXT, "text", MistakesAtDoorsIT::ofText), "text");
        assertEquals(expected, matching(GITHUB, "github", MistakesAtDoorsIT::ofGitHub), "annotations");
        assertEquals(expected, all(Objects.requireNonNull(Json.parse(validated("json")))), "JSON");
        assertEquals(expected, all(operation()), "cairn do");
        assertEquals(expected, all(page("problems", Map.of("text", text, "build", true))), "the page");
        assertEquals(
                expected,
                all(page("operations/validate_manifest", Map.of("manifest_text", text, "config", "config"))),
                "its operation");
        assertEquals(
                expected,
                all(agent.ask("validate_manifest", Map.of("config", "config")).members()),
                "agents");
        if (refused) { // by the schema: the server does not tell what rules say
            assertEquals(
                    expected.stream()
                            .filter(found -> found.code().isEmpty())
                            .map(Found::message)
                            .sorted()
                            .toList(),
                    ofServer(text),
                    "the manifest server");
        }
    }

    private static List<Found> problems(String text, @Nullable ObjectNode configuration) {
        return Authoring.problems(manifest.toString(), text, configuration).stream()
                .map(problem -> new Found(
                        problem.severity().name().toLowerCase(Locale.ROOT),
                        problem.place().line(),
                        problem.place().column(),
                        problem.code(),
                        shown(problem.message())))
                .toList();
    }

    private static String shown(@Nullable Object text) {
        return String.valueOf(text).replace(folder + File.separator, "");
    }

    private static List<Found> all(Object told) {
        List<?> problems = told instanceof List<?> list ? list : (List<?>) Output.at(told, "problems");
        return Objects.requireNonNull(problems).stream().map(Found::of).toList();
    }

    private static String validated(String format) {
        return run("validate", "--format", format, "--config", config.toString(), manifest.toString());
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(arguments, out, new PrintStream(new ByteArrayOutputStream()));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Found> matching(Pattern form, String format, Function<Matcher, Found> found) {
        List<Found> all = new ArrayList<>();
        validated(format).lines().forEach(line -> {
            Matcher matcher = form.matcher(line);
            assertTrue(matcher.matches(), line);
            all.add(found.apply(matcher));
        });
        return all;
    }

    private static Found ofText(Matcher line) {
        return found(
                line.group(3) == null ? "error" : "warning",
                line.group(1),
                line.group(2),
                line.group(5),
                line.group(4));
    }

    private static Found ofGitHub(Matcher line) {
        String message = line.group(5).replace("%25", "%");
        return found(line.group(1), line.group(2), line.group(3), line.group(4), message);
    }

    private static Found found(String severity, String line, String column, @Nullable String code, String message) {
        return new Found(
                severity, Long.parseLong(line), Long.parseLong(column), code == null ? "" : code, shown(message));
    }

    private static Found ofEditor(Diagnostic problem) {
        return new Found(
                problem.getSeverity().name().toLowerCase(Locale.ROOT),
                problem.getRange().getStart().getLine() + 1L,
                problem.getRange().getStart().getCharacter() + 1L,
                problem.getCode() == null ? "" : problem.getCode().getLeft(),
                problem.getMessage().getLeft());
    }

    private static Object operation() throws IOException {
        String[] arguments = {
            "do",
            "--folder",
            folder.toString(),
            "--config",
            config.toString(),
            "validate_manifest",
            "--config",
            "config",
            "--format",
            "json"
        };
        return Objects.requireNonNull(Json.parse(run(arguments)));
    }

    /** The values of a request have no lines. */
    private static List<String> ofServer(String text) throws IOException, InterruptedException {
        Map<?, ?> told = send(
                "/v1/manifest/resolve",
                Map.of(
                        "manifest",
                        Objects.requireNonNull(new YamlReader().read("m", text).toPlain())));
        return ((List<?>) Objects.requireNonNull(told.get("errors")))
                .stream()
                        .map(problem -> String.valueOf(Output.at(problem, "message")))
                        .sorted()
                        .toList();
    }

    private static Map<?, ?> page(String name, Map<String, ?> body) throws IOException, InterruptedException {
        return send("/cairn/v1/" + name, body);
    }

    private static Map<?, ?> send(String path, Map<String, ?> body) throws IOException, InterruptedException {
        String token = server.page().getFragment().substring("token=".length());
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .header("Content-Type", "application/json")
                                .header("X-Cairn-Token", token)
                                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(response.body()));
    }

    @Test
    void thePageAndEditorsMakeTheSameEdits() throws Exception {
        Path file = folder.resolve("edits/manifest.yaml");
        List<Diagnostic> problems = editor.open(file, FiveDoorsIT.MANIFEST);
        assertEquals(
                List.of(),
                problems.stream()
                        .filter(one -> one.getSeverity().getValue() == 1)
                        .toList());
        List<String> lines = FiveDoorsIT.MANIFEST.lines().toList();
        int edits = 0;
        for (String stream : List.of("plain", "paged", "windows", "filtered", "children")) {
            Map<String, Edit> ofPage = editsOfPage(stream);
            Map<String, Edit> ofEditor = new LinkedHashMap<>();
            for (CodeAction action : editor.actions(file, lines.indexOf("    name: " + stream))) {
                ofEditor.put(action.getTitle(), edit(action));
            }
            assertEquals(ofPage, ofEditor, stream);
            edits += ofPage.size();
        }
        assertTrue(edits > 20, String.valueOf(edits));
    }

    private static Map<String, Edit> editsOfPage(String stream) throws IOException, InterruptedException {
        Map<String, Object> asked = new LinkedHashMap<>(Map.of("text", FiveDoorsIT.MANIFEST, "stream", stream));
        Map<String, Edit> edits = new LinkedHashMap<>();
        for (Object offered :
                (List<?>) Objects.requireNonNull(page("edits", asked).get("edits"))) {
            asked.put("edit", Objects.requireNonNull(Output.at(offered, "edit")));
            Map<?, ?> change = page("add", asked);
            if (change.get("problem") == null) {
                edits.put(
                        String.valueOf(Output.at(offered, "title")),
                        new Edit(
                                number(change, "line") - 1,
                                number(change, "column"),
                                number(change, "end_line") - 1,
                                number(change, "end_column"),
                                String.valueOf(change.get("text"))));
            }
        }
        return edits;
    }

    private static long number(Map<?, ?> change, String name) {
        return (long) Objects.requireNonNull(change.get(name));
    }

    private static Edit edit(CodeAction action) {
        List<TextEdit> all = action.getEdit().getChanges().values().stream()
                .flatMap(List::stream)
                .toList();
        assertEquals(1, all.size());
        TextEdit edit = all.get(0);
        return new Edit(
                edit.getRange().getStart().getLine(),
                edit.getRange().getStart().getCharacter(),
                edit.getRange().getEnd().getLine(),
                edit.getRange().getEnd().getCharacter(),
                edit.getNewText());
    }
}
