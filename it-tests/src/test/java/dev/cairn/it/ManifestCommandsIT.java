package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for authors of manifests: {@code validate} and {@code resolve}. */
class ManifestCommandsIT {

    private static final String SOUND = """
            version: 7.0.0
            check: {type: CheckStream, stream_names: [tickets]}
            definitions:
              requester:
                type: HttpRequester
                url: "{{ config['base_url'] }}/tickets/{{ parameters['kind'] }}"
            streams:
              - type: DeclarativeStream
                name: tickets
                $parameters: {kind: open}
                retriever:
                  type: SimpleRetriever
                  requester: {$ref: "#/definitions/requester"}
                  record_selector:
                    extractor: {type: DpathExtractor, field_path: []}
            spec:
              type: Spec
              connection_specification:
                type: object
                required: [base_url]
                properties: {base_url: {type: string}}
            """;

    @TempDir
    private Path folder;

    private record Said(int exit, String out, String err) {}

    private Said run(String command, String manifest, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("manifest.yaml"), manifest);
        List<String> arguments = new ArrayList<>(List.of(command, file.toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(arguments.toArray(String[]::new), out, new PrintStream(err, true, StandardCharsets.UTF_8));
        String place = folder + File.separator;
        return new Said(
                exit,
                out.toString(StandardCharsets.UTF_8).replace(place, ""),
                err.toString(StandardCharsets.UTF_8).replace(place, ""));
    }

    private String config(String json) throws IOException {
        return Files.writeString(folder.resolve("config.json"), json).toString();
    }

    @Test
    void aSoundManifestIsValid() throws IOException {
        assertEquals(new Said(0, "", "1 manifest: 0 errors, 0 warnings\n"), run("validate", SOUND));
    }

    @Test
    void errorsOfAllKindsAreToldAtOnceAndFail() throws IOException {
        Said said = run(
                "validate",
                SOUND.replace("extractor: {type: DpathExtractor", "extractor: {type: DpathExtracter")
                        .replace("name: tickets", "name: tickets\n    nmae: x"));
        assertEquals(1, said.exit());
        assertTrue(
                said.out().contains("manifest.yaml:10:5: warning: DeclarativeStream has no field 'nmae'"), said.out());
        assertTrue(said.out().contains("manifest.yaml:16:"), said.out());
        assertTrue(said.out().contains("did you mean 'DpathExtractor'?"), said.out());
    }

    @Test
    void warningsFailOnlyWhereOneWantsThat() throws IOException {
        String manifest = SOUND.replace("name: tickets", "name: tickets\n    nmae: x");
        assertEquals(0, run("validate", manifest).exit());
        assertEquals(1, run("validate", manifest, "--fail-on", "warning").exit());
    }

    @Test
    void templatesThatCannotWorkAreErrors() throws IOException {
        Said said = run("validate", SOUND.replace("config['base_url']", "confg['base_url']"));
        assertEquals("manifest.yaml:6:14: unknown variable 'confg' (did you mean 'config'?)\n", said.out());
        assertEquals(1, said.exit());
    }

    @Test
    void aConfigurationIsCheckedToo() throws IOException {
        assertEquals(
                0,
                run("validate", SOUND, "--config", config("{\"base_url\": \"http://localhost\"}"))
                        .exit());
        Said said = run("validate", SOUND, "--config", config("{}"));
        assertEquals("config.json:1:1: missing field 'base_url'\n", said.out());
        assertEquals(1, said.exit());
    }

    @Test
    void whatCannotBeBuiltForAConfigurationIsAnError() throws IOException {
        String manifest = SOUND.replace("  retriever:\n      type: SimpleRetriever", """
                  incremental_sync:
                      type: DatetimeBasedCursor
                      cursor_field: updated_at
                      datetime_format: "%Y-%m-%d"
                      start_datetime: "{{ config['since'] }}"
                    retriever:
                      type: SimpleRetriever""".stripIndent());
        Said said = run("validate", manifest, "--config", config("{\"base_url\": \"x\", \"since\": \"soon\"}"));
        assertEquals(1, said.exit(), said.out());
        assertTrue(said.out().startsWith("manifest.yaml:1"), said.out());
    }

    @Test
    void mistakesThatOnlyACheckOrAReadWouldMeetAreErrors() throws IOException {
        String manifest = SOUND.replace("stream_names: [tickets]", "stream_names: [orders]")
                .replace("{{ config['base_url'] }}", "{{ stream_state['at'] }}");
        assertEquals(new Said(1, """
                        manifest.yaml:2:43: unknown stream 'orders' (expected tickets) [checked-streams]
                        manifest.yaml:6:14: `stream_state` is not supported; use `stream_interval`
                        """, "1 manifest: 2 errors, 0 warnings\n"), run("validate", manifest));
    }

    @Test
    void aSchemaOfTheApiIsNotAskedFor() throws IOException {
        String schema = """
                    schema_loader:
                      type: DynamicSchemaLoader
                      schema_type_identifier: {key_pointer: [name]}
                      retriever:
                        type: SimpleRetriever
                        requester: {$ref: "#/definitions/requester"}
                        record_selector:
                          extractor: {type: DpathExtractor, field_path: []}
                    retriever:
                """.stripTrailing();
        String unreachable = config("{\"base_url\": \"http://localhost:1\"}");
        assertEquals(
                new Said(0, "", "1 manifest: 0 errors, 0 warnings\n"),
                run("validate", SOUND.replace("    retriever:", schema), "--config", unreachable));
    }

    @Test
    void validateSaysWhichCheckpointEachStreamGets() throws IOException {
        Said said = run("validate", SOUND, "--checkpoints");
        assertEquals(
                "manifest.yaml\n  tickets  none  there is one page only, since the retriever has no paginator"
                        + "; again after a kill: the slice that each worker reads\n",
                said.out());
        assertEquals(0, said.exit());
        assertEquals(
                "::notice file=manifest.yaml,line=8,col=5,title=checkpoint::tickets: none, there is one page only, since the retriever has no paginator"
                        + "; again after a kill: the slice that each worker reads\n",
                run("validate", SOUND, "--checkpoints", "--format", "github").out());
        assertEquals(
                "{\"problems\":[],\"checkpoints\":[{\"stream\":\"tickets\",\"file\":\"manifest.yaml\",\"line\":8,\"column\":5,"
                        + "\"kind\":\"none\",\"explanation\":\"there is one page only, since the retriever has no paginator\","
                        + "\"again\":\"the slice that each worker reads\",\"costs\":[{\"again\":\"slice\",\"besides\":\"nothing\"}]}]}\n",
                run("validate", SOUND, "--checkpoints", "--format", "json").out());
        Said broken = run("validate", SOUND.replace("DpathExtractor", "DpathExtracter"), "--checkpoints");
        assertEquals(1, broken.exit());
        assertTrue(broken.out().contains("did you mean 'DpathExtractor'?"), broken.out());
    }

    @Test
    void validateSaysOfWhichStreamsPagesCanBeReadAhead() throws IOException {
        String obstacle = "a slice has one page only, since the retriever has no paginator";
        assertEquals(
                "manifest.yaml\n  tickets  not ahead: " + obstacle + "\n",
                run("validate", SOUND, "--pages-ahead").out());
        assertEquals(
                "::notice file=manifest.yaml,line=8,col=5,title=pages-ahead::tickets: not ahead: " + obstacle + "\n",
                run("validate", SOUND, "--pages-ahead", "--format", "github").out());
        assertEquals(
                "{\"problems\":[],\"pages_ahead\":[{\"stream\":\"tickets\",\"file\":\"manifest.yaml\",\"line\":8,\"column\":5,"
                        + "\"possible\":false,\"explanation\":\"" + obstacle + "\"}]}\n",
                run("validate", SOUND, "--pages-ahead", "--format", "json").out());
    }

    @Test
    void validateSaysHowManySlicesAreReadAtOnce() throws IOException {
        String without =
                "2 slices at once, as manifests without a concurrency_level; auto finds up to 2 of them, more with --concurrency-max";
        assertEquals(
                "manifest.yaml: reads " + without + "\n",
                run("validate", SOUND, "--concurrency").out());
        String level = SOUND + "concurrency_level: {type: ConcurrencyLevel, default_concurrency: 7}\n";
        String words = "7 slices at once; auto finds up to as many, more with --concurrency-max";
        String json =
                run("validate", level, "--concurrency", "--format", "json").out();
        assertTrue(
                json.contains("\"concurrency\":[{\"file\":\"manifest.yaml\",\"line\":")
                        && json.contains("\"slices\":7,\"explanation\":\"" + words + "\"}]"),
                json);
        String github =
                run("validate", level, "--concurrency", "--format", "github").out();
        assertTrue(github.contains("title=concurrency::reads " + words), github);
        String template = level.replace(
                "default_concurrency: 7", "default_concurrency: \"{{ config['n'] }}\", max_concurrency: 9");
        String said = run("validate", template, "--concurrency").out();
        assertTrue(said.contains("as the template '{{ config['n'] }}' says, at most 9; auto"), said);
    }

    @Test
    void problemsAsJson() throws IOException {
        assertEquals("[]\n", run("validate", SOUND, "--format", "json").out());
        Said said = run("validate", SOUND.replace("name: tickets", "name: tickets\n    nmae: x"), "--format", "json");
        assertEquals(
                "[{\"severity\":\"warning\",\"file\":\"manifest.yaml\",\"line\":10,\"column\":5,\"message\":"
                        + "\"DeclarativeStream has no field 'nmae'; it has no effect\"}]\n",
                said.out().replaceAll(", did you mean[^\"]*", ""));
    }

    @Test
    void problemsForGitHub() throws IOException {
        assertEquals(
                "::error file=manifest.yaml,line=6,col=14::unknown variable 'confg' (did you mean 'config'?)\n",
                run("validate", SOUND.replace("config['base_url']", "confg['base_url']"), "--format", "github")
                        .out());
    }

    @Test
    void theResolvedManifestAsJson() throws IOException {
        Said said = run("resolve", SOUND, "--format", "json");
        assertEquals(0, said.exit());
        assertTrue(
                said.out()
                        .contains("\"requester\":{\"type\":\"HttpRequester\",\"url\":\"{{ config['base_url'] }}"
                                + "/tickets/{{ parameters['kind'] }}\","
                                + "\"kind\":\"open\",\"$parameters\":{\"kind\":\"open\"}}"),
                said.out());
    }

    @Test
    void theResolvedManifestAsYamlSaysWhereEachValueComesFrom() throws IOException {
        Said said = run("resolve", SOUND);
        assertTrue(said.out().contains("""
                            requester:  # 5
                              type: HttpRequester  # 5
                              url: "{{ config['base_url'] }}/tickets/{{ parameters['kind'] }}"  # 6
                              kind: open  # 10
                        """.indent(2)), said.out());
    }

    @Test
    void aBrokenManifestHasNoResolvedForm() throws IOException {
        Said said = run("resolve", "streams: [");
        assertEquals(1, said.exit());
        assertEquals("", said.out());
        assertTrue(said.err().startsWith("manifest.yaml:1:"), said.err());
    }

    @Test
    void migrationAndNormalisationAreOptions() throws IOException {
        Said said = run("resolve", SOUND.replace("url:", "url_base:"), "--migrate", "--normalize", "--format", "json");
        assertEquals(0, said.exit());
        assertTrue(said.out().contains("\"migration\":\"HttpRequesterUrlBaseToUrl\""), said.out());
        assertTrue(!said.out().contains("url_base\":\"{{"), said.out());
    }

    @Test
    void customComponentsAreNamed() throws IOException {
        Said said = run("validate", SOUND.replace("{type: DpathExtractor, field_path: []}", "{class_name: a.b.Mine}"));
        assertTrue(
                said.out()
                        .startsWith(
                                "manifest.yaml:15:20: the custom component a.b.Mine is Python code, and cannot be made:"
                                        + " Python code of connectors is not permitted here"),
                said.out());
    }
}
