package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.cases.CaseSecrets;
import dev.cairn.workbench.cases.CaseSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks the manifest, and runs the cases of the folder {@code tests} on what was recorded: without an API and without secrets. */
class ConnectorTest {

    @Test
    void theManifestHasNoProblems() throws IOException {
        assertEquals(List.of(), Authoring.problems("manifest.yaml", Files.readString(Path.of("manifest.yaml")), null));
    }

    @Test
    void noCaseHasSecrets() {
        assertEquals(
                List.of(),
                CaseSuite.in(List.of(Path.of("tests"))).folders().stream()
                        .flatMap(one -> CaseSecrets.in(one).stream())
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException, InterruptedException {
        CaseSuite cases = CaseSuite.in(List.of(Path.of("tests")));
        assertTrue(cases.size() > 0, "there is no case in tests");
        return cases.run(false, 2, result -> {}).stream()
                .map(result -> dynamicTest(
                        result.name(), () -> assertTrue(result.passed(), () -> String.join("\n", result.failures()))));
    }
}
