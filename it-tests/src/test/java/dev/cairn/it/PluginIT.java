package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plugin in the build of a connector, configured with what the README shows. One project is built several times, since a
 * Maven process takes seconds.
 */
@TestMethodOrder(OrderAnnotation.class)
class PluginIT {

    private static final String SCHEMA = """
            $schema: http://json-schema.org/draft-07/schema#
            definitions:
              Window:
                type: object
                required: [start]
                properties:
                  start:
                    type: string
            %s
            """;
    private static final String USED_FIELD = "      pages:\n        type: integer\n        minimum: 1\n";

    private static final String CONSUMER = """
            package com.example;

            import com.example.models.Window;

            class Reader {
                Long pagesOf(Window window) {
                    return window.pages();
                }
            }
            """;

    @TempDir
    private static Path folder;

    private static MavenProject project;

    @BeforeAll
    static void layOut() throws IOException {
        project = MavenProject.in(folder)
                .write("pom.xml", pom())
                .write("src/main/schema/window.yaml", SCHEMA.formatted(USED_FIELD))
                .write("src/main/java/com/example/Reader.java", CONSUMER);
    }

    private static Path window() {
        return project.file("target/generated-sources/schema-codegen/com/example/models/Window.java");
    }

    @Test
    @Order(1)
    void theSnippetAsPastedGeneratesModels() throws IOException, InterruptedException {
        Build build = project.maven("generate-sources");
        assertEquals(0, build.exit(), build.log());
        assertTrue(Files.readString(window()).contains("public record Window("), build.log());
    }

    @Test
    @Order(2)
    void theNextBuildGeneratesNothing() throws IOException, InterruptedException {
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(window(), longAgo);

        Build build = project.maven("compile");

        assertEquals(0, build.exit(), build.log());
        assertEquals(longAgo, Files.getLastModifiedTime(window()));
        assertTrue(build.log().contains("The models are up to date."), build.log());
        assertTrue(Files.exists(project.file("target/classes/com/example/Reader.class")), build.log());
    }

    @Test
    @Order(3)
    void whatWasEditedByHandDoesNotSurviveABuild() throws IOException, InterruptedException {
        String generated = Files.readString(window());
        Files.writeString(window(), "// edited\n", StandardOpenOption.APPEND);

        Build build = project.maven("compile");

        assertEquals(0, build.exit(), build.log());
        assertTrue(build.log().contains("[WARNING] Edited by hand, and written again: " + window()), build.log());
        assertEquals(generated, Files.readString(window()));
    }

    @Test
    @Order(4)
    @EnabledIfSystemProperty(named = "it.oldestMaven", matches = ".+")
    void theOldestMavenThatIsPromisedBuildsIt() throws IOException, InterruptedException {
        Files.delete(window());

        Build build = project.mavenOf(Path.of(System.getProperty("it.oldestMaven")), "compile");

        assertEquals(0, build.exit(), build.log());
        assertTrue(Files.exists(window()), build.log());
    }

    @Test
    @Order(5)
    @EnabledIfSystemProperty(named = "it.newestMaven", matches = ".+")
    void theNextMavenBuildsIt() throws IOException, InterruptedException {
        Files.delete(window());

        Build build = project.mavenOf(Path.of(System.getProperty("it.newestMaven")), "compile");

        assertEquals(0, build.exit(), build.log());
        assertTrue(Files.exists(window()), build.log());
    }

    @Test
    @Order(6)
    @EnabledIfSystemProperty(named = "it.newestJdk", matches = ".+")
    void theNewestJdkBuildsIt() throws IOException, InterruptedException {
        String generated = Files.readString(window());
        Files.delete(window());

        Build build = project.maven(Path.of(System.getProperty("it.newestJdk")), "compile");

        assertEquals(0, build.exit(), build.log());
        assertEquals(generated, Files.readString(window()));
    }

    @Test
    @Order(7)
    void aFieldThatIsTakenOutOfTheSchemaIsMissedWhereItIsUsed() throws IOException, InterruptedException {
        project.write("src/main/schema/window.yaml", SCHEMA.formatted(""));

        Build build = project.maven("compile");

        assertNotEquals(0, build.exit());
        assertTrue(build.log().contains("Reader.java:[7,22] cannot find symbol"), build.log());
    }

    private static String pom() throws IOException {
        String readme = Files.readString(Path.of(MavenProject.property("root"), "README.md"));
        int start = readme.indexOf("```xml\n") + "```xml\n".length();
        // Of Maven's default plugins only the one that this build uses itself is at hand.
        String snippet = readme.substring(start, readme.indexOf("```", start))
                .replace(
                        "<build>",
                        "<build><pluginManagement><plugins><plugin><artifactId>maven-resources-plugin</artifactId><version>"
                                + MavenProject.property("resourcesPlugin")
                                + "</version></plugin></plugins></pluginManagement>");
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>connector</artifactId>
                  <version>1</version>
                %s
                </project>
                """.formatted(snippet);
    }
}
