package dev.cairn.codegen.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {

    @TempDir
    private Path folder;

    @Test
    void onlyFilesThatDifferAreWritten() throws IOException {
        write(Map.of("p/A.java", "a", "p/B.java", "b"), Set.of());
        Files.setLastModifiedTime(folder.resolve("p/A.java"), FileTime.fromMillis(1000));

        OutputFiles.Outcome outcome = write(Map.of("p/A.java", "a", "p/B.java", "changed"), Set.of());

        assertEquals(1, outcome.written());
        assertEquals(FileTime.fromMillis(1000), Files.getLastModifiedTime(folder.resolve("p/A.java")));
    }

    @Test
    void whatIsNotWantedAnyMoreIsDeletedAndOtherFilesStay() throws IOException {
        OutputFiles.Outcome first = write(Map.of("A.java", "a", "B.java", "b"), Set.of());
        Files.writeString(folder.resolve("Other.java"), "not ours");

        OutputFiles.Outcome second =
                write(Map.of("A.java", "a"), first.outputs().keySet());

        assertEquals(1, second.deleted());
        assertFalse(Files.exists(folder.resolve("B.java")));
        assertTrue(Files.exists(folder.resolve("Other.java")));
    }

    @Test
    void theStateKnowsEditedAndMissingFiles() throws IOException {
        OutputFiles.Outcome outcome = write(Map.of("A.java", "a", "B.java", "b"), Set.of());
        Path file = folder.resolve("state");
        new BuildState("f", List.of(folder.resolve("schema.yaml").toUri()), outcome.outputs()).write(file);
        BuildState state = BuildState.read(file).orElseThrow();
        assertEquals("f", state.fingerprint());
        assertEquals(List.of(), state.look().edited());

        Files.writeString(folder.resolve("A.java"), "edited");
        assertEquals(List.of(folder.resolve("A.java")), state.look().edited());
        assertTrue(state.look().complete());

        Files.delete(folder.resolve("B.java"));
        assertFalse(state.look().complete());
    }

    @Test
    void theComparisonShowsChangedMissingAndSurplusFiles() throws IOException {
        write(Map.of("p/A.java", "a\n", "p/B.java", "b\n"), Set.of());

        List<String> differences = TreeComparison.differences(folder, Map.of("p/A.java", "x\n", "p/C.java", "c\n"));

        assertEquals(
                List.of(
                        "--- a/p/A.java\n+++ b/p/A.java\n@@ -1 +1 @@\n-a\n+x\n",
                        "--- a/p/B.java\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\n",
                        "--- /dev/null\n+++ b/p/C.java\n@@ -0,0 +1 @@\n+c\n"),
                differences);
    }

    private OutputFiles.Outcome write(Map<String, String> texts, Set<Path> earlier) throws IOException {
        OutputFiles files = new OutputFiles();
        files.add(folder, texts);
        return files.write(earlier);
    }
}
