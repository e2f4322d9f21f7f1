package dev.cairn.it.hostile;

import dev.cairn.cli.Main;
import dev.cairn.json.Json;
import dev.cairn.runtime.RunOptions;
import dev.cairn.server.ManifestServer;
import dev.cairn.server.options.ReadLimits;
import dev.cairn.server.options.ServerLimits;
import dev.cairn.server.options.ServerOptions;
import dev.cairn.server.options.Workspace;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.agent.AgentServer;
import dev.cairn.workbench.budget.BudgetLimits;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
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
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;

/** What people, pages, agents and other programs ask Cairn for, where something from outside is read. */
final class Entry {

    /** Asks, and returns what was answered: how it went, a colon and the words. */
    @FunctionalInterface
    interface Question {
        String ask(Surroundings here) throws Exception;
    }

    /**
     * Where and with what an entry is asked.
     *
     * @param url the address that has what is read
     * @param weather what happens there; its word names the stream, and the package
     * @param options the network
     * @param answers takes what a command prints as its result
     */
    record Surroundings(Path folder, String url, Weather weather, RunOptions options, ByteArrayOutputStream answers) {

        String word() {
            return weather.word();
        }

        /** @param patience of the requester: members with commas before them */
        String manifest(String patience) {
            return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [%1$s]}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                streams:
                  - type: DeclarativeStream
                    name: %1$s
                    retriever: &retriever
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url: "%2$s"%3$s}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                dynamic_streams:
                  - type: DynamicDeclarativeStream
                    stream_template: {type: DeclarativeStream, name: made, retriever: *retriever}
                    components_resolver:
                      type: HttpComponentsResolver
                      retriever: *retriever
                      components_mapping:
                        - {type: ComponentMappingDefinition, field_path: [name], value: "made"}
                """.formatted(word(), url, patience);
        }

        /** Writes the manifest and the configuration. */
        Path written() throws Exception {
            Files.writeString(folder.resolve("config.json"), "{}");
            return Files.writeString(folder.resolve("manifest.yaml"), manifest(""));
        }

        /** Writes a file that is like the weather's responses. */
        String damaged(String name) throws Exception {
            Path file = folder.resolve(name);
            try (OutputStream out = Files.newOutputStream(file)) {
                weather.writeTo(out);
            }
            return file.toString();
        }
    }

    private static final String IMPATIENT =
            ", read_timeout_in_seconds: 1, error_handler: {type: DefaultErrorHandler, max_retries: 0}";

    private Entry() {}

    /** Those that a weather concerns. */
    static Map<String, Question> in(Weather weather) {
        Map<String, Question> entries = asking();
        if (weather.isOfFiles()) {
            entries.putAll(readingFiles());
        }
        entries.putAll(protocol());
        return entries;
    }

    /** The commands that a platform runs. They have no limit in all, but each response has. */
    private static Map<String, Question> protocol() {
        Map<String, Question> entries = new LinkedHashMap<>();
        for (String name : List.of("check", "discover", "read")) {
            entries.put(name, here -> {
                String manifest = here.manifest(IMPATIENT);
                boolean reads = name.equals("read");
                boolean alone = reads && here.weather() != Weather.HUGE; // to read that is a matter of patience
                Path written = Files.writeString(
                        here.folder().resolve("manifest.yaml"),
                        alone ? manifest.substring(0, manifest.indexOf("dynamic_streams:")) : manifest);
                String config = Files.writeString(here.folder().resolve("config.json"), "{}")
                        .toString();
                List<String> arguments =
                        new ArrayList<>(List.of(name, "--manifest-path", written.toString(), "--config", config));
                if (reads) {
                    arguments.addAll(List.of("--streams", here.word()));
                }
                return command(here, arguments.toArray(String[]::new));
            });
        }
        return entries;
    }

    private static Map<String, Question> readingFiles() {
        Map<String, Question> entries = new LinkedHashMap<>();
        entries.put("validate", here -> command(here, "validate", here.damaged("bad.yaml")));
        entries.put("spec", here -> command(here, "spec", "--manifest-path", here.damaged("bad.yaml")));
        entries.put(
                "read --config",
                here -> command(
                        here,
                        "read",
                        "--manifest-path",
                        here.written().toString(),
                        "--config",
                        here.damaged("bad.json"),
                        "--streams",
                        here.word()));
        entries.put(
                "test-read --replay",
                here -> command(
                        here,
                        "test-read",
                        here.written().toString(),
                        "--config",
                        here.folder() + "/config.json",
                        "--stream",
                        here.word(),
                        "--replay",
                        here.damaged("bad.har")));
        return entries;
    }

    private static Map<String, Question> asking() {
        Map<String, Question> entries = new LinkedHashMap<>();
        entries.put("init --openapi", here -> command(here, "init", here.folder() + "/x", "--openapi", here.url()));
        entries.put("init --url", here -> command(here, "init", here.folder() + "/x", "--url", here.url()));
        entries.put(
                "init --connector", here -> command(here, "init", here.folder() + "/x", "--connector", here.word()));
        entries.put("connector search", here -> command(here, "connector", "search", here.word()));
        entries.put("connector add", here -> command(here, "connector", "add", here.word()));
        entries.put(
                "test-read",
                here -> command(
                        here,
                        "test-read",
                        here.written().toString(),
                        "--config",
                        here.folder() + "/config.json",
                        "--stream",
                        here.word()));
        for (String kind : List.of("openapi", "url", "connector")) {
            entries.put(
                    "page begin " + kind,
                    here -> page(
                            here,
                            "begin",
                            Map.of("kind", kind, "text", kind.equals("connector") ? here.word() : here.url())));
        }
        entries.put(
                "page test_read",
                here -> page(
                        here,
                        "test_read",
                        Map.of("text", here.manifest(""), "stream", here.word(), "values", Map.of())));
        entries.put(
                "page streams", here -> page(here, "streams", Map.of("text", here.manifest(""), "values", Map.of())));
        for (String operation : List.of("test_read", "check", "discover", "full_resolve")) {
            entries.put("server " + operation, here -> server(here, operation));
        }
        entries.put(
                "agent propose_from_openapi",
                here -> agent(here, "propose_from_openapi", Map.of("document", here.url())));
        entries.put(
                "agent propose_from_request", here -> agent(here, "propose_from_request", Map.of("url", here.url())));
        for (String tool : List.of("test_read", "discover_schema")) {
            entries.put("agent " + tool, here -> agent(here, tool, Map.of("stream", here.word(), "config", "config")));
        }
        return entries;
    }

    private static String command(Surroundings here, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(arguments, here.answers(), new PrintStream(err, true, StandardCharsets.UTF_8));
        return "exit " + code + ": " + err.toString(StandardCharsets.UTF_8)
                + here.answers().toString(StandardCharsets.UTF_8);
    }

    private static ManifestServer server(Surroundings here) throws Exception {
        ReadLimits reads = ReadLimits.STANDARD.time(BudgetLimits.ofSystem().time());
        return ManifestServer.start(
                ServerOptions.local().port(0).runOptions(here.options()).limits(ServerLimits.STANDARD.reads(reads)),
                Workspace.beside(here.written()));
    }

    private static String page(Surroundings here, String name, Map<String, ?> body) throws Exception {
        try (ManifestServer server = server(here)) {
            return posted(server, "/cairn/v1/" + name, body);
        }
    }

    private static String server(Surroundings here, String operation) throws Exception {
        try (ManifestServer server = server(here)) {
            Map<String, Object> body = new LinkedHashMap<>(Map.of("config", Map.of(), "stream_name", here.word()));
            body.put(
                    "manifest",
                    dev.cairn.runtime.Authoring.resolve("m", here.manifest("")).toPlain());
            if (!operation.equals("test_read")) {
                body.remove("stream_name");
            }
            return posted(server, "/v1/manifest/" + operation, body);
        }
    }

    private static String posted(ManifestServer server, String path, Map<String, ?> body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .header("Content-Type", "application/json")
                                .header(
                                        "X-Cairn-Token",
                                        server.page().getFragment().substring("token=".length()))
                                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        List<String> lines = answer.body().lines().toList();
        return "status " + answer.statusCode() + ": " + (lines.isEmpty() ? "" : lines.get(lines.size() - 1));
    }

    private static String agent(Surroundings here, String tool, Map<String, ?> arguments) throws Exception {
        AgentServer server = ServiceLoader.load(AgentServer.class).findFirst().orElseThrow();
        AgentPermission permission = new AgentPermission(
                Objects.requireNonNull(here.written().getParent()),
                Map.of("config", here.folder().resolve("config.json")),
                Map.of(),
                Set.of(),
                here.options(),
                BudgetLimits.ofSystem());
        PipedOutputStream toServer = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(toServer, 1 << 16);
        PipedInputStream answers = new PipedInputStream(1 << 20);
        PipedOutputStream out = new PipedOutputStream(answers);
        Thread thread = new Thread(() -> {
            try {
                server.serve(permission, in, out);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        try (toServer) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
            send(
                    toServer,
                    Map.of(
                            "id",
                            0L,
                            "method",
                            "initialize",
                            "params",
                            Map.of(
                                    "protocolVersion", "2025-06-18",
                                    "capabilities", Map.of(),
                                    "clientInfo", Map.of("name", "test", "version", "1"))));
            lines.readLine();
            send(toServer, Map.of("method", "notifications/initialized"));
            send(
                    toServer,
                    Map.of("id", 1L, "method", "tools/call", "params", Map.of("name", tool, "arguments", arguments)));
            return "answered: " + lines.readLine();
        }
    }

    private static void send(PipedOutputStream out, Map<String, ?> message) throws Exception {
        Map<String, Object> whole = new LinkedHashMap<>(message);
        whole.put("jsonrpc", "2.0");
        out.write((Json.write(whole) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
