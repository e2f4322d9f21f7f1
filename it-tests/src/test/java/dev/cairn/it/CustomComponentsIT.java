package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of custom components, which replaces the Python classes of a real connector, from a jar. */
class CustomComponentsIT {

    private static final Path EXAMPLE = Path.of("examples/custom-components/src/main");

    /** Written like the manifest of Airbyte's source-instatus, whose class names it has. */
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [incidents]}
            definitions:
              pages: {type: ListPartitionRouter, cursor_field: page_id, values: [p1, p2]}
            streams:
              - &incidents
                type: DeclarativeStream
                name: incidents
                primary_key: [id]
                retriever:
                  type: SimpleRetriever
                  partition_router: {$ref: "#/definitions/pages"}
                  requester:
                    type: HttpRequester
                    url_base: "{{ config['base_url'] }}"
                    path: "/v1/{{ stream_slice.page_id }}/incidents"
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                transformations:
                  - type: CustomTransformation
                    class_name: source_instatus.components.ListAddFields
                    fields:
                      - {path: [updates_ids], value: "{{ record['updates'] }}", value_type: string}
              - type: DeclarativeStream
                name: incident_updates
                primary_key: [id]
                retriever:
                  type: SimpleRetriever
                  partition_router:
                    type: CustomPartitionRouter
                    class_name: source_instatus.components.UpdatesSubstreamPartitionRouter
                    parent_stream_configs:
                      - type: ParentStreamConfig
                        stream: {$ref: "#/streams/0"}
                        parent_key: updates_ids
                        partition_field: incident_update_id
                  requester:
                    type: HttpRequester
                    url_base: "{{ config['base_url'] }}"
                    path: "/v1/{{ stream_slice.parent_slice.page_id }}/incidents/{{ stream_slice.updates_object_id }}/incident-updates/{{ stream_slice.incident_update_id }}"
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
            spec: {type: Spec, connection_specification: {type: object, properties: {}}}
            """;

    @TempDir
    private Path folder;

    private ScriptedApi api;

    @BeforeEach
    void startApi() throws IOException {
        api = new ScriptedApi(CustomComponentsIT::answer);
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    private static Answer answer(Request request) {
        return switch (request.path()) {
            case "/v1/p1/incidents" ->
                Answer.ok(List.of(Map.of("id", "i1", "updates", List.of(Map.of("id", "u1"), Map.of("id", "u2")))));
            case "/v1/p2/incidents" -> Answer.ok(List.of(Map.of("id", "i2", "updates", List.of())));
            default -> Answer.ok(Map.of("id", request.path().replaceFirst(".*/", "")));
        };
    }

    @Test
    void classesOfAJarTakeThePlaceOfThoseOfTheConnector() throws IOException {
        Output output = read("incident_updates", jar());
        assertEquals(0, output.exit(), output.stderr());
        assertEquals(List.of("u1", "u2"), ids(output));
        assertEquals(
                List.of(
                        "/v1/p1/incidents",
                        "/v1/p1/incidents/i1/incident-updates/u1",
                        "/v1/p1/incidents/i1/incident-updates/u2",
                        "/v1/p2/incidents"),
                api.requests().stream().map(Request::path).sorted().toList());
    }

    @Test
    void aTransformationChangesTheRecordsOfItsStream() throws IOException {
        Output output = read("incidents", jar());
        assertEquals(
                List.of(List.of("u1", "u2"), List.of()),
                output.ofType("RECORD").stream()
                        .map(record -> Output.at(record, "record", "data", "updates_ids"))
                        .toList());
    }

    @Test
    void aClassThatIsNotSuppliedIsNamedWithItsPlaceAndTheRemedy() {
        Output output = read("incidents", null);
        assertEquals(1, output.exit());
        String error = String.valueOf(output.ofType("TRACE").get(0));
        assertTrue(
                error.contains("manifest.yaml:20:9: the custom component source_instatus.components.ListAddFields"),
                error);
        assertTrue(error.contains("failure_type=config_error"), error);
        // Of another stream, which is not to be read.
        assertTrue(
                output.stderr().contains("manifest.yaml:30:9: the custom component source_instatus.components.Updates"),
                output.stderr());
        assertTrue(error.contains("--classpath") && error.contains("docs/custom-components.md"), error);
        assertEquals(List.of(), api.requests());
    }

    @Test
    void aFactoryThatRefusesADefinitionTellsItsPlace() throws IOException {
        Path jar = jar();
        CairnCommand command =
                command("incidents").manifest(MANIFEST.replace("        fields:\n", "        felder:\n"));
        Output output = command.with("--classpath", jar).run("read");
        String error = String.valueOf(output.ofType("TRACE").get(0));
        assertTrue(
                error.contains("manifest.yaml:20:9: source_instatus.components.ListAddFields: fields must be a list"),
                error);
    }

    @Test
    void theClassPathMayStandInTheEnvironment() throws IOException, InterruptedException {
        Path jar = jar();
        read("incidents", null); // writes the inputs
        List<String> arguments = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "../cli/target/cairn.jar",
                "read",
                "--manifest-path",
                folder.resolve("manifest.yaml").toString(),
                "--config",
                folder.resolve("config.json").toString(),
                "--catalog",
                folder.resolve("catalog.json").toString());
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .redirectOutput(folder.resolve("out.jsonl").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("CAIRN_CLASSPATH", jar.toString());
        assertEquals(0, builder.start().waitFor(), () -> readString(folder.resolve("err.txt")));
        assertTrue(readString(folder.resolve("out.jsonl")).contains("\"updates_ids\":[\"u1\",\"u2\"]"));
    }

    private static String readString(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aJarThatIsNotThereIsNamed() {
        Output output = read("incidents", folder.resolve("absent.jar"));
        assertEquals(1, output.exit());
        String error = String.valueOf(output.ofType("TRACE").get(0));
        assertTrue(error.contains("absent.jar, which is not there"), error);
    }

    private Output read(String stream, @Nullable Path classpath) {
        CairnCommand command = command(stream);
        return (classpath == null ? command : command.with("--classpath", classpath)).run("read");
    }

    private CairnCommand command(String stream) {
        return new CairnCommand(folder)
                .manifest(MANIFEST)
                .config(Map.of("base_url", api.baseUrl()))
                .fullRefresh(stream);
    }

    private static List<@Nullable Object> ids(Output output) {
        return new ArrayList<>(output.ofType("RECORD").stream()
                .map(record -> Output.at(record, "record", "data", "id"))
                .toList());
    }

    /** Compiles the example, which knows of Cairn no more than its class path has. */
    private Path jar() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(
                List.of("-d", classes.toString(), "--release", "17", "-cp", System.getProperty("java.class.path")));
        try (Stream<Path> sources = Files.walk(EXAMPLE.resolve("java"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        Path jar = folder.resolve("instatus-components.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(classes, out);
            add(EXAMPLE.resolve("resources"), out);
        }
        return jar;
    }

    private static void add(Path root, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
