package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The first commands in a clone: nothing is built, and the local repository has no module of this project. */
class FreshCloneIT {

    private static final Path ROOT = Path.of(MavenProject.property("root"));

    @TempDir
    private static Path folder;

    private static MavenProject clone;

    @BeforeAll
    static void copySources() throws IOException, InterruptedException {
        clone = MavenProject.empty(folder);
        String files = run(ROOT, "git", "ls-files", "-co", "--exclude-standard");
        for (String name : files.lines().toList()) {
            Path file = ROOT.resolve(name);
            if (Files.isRegularFile(file)) {
                Files.createDirectories(clone.file(name).getParent());
                Files.copy(file, clone.file(name));
            }
        }
    }

    @Test
    @Tag("thorough")
    void generatesModelsWithThePluginOfTheSameBuild() throws IOException, InterruptedException {
        Build build = clone.maven("generate-sources", "-P!error-prone");
        assertEquals(0, build.exit(), build.log());
        assertTrue(
                Files.exists(clone.file("generated-models/target/generated-sources/schema-codegen/dev/cairn/models")));
    }

    /** The local repository is that of this build, offline or not: what is quick takes nothing else. */
    @Test
    @EnabledIfSystemProperty(
            named = "it.launcher",
            matches = "true",
            disabledReason = "left out: the launcher is built once more only with -Dit.launcher=true")
    void theLauncherBuildsWhatItRuns() throws IOException, InterruptedException {
        String version = run(clone.file("."), "./cairn", "--version");
        assertTrue(version.contains("0.1.0"), version);
        assertFalse(Files.exists(clone.file("cli/target/cairn.jar")), "only a build with checks makes it there");
        assertFalse(Files.exists(clone.file("runtime/target/quickly/test-classes")));
    }

    @Test
    @EnabledIfSystemProperty(
            named = "it.launcher",
            matches = "true",
            disabledReason = "left out: the launcher is built once more only with -Dit.launcher=true")
    void theLauncherFetchesDuckDbWhenAnAddressNeedsIt() throws IOException, InterruptedException {
        Path drivers = clone.file("cli/target/quickly/drivers");
        run(clone.file("."), "./cairn", "--version");
        assertEquals(List.of(), jars(drivers, "duckdb"));
        String printed = run(clone.file("."), "./cairn", "status", "--to", "duckdb:" + folder.resolve("none.duckdb"));
        assertEquals(1, jars(drivers, "duckdb").size(), printed);
        assertEquals(
                1,
                printed.lines()
                        .filter(line -> line.startsWith("cairn: fetching"))
                        .count(),
                printed);
        assertFalse(printed.contains("is not there"), printed);
    }

    private static List<String> jars(Path folder, String name) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(name) && file.endsWith(".jar"))
                    .toList();
        }
    }

    /** The launcher has a class archive made behind its commands; the folder is removed when that is done. */
    @AfterAll
    static void waitForTheArchive() throws InterruptedException {
        Path archive = clone.file("cli/target/quickly/cairn.jsa");
        Path lock = archive.resolveSibling("cairn.jsa.lock");
        boolean made = Files.exists(archive.resolveSibling("cairn.jar"));
        for (int i = 0; i < 3000 && made && (!Files.exists(archive) || Files.isSymbolicLink(lock)); i++) {
            Thread.sleep(100);
        }
        assertEquals(made, Files.exists(archive));
    }

    /** What a command prints, on either stream. */
    private static String run(Path in, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", command) + ": " + printed);
        return printed;
    }
}
