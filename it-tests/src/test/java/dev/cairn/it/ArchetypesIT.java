package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.it.MavenProject.Build;
import dev.cairn.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects that are made of the archetypes: built without a network, by the commands of their own workflows. Nine runs of Maven
 * take their time: only with {@code -Dit.archetypes=true}.
 */
@EnabledIfSystemProperty(named = "it.archetypes", matches = "true")
class ArchetypesIT {

    private static final String MODELS = "src/generated/java/com/example/tickets/models/";
    private static final String SCHEMA = "src/main/schema/tickets.yaml";
    private static final Pattern RUN = Pattern.compile("(?m)^ +run: mvn (.+)$");
    private static final int TICKETS = 40;
    private static final int PAGE = 5;

    @TempDir
    private Path folder;

    @Test
    void aManifestConnectorIsTestedByItsWorkflowWhichFindsWhatChanged() throws Exception {
        MavenProject project = made("cairn-manifest-connector-archetype");

        for (String command : workflow(project)) {
            Build build = project.maven(command.split(" "));
            assertEquals(0, build.exit(), build.log());
            assertTrue(build.log().contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0"), build.log());
        }

        Path manifest = project.file("manifest.yaml");
        String text = Files.readString(manifest);
        assertTrue(text.contains("field_name: page}"));
        Files.writeString(manifest, text.replace("field_name: page}", "field_name: p}"));
        Build changed = project.maven("test");
        assertNotEquals(0, changed.exit());
        assertTrue(changed.log().contains("was not recorded; the nearest that was is"), changed.log());

        assertTrue(text.contains("id: {type: integer}"));
        Files.writeString(manifest, text.replace("id: {type: integer}", "id: {type: string}"));
        Build typed = project.maven("verify");
        assertNotEquals(0, typed.exit());
        assertTrue(typed.log().contains("is integer in a record, and declared as string"), typed.log());
    }

    @Test
    void aJavaConnectorIsCheckedBuiltAndRun() throws Exception {
        MavenProject project = made("cairn-java-connector-archetype");

        Build early = project.maven("schema-codegen:check");
        assertNotEquals(0, early.exit(), "models that are not committed are found");
        assertTrue(early.log().contains("Ticket.java is missing"), early.log());
        Build first = project.maven("verify");
        assertEquals(0, first.exit(), first.log());
        assertTrue(first.log().contains("syncs, stopped after each of"), first.log());
        project.git("init", "-q");
        project.git("add", ".", ":!build.log");
        project.git("commit", "-q", "-m", "connector");
        assertFalse(project.git("ls-files").contains("target/"));
        project.git("clone", "-q", ".", "../clone");

        MavenProject clone = project.beside("clone");
        for (String command : workflow(clone)) {
            Build build = clone.maven(command.split(" "));
            assertEquals(0, build.exit(), build.log());
        }
        assertEquals("?? build.log\n", clone.git("status", "--short"), "a build writes nothing that is committed");

        runs(clone);

        String schema = Files.readString(clone.file(SCHEMA));
        clone.write(SCHEMA, schema.replace("subject: {type: string}", "title: {type: string}"));
        Build changed = clone.maven("verify");
        assertNotEquals(0, changed.exit());
        assertTrue(changed.log().contains("/Ticket.java was generated from other schemas"), changed.log());
        assertTrue(changed.log().contains("[ERROR] -            .optional(\"subject\""), changed.log());
        assertTrue(changed.log().contains("[ERROR] +            .optional(\"title\""), changed.log());
        assertTrue(Files.readString(clone.file(MODELS + "Ticket.java")).contains("subject"), "nothing is written");
    }

    /** The API fails in the middle; the next run goes on and loses nothing. */
    private static void runs(MavenProject project) throws Exception {
        boolean[] broken = {true};
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String[] query = exchange.getRequestURI().getQuery().split("[=&]", -1);
            int page = Integer.parseInt(query[3]);
            byte[] body = Json.writeBytes(page(query[1], page));
            exchange.sendResponseHeaders(broken[0] && page == 6 ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            project.write(
                    "config.json",
                    Json.write(Map.of(
                            "url", "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                            "token", "any",
                            "start_date", "2026-01-01T00:00:00Z")));
            List<String> first = run(project, 1);
            broken[0] = false;
            List<String> second = run(project, 0);
            assertEquals(5 * PAGE, records(first));
            assertTrue(records(second) < TICKETS / 2, second::toString);
            assertEquals(
                    TICKETS,
                    IntStream.range(0, TICKETS)
                            .filter(id -> has(first, id) || has(second, id))
                            .count());
        } finally {
            server.stop(0);
        }
    }

    private static Map<String, Object> page(String since, int number) {
        List<Map<String, Object>> found = IntStream.range(0, TICKETS)
                .mapToObj(id -> Map.<String, Object>of(
                        "id", id, "updated_at", "2026-01-%02dT%02d:00:00Z".formatted(1 + id / 20, id % 20)))
                .filter(ticket -> String.valueOf(ticket.get("updated_at")).compareTo(since) >= 0)
                .toList();
        int from = Math.min(found.size(), (number - 1) * PAGE);
        int to = Math.min(found.size(), from + PAGE);
        Map<String, Object> page = new LinkedHashMap<>(Map.of("tickets", found.subList(from, to)));
        if (to < found.size()) {
            page.put("next_page", number + 1);
        }
        return page;
    }

    private static long records(List<String> lines) {
        return lines.stream().filter(line -> line.contains("\"RECORD\"")).count();
    }

    private static boolean has(List<String> lines, int id) {
        return lines.stream().anyMatch(line -> line.contains("\"id\":" + id + ","));
    }

    private static List<String> run(MavenProject project, int exit) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        "target/source-tickets-1.0-SNAPSHOT.jar",
                        "config.json",
                        "state.json")
                .directory(project.file(".").toFile())
                .redirectError(project.file("errors").toFile())
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(exit, process.waitFor(), Files.readString(project.file("errors")));
        return lines;
    }

    /** What the project's workflow has Maven do, step by step. */
    private static List<String> workflow(MavenProject project) throws IOException {
        Matcher steps = RUN.matcher(Files.readString(project.file(".github/workflows/verify.yml")));
        List<String> commands = steps.results().map(step -> step.group(1)).toList();
        assertTrue(commands.get(commands.size() - 1).endsWith(" verify"), commands::toString);
        return commands;
    }

    private MavenProject made(String archetype) throws IOException, InterruptedException {
        MavenProject maker = MavenProject.in(folder).withArchetypes();
        Build build = maker.maven(
                "org.apache.maven.plugins:maven-archetype-plugin:" + MavenProject.property("archetypePlugin")
                        + ":generate",
                "-DinteractiveMode=false",
                "-DarchetypeGroupId=dev.cairn",
                "-DarchetypeArtifactId=" + archetype,
                "-DarchetypeVersion=0.1.0-SNAPSHOT",
                "-DgroupId=com.example",
                "-DartifactId=source-tickets",
                "-Dpackage=com.example.tickets",
                "-DoutputDirectory=..");
        assertEquals(0, build.exit(), build.log());
        assertFalse(build.log().contains("Property package was not specified"), build.log());
        return maker.beside("source-tickets");
    }
}
