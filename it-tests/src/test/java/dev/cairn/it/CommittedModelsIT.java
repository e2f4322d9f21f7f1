package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are committed, as docs/codegen.md has it: {@code check} alone is bound to the build. */
class CommittedModelsIT {

    private static final String MODELS = "src/generated/java/com/example/models/";
    private static final String CONFIGURATION = "<targetPackage>com.example.models</targetPackage>"
            + "<outputDirectory>${project.basedir}/src/generated/java</outputDirectory>";
    private static final String SCHEMA = """
            definitions:
              Fetch: {type: object, required: [url], properties: {url: {type: string}}}
              Store: {type: object, properties: {depth: {type: integer}}}
            """;
    private static final String GENERATE = "schema-codegen:generate";

    @TempDir
    private Path folder;

    private MavenProject project;

    @BeforeEach
    void generateAndCommit() throws IOException, InterruptedException {
        project = MavenProject.in(folder)
                .write("pom.xml", MavenProject.pom("committed", plugin("check")))
                .write(".gitignore", "target/\nbuild.log\n")
                .write("src/main/schema/steps.yaml", SCHEMA)
                .write("src/main/java/com/example/Reader.java", """
                        package com.example;

                        import com.example.models.Fetch;

                        class Reader {
                            String of(Fetch fetch) {
                                return fetch.url();
                            }
                        }
                        """)
                .write(MODELS + "ByHand.java", "package com.example.models;\n\npublic final class ByHand {}\n");
        assertEquals(0, project.maven(GENERATE).exit());
        project.git("init", "-q");
        project.git("add", ".");
        project.git("commit", "-q", "-m", "models");
    }

    private static String plugin(String goals) {
        return MavenProject.plugin(CONFIGURATION).replace("<goal>generate</goal>", "<goal>" + goals + "</goal>");
    }

    @Test
    @Tag("thorough")
    void aFreshCloneCompilesWhateverGitDoesToItsLines() throws IOException, InterruptedException {
        project.git("clone", "-q", ".", "../clone");
        project.git("-c", "core.autocrlf=true", "clone", "-q", ".", "../windows");

        for (String name : new String[] {"clone", "windows"}) {
            MavenProject clone = project.beside(name);
            Build build = clone.maven("compile");

            assertEquals(0, build.exit(), build.log());
            assertTrue(Files.exists(clone.file("target/classes/com/example/Reader.class")), build.log());
        }
        assertTrue(Files.readString(project.beside("windows").file(MODELS + "Fetch.java"))
                .contains("\r\n"));
    }

    @Test
    void anEditIsShownAndStaysWhereItIs() throws IOException, InterruptedException {
        Path fetch = project.file(MODELS + "Fetch.java");
        Files.writeString(fetch, "// edited\n", StandardOpenOption.APPEND);

        Build build = project.maven("compile");

        assertNotEquals(0, build.exit());
        assertTrue(build.log().contains("[ERROR] -// edited"), build.log());
        assertTrue(build.log().contains("1 file was edited by hand"), build.log());
        assertTrue(Files.readString(fetch).endsWith("// edited\n"));

        Build generated = project.maven(GENERATE);
        assertTrue(generated.log().contains("[WARNING] Edited by hand, and written again: " + fetch), generated.log());
        assertEquals("", project.git("status", "--short"));
    }

    @Test
    @Tag("thorough")
    void aChangedSchemaNamesItsRemedyWhichWorks() throws IOException, InterruptedException {
        project.write("src/main/schema/steps.yaml", SCHEMA.replace("depth", "height"));

        Build build = project.maven("compile");

        assertNotEquals(0, build.exit());
        assertTrue(
                build.log().contains("[ERROR] com/example/models/Store.java was generated from other schemas"),
                build.log());
        assertTrue(build.log().contains("[ERROR] -") && build.log().contains("Long height"), build.log());
        assertTrue(build.log().contains("Run 'mvn schema-codegen:generate', and commit what it writes."), build.log());
        assertEquals(0, project.maven(GENERATE).exit());
        assertEquals(0, project.maven("compile").exit());
        assertEquals(
                " M src/generated/java/com/example/models/Store.java\n M src/main/schema/steps.yaml\n",
                project.git("status", "--short"));
    }

    @Test
    @Tag("thorough")
    void theTypeOfADefinitionThatIsGoneIsFoundAndDeletedAndWhatIsWrittenByHandStays()
            throws IOException, InterruptedException {
        project.git("clone", "-q", ".", "../clone");
        MavenProject clone = project.beside("clone");
        clone.write("src/main/schema/steps.yaml", SCHEMA.substring(0, SCHEMA.indexOf("  Store")));

        Build build = clone.maven("compile");

        assertNotEquals(0, build.exit());
        assertTrue(
                build.log().contains("[ERROR] com/example/models/Store.java is of a type that is gone"), build.log());
        assertEquals(0, clone.maven(GENERATE).exit());
        assertFalse(Files.exists(clone.file(MODELS + "Store.java")));
        assertTrue(Files.exists(clone.file(MODELS + "ByHand.java")));
        assertEquals(0, clone.maven("compile").exit());
    }

    @Test
    @Tag("thorough")
    void generateAndCheckOnOneFolderAreRefused() throws IOException, InterruptedException {
        project.write("pom.xml", MavenProject.pom("committed", plugin("generate</goal><goal>check")));
        Files.writeString(project.file(MODELS + "Fetch.java"), "// edited\n", StandardOpenOption.APPEND);

        Build build = project.maven("compile");

        assertNotEquals(0, build.exit());
        assertTrue(build.log().contains("Both 'generate' and 'check' are bound to the build"), build.log());
        assertTrue(Files.readString(project.file(MODELS + "Fetch.java")).endsWith("// edited\n"));
    }

    @Test
    @Tag("thorough")
    void modulesAreCheckedAtTheSameTime() throws IOException, InterruptedException {
        MavenProject reactor = project.beside("reactor").write("pom.xml", MavenProject.parentPom("one", "two"));
        for (String module : new String[] {"one", "two"}) {
            reactor.write(module + "/pom.xml", MavenProject.pom(module, plugin("check")))
                    .write(module + "/src/main/schema/steps.yaml", SCHEMA.replace("depth", module));
        }
        Build generated = reactor.maven("-T2", GENERATE, "-pl", "one,two");
        assertEquals(0, generated.exit(), generated.log());
        assertEquals(0, reactor.maven("-T2", "compile").exit());
        reactor.write("two/src/main/schema/steps.yaml", SCHEMA);

        Build build = reactor.maven("-T2", "--fail-at-end", "compile");

        assertNotEquals(0, build.exit());
        assertTrue(build.log().contains("Store.java was generated from other schemas"), build.log());
        assertTrue(Files.exists(reactor.file("one/target/classes/com/example/models/Store.class")), build.log());
    }
}
