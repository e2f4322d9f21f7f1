package dev.cairn.cli.ci;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a project's build whether its generated models are what their schemas say.
 *
 * @param build the file that says that it generates models
 * @param command asks it, in the project's folder
 */
record ModelsCheck(Path folder, Path build, List<String> command) {

    private static final int MINUTES = 15;
    private static final int MOST_LINES = 40;

    /** That of a project; none where it generates no models. */
    static Optional<ModelsCheck> of(Path folder) throws IOException {
        Path pom = folder.resolve("pom.xml");
        if (mentions(pom, "schema-codegen-maven-plugin")) {
            return Optional.of(new ModelsCheck(
                    folder, pom, List.of(program(folder, "mvnw", "mvn"), "-B", "-ntp", "-q", "schema-codegen:check")));
        }
        return Stream.of("build.gradle.kts", "build.gradle")
                .map(folder::resolve)
                .filter(file -> mentions(file, "dev.cairn.schema-codegen"))
                .findFirst()
                .map(file -> new ModelsCheck(
                        folder,
                        file,
                        List.of(program(folder, "gradlew", "gradle"), "--console=plain", "-q", "checkModels")));
    }

    private static boolean mentions(Path file, String text) {
        try {
            return Files.isRegularFile(file)
                    && new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(text);
        } catch (IOException e) {
            return false; // the build itself is going to say so
        }
    }

    private static String program(Path folder, String wrapper, String installed) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path own = folder.resolve(windows ? wrapper + (wrapper.equals("mvnw") ? ".cmd" : ".bat") : wrapper);
        return Files.isExecutable(own) ? own.toAbsolutePath().toString() : windows ? installed + ".cmd" : installed;
    }

    PartReport run() throws InterruptedException {
        try {
            Path printed = Files.createTempFile("cairn-models", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toAbsolutePath().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    return report("'%s' did not end within %d minutes".formatted(words(), MINUTES));
                }
                return process.exitValue() == 0
                        ? PartReport.of(words(), List.of())
                        : report("'" + words() + "' says:\n" + end(printed));
            } finally {
                Files.deleteIfExists(printed);
            }
        } catch (IOException e) {
            return report("'" + words() + "' cannot be run: " + FailureWords.of(e));
        }
    }

    private String words() {
        return String.join(" ", command);
    }

    private PartReport report(String problem) {
        return PartReport.of(
                words(), List.of(new Diagnostic(Severity.ERROR, Place.of(build.toString()), problem, "models")));
    }

    private static String end(Path printed) throws IOException {
        List<String> lines = new String(Files.readAllBytes(printed), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.stream().skip(Math.max(0, lines.size() - MOST_LINES)).collect(Collectors.joining("\n"));
    }
}
