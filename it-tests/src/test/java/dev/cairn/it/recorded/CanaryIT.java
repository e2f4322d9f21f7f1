package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No secret is written anywhere, whatever a case is about: each recorded case runs with secrets that its API repeats in
 * errors and its manifest in messages. Configurations for the platform have to have them.
 */
@Execution(ExecutionMode.CONCURRENT) // they mostly wait
class CanaryIT {

    private static final Set<String> INPUTS = Set.of("manifest.yaml", "config.json", "catalog.json", "state.json");

    @TempDir
    private Path folder;

    static Stream<Named<Path>> cases() throws IOException {
        return CaseFolder.RECORDED.some(8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void writesNoSecret(Path file) throws IOException, InterruptedException {
        RecordedCase recorded = RecordedCase.load(file);
        CaseRun run = CaseRun.of(Canaries.into(recorded), new CairnInProcess(), folder);
        if (Files.readString(recorded.expected()).contains("\"request\"")) {
            assertTrue(Canaries.isIn(run.result()), "the requests have no canary, so this case shows nothing");
        }
        List<String> lines = Canaries.linesWithOne(run.texts()).stream()
                .filter(line -> !line.contains("\"type\":\"CONTROL\""))
                .toList();
        assertEquals(List.of(), lines);
        assertEquals(List.of(), filesWithOne());
    }

    private List<Path> filesWithOne() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !INPUTS.contains(file.getFileName().toString()))
                    .filter(CanaryIT::hasOne)
                    .toList();
        }
    }

    private static boolean hasOne(Path file) {
        try {
            return !Canaries.linesWithOne(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
