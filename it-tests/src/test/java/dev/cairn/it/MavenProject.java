package dev.cairn.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A small project that Maven builds, in a process of its own.
 *
 * <p>It has a local repository of its own, too, in which the plugin stands as if it were installed. All else comes from
 * the local repository of the build around it, which is all the project may know: nothing is fetched over the network.
 */
final class MavenProject {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final Path ROOT = Path.of(property("root"));
    private static final long MINUTES = 5;

    private final Path folder;

    MavenProject(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("connector"));
        Path repository = folder.resolve("repository/dev/cairn");
        install(repository, "cairn-parent", ROOT, false);
        install(repository, "cairn-documents", ROOT.resolve("documents"), true);
        install(repository, "schema-codegen-maven-plugin", ROOT.resolve("schema-codegen-maven-plugin"), true);
        Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors>
                    <mirror><id>around</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                </settings>
                """.formatted(
                folder.resolve("repository"), Path.of(property("repository")).toUri()));
    }

    private static void install(Path repository, String artifact, Path module, boolean jar) throws IOException {
        Path target = Files.createDirectories(repository.resolve(artifact).resolve(VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(module.resolve("pom.xml"), target.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (jar) {
            Files.copy(module.resolve("target").resolve(name + ".jar"), target.resolve(name + ".jar"));
        }
    }

    /** What the build around this one says: see the POM. */
    static String property(String name) {
        return Objects.requireNonNull(System.getProperty("it." + name), name);
    }

    /** What a command printed, and how it ended. */
    record Build(int exit, String log) {}

    Path file(String name) {
        return folder.resolve(name);
    }

    MavenProject write(String name, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file(name).getParent()));
        Files.writeString(file(name), text);
        return this;
    }

    Build maven(String... goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(property("mavenHome"), "bin", "mvn").toString(), "-B", "-s", "../settings.xml"));
        command.addAll(List.of(goals));
        Path log = file("build.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_CONFIG", "MAVEN_PROJECTBASEDIR"));
        // Short-lived processes don't repay optimised compilation.
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Build(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
