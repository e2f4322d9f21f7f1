package dev.cairn.it;

import dev.cairn.it.MavenProject.Build;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Gradle that {@code assemble.py} made, with a home of its own: one process does all builds. Nothing is fetched over the network. */
final class Gradle {

    private static final String EXIT = "exit: ";

    /** What Gradle's own launcher opens, and what keeps the process small. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.nio.charset=ALL-UNNAMED",
            "--add-opens=java.prefs/java.util.prefs=ALL-UNNAMED");

    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    private Gradle(Process process) {
        this.process = process;
        this.input = process.outputWriter();
        this.output = process.inputReader();
    }

    /** Gradle in the folder {@code it.gradle}, for projects in another. */
    static Gradle in(Path folder) throws IOException {
        Path gradle = Path.of(MavenProject.property("gradle"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-cp",
                gradle.resolve("classes") + ":" + gradle.resolve("lib") + "/*",
                "AssembledGradle",
                Files.createDirectories(folder.resolve("gradle-home")).toString()));
        return new Gradle(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** Settings of a project that may know our plugins, and what the build around this one has. */
    static String settings(Path folder, String rest) {
        String repositories = """
                repositories {
                    maven { url = '%s' }
                    maven {
                        url = '%s'
                        metadataSources { mavenPom(); artifact(); ignoreGradleMetadataRedirection() }
                    }
                }
                """.formatted(
                        folder.resolve("repository").toUri(),
                        Path.of(MavenProject.property("repository")).toUri());
        return "pluginManagement {\n" + repositories + "}\ndependencyResolutionManagement {\n" + repositories + "}\n"
                + rest;
    }

    Build run(Path project, String... words) throws IOException {
        input.write(project + "\t" + String.join("\t", words) + "\n");
        input.flush();
        StringBuilder log = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(EXIT)) {
                return new Build(Integer.parseInt(line.substring(EXIT.length())), log.toString());
            }
            log.append(line).append('\n');
        }
        throw new UncheckedIOException(new IOException("Gradle ended: " + log));
    }

    /** Ends the process, which does so when there is nothing more to read. */
    void stop() throws IOException, InterruptedException {
        input.close();
        process.waitFor();
    }
}
