package dev.cairn.server.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceTest {

    @ParameterizedTest
    @CsvSource({
        "./manifest.yaml, tests",
        "././a/./manifest.yaml, a/tests",
        ".hidden/m.yaml, .hidden/tests",
        "a/../manifest.yaml, a/../tests"
    })
    void aDotThatLeadsNowhereIsInNoPath(String manifest, String cases) {
        assertEquals(
                Path.of(cases).toAbsolutePath(),
                Workspace.beside(Path.of(manifest)).cases());
    }
}
