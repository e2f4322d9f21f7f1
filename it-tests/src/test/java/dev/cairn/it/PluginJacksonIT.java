package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.it.MavenProject.Build;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Models in projects that depend on jackson-databind, and in others: only where it is there, it reads and writes without maps between. */
@Tag("thorough")
class PluginJacksonIT {

    private static final String SCHEMA = """
            definitions:
              Fetch: {type: object, required: [url], properties: {url: {type: string}, depth: {type: integer}}}
            """;
    private static final String JSON = "{\"url\":\"a\",\"depth\":2}";
    private static final String JACKSON_2 = "com.fasterxml.jackson.core";
    private static final String JACKSON_3 = "tools.jackson.core";

    @TempDir
    private Path folder;

    @Test
    void jackson2ReadsAndWritesStraight() throws IOException, InterruptedException, ReflectiveOperationException {
        MavenProject project = compiled(dependency(JACKSON_2, MavenProject.property("jackson"), "compile"));
        assertEquals(Set.of("Jackson2Reader.java", "Jackson2Writer.java"), jacksonSources(project));
        ObjectMapper mapper = new ObjectMapper();
        try (URLClassLoader models = models(project)) {
            Class<?> fetch = models.loadClass("com.example.models.Fetch");

            assertEquals(JSON, mapper.writeValueAsString(mapper.readValue(JSON, fetch)));
            assertTrue(trace(() -> mapper.readValue("{\"url\":1}", fetch)).contains("Jackson2Reader.deserialize"));
            Object large = mapper.readValue(large(), fetch);
            assertTrue(trace(() -> mapper.writeValue(closed(), large)).contains("Jackson2Writer.serialize"));
        }
    }

    @Test
    void jackson3ReadsAndWritesStraight() throws IOException, InterruptedException, ReflectiveOperationException {
        MavenProject project = compiled(dependency(JACKSON_3, MavenProject.property("jackson3"), "provided"));
        assertEquals(Set.of("Jackson3Reader.java", "Jackson3Writer.java"), jacksonSources(project));
        JsonMapper mapper = new JsonMapper();
        try (URLClassLoader models = models(project)) {
            Class<?> fetch = models.loadClass("com.example.models.Fetch");

            assertEquals(JSON, mapper.writeValueAsString(mapper.readValue(JSON, fetch)));
            assertTrue(trace(() -> mapper.readValue("{\"url\":1}", fetch)).contains("Jackson3Reader.deserialize"));
            Object large = mapper.readValue(large(), fetch);
            assertTrue(trace(() -> mapper.writeValue(closed(), large)).contains("Jackson3Writer.serialize"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "runtime"})
    void aDependencyThatIsNotThereWhenModelsAreCompiledDoesNotCount(String scope)
            throws IOException, InterruptedException {
        MavenProject project = compiled(dependency(JACKSON_2, MavenProject.property("jackson"), scope));

        assertEquals(Set.of(), jacksonSources(project));
    }

    @Test
    void modelsAreWrittenAgainWhenTheDependencyComesAndGoes()
            throws IOException, InterruptedException, ReflectiveOperationException {
        MavenProject project = compiled("");
        assertEquals(Set.of(), jacksonSources(project));
        ObjectMapper mapper = new ObjectMapper();
        try (URLClassLoader models = models(project)) {
            Class<?> fetch = models.loadClass("com.example.models.Fetch");
            assertEquals(JSON, mapper.writeValueAsString(mapper.readValue(JSON, fetch)));
            assertFalse(trace(() -> mapper.readValue("{\"url\":1}", fetch)).contains("Jackson2Reader"));
        }

        generate(project, dependency(JACKSON_2, MavenProject.property("jackson"), "compile"));
        assertEquals(Set.of("Jackson2Reader.java", "Jackson2Writer.java"), jacksonSources(project));

        generate(project, "");
        assertEquals(Set.of(), jacksonSources(project));
    }

    private MavenProject compiled(String dependency) throws IOException, InterruptedException {
        MavenProject project =
                MavenProject.in(folder).write("pom.xml", pom(dependency)).write("src/main/schema/steps.yaml", SCHEMA);
        Build build = project.maven("compile");
        assertEquals(0, build.exit(), build.log());
        return project;
    }

    private static void generate(MavenProject project, String dependency) throws IOException, InterruptedException {
        Build build = project.write("pom.xml", pom(dependency)).maven("generate-sources");
        assertEquals(0, build.exit(), build.log());
    }

    private static String pom(String dependency) {
        String plugin = MavenProject.plugin("<targetPackage>com.example.models</targetPackage>");
        String pom = MavenProject.pom("jackson", plugin);
        int end = pom.lastIndexOf("</dependencies>");
        return pom.substring(0, end) + dependency + pom.substring(end);
    }

    private static String dependency(String group, String version, String scope) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>jackson-databind</artifactId><version>"
                + version + "</version><scope>" + scope + "</scope></dependency>";
    }

    private static Set<String> jacksonSources(MavenProject project) throws IOException {
        Path sources = project.file("target/generated-sources/schema-codegen/com/example/models");
        try (Stream<Path> files = Files.list(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("Jackson"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static URLClassLoader models(MavenProject project) throws IOException {
        URL classes = project.file("target/classes").toUri().toURL();
        return new URLClassLoader(new URL[] {classes}, PluginJacksonIT.class.getClassLoader());
    }

    /** A document that no buffer holds. */
    private static String large() {
        return JSON.replace("\"a\"", "\"" + "a".repeat(100_000) + "\"");
    }

    private static OutputStream closed() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        };
    }

    /** The stack trace of a failure, with its causes: it shows what was called. */
    private static String trace(Executable failing) {
        StringWriter trace = new StringWriter();
        assertThrows(Exception.class, failing).printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
