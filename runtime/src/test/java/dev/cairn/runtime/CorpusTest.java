package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Manifests that run give no errors. {@code -Drules.corpus=FOLDER} names a folder with {@code manifest.yaml} files at any
 * depth; {@code -Drules.report=FILE} writes all that is said about them there.
 */
@EnabledIfSystemProperty(named = "rules.corpus", matches = ".+")
class CorpusTest {

    @Test
    void manifestsThatRunGiveNoErrors() throws IOException {
        List<String> report = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(System.getProperty("rules.corpus")))) {
            files = all.filter(file -> file.endsWith("manifest.yaml")).sorted().toList();
        }
        for (Path file : files) {
            for (Diagnostic diagnostic : diagnose(file)) {
                report.add(diagnostic.toString());
                if (diagnostic.severity() == Severity.ERROR) {
                    errors.add(diagnostic.toString());
                }
            }
        }
        String path = System.getProperty("rules.report");
        if (path != null) {
            Files.write(Path.of(path), report);
        }
        assertEquals("", String.join("\n", errors));
    }

    private static List<Diagnostic> diagnose(Path file) throws IOException {
        String text = Files.readString(file);
        List<Diagnostic> problems = Authoring.problems(file.toString(), text, null);
        if (problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR)) {
            Manifest.load(file.toString(), text).model(); // what is valid can be bound
        }
        return problems;
    }
}
