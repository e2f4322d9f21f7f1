package dev.cairn.codegen.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        new BuildState("f", List.of(folder.resolve("schema.yaml").toUri()), outcome.outputs()).write(file, folder);
        BuildState state = BuildState.read(file, folder).orElseThrow();
        assertEquals("f", state.fingerprint());
        assertEquals(List.of(), state.look().edited());

        Files.writeString(folder.resolve("A.java"), "edited");
        assertEquals(List.of(folder.resolve("A.java")), state.look().edited());
        assertTrue(state.look().complete());

        Files.delete(folder.resolve("B.java"));
        assertFalse(state.look().complete());
    }

    @Test
    void theStateOfACopiedProjectSpeaksOfTheCopy() throws IOException {
        Path original = Files.createDirectories(folder.resolve("original"));
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Path schema = Files.writeString(original.resolve("schema.yaml"), "type: object");
        OutputFiles files = new OutputFiles();
        files.add(original.resolve("target"), Map.of("A.java", "a"));
        new BuildState(
                        "f",
                        List.of(schema.toUri(), URI.create("classpath:other.yaml")),
                        files.write(Set.of()).outputs())
                .write(original.resolve("target/state"), original);
        Files.createDirectories(copy.resolve("target"));
        Files.copy(original.resolve("target/state"), copy.resolve("target/state"));

        BuildState state = BuildState.read(copy.resolve("target/state"), copy).orElseThrow();

        assertEquals(List.of(copy.resolve("schema.yaml").toUri(), URI.create("classpath:other.yaml")), state.inputs());
        assertEquals(Set.of(copy.resolve("target/A.java")), state.outputs().keySet());
        assertFalse(state.look().complete());
    }

    @Test
    void whatWasEditedIsShownAndWhatIsOldOrGoneIsNamed() throws IOException {
        String generated = "@Generated(\"dev.cairn.codegen\")\nclass ";
        write(
                Map.of(
                        "p/Edited.java", Seal.on(generated + "Edited {}\n").replace("{}", "{ }"),
                        "p/Old.java", Seal.on(generated + "Old { int old; }\n"),
                        "p/Gone.java", Seal.on(generated + "Gone {}\n"),
                        "p/Windows.java", Seal.on(generated + "Windows {}\n").replace("\n", "\r\n"),
                        "p/ByHand.java", "class ByHand {}\n"),
                Set.of());
        Map<String, String> wanted = new TreeMap<>();
        for (String name : List.of("Edited", "Old", "Windows", "Missing")) {
            wanted.put("p/" + name + ".java", Seal.on(generated + name + " {}\n"));
        }

        TreeComparison comparison = TreeComparison.of(folder, wanted);

        assertEquals(1, comparison.edited().size());
        assertTrue(comparison.edited().get(0).endsWith("-class Edited { }\n+class Edited {}\n"), comparison::toString);
        assertEquals(
                List.of(
                        "p/Gone.java is of a type that is gone",
                        "p/Missing.java is missing",
                        "p/Old.java was generated from other schemas"),
                comparison.outdated());
        assertEquals(1, comparison.changed().size());
        assertTrue(comparison.changed().get(0).contains("-class Old { int old; }\n"), comparison::toString);
        assertTrue(comparison.changed().get(0).endsWith("\n+class Old {}\n"), comparison::toString);
    }

    @Test
    void ofManyChangesALogHasTheBeginningAndAllNames() throws IOException {
        String generated = "@Generated(\"dev.cairn.codegen\")\nclass ";
        Map<String, String> found = new TreeMap<>();
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            String name = "Old" + i;
            found.put("p/" + name + ".java", Seal.on(generated + name + " {}\n"));
            wanted.put("p/" + name + ".java", Seal.on(generated + name + " { int now; }\n"));
        }
        write(found, Set.of());

        List<String> lines = TreeComparison.of(folder, wanted).lines();

        assertEquals(300 + 1 + 100, lines.size());
        assertEquals("… and 400 more lines", lines.get(300));
    }

    private OutputFiles.Outcome write(Map<String, String> texts, Set<Path> earlier) throws IOException {
        OutputFiles files = new OutputFiles();
        files.add(folder, texts);
        return files.write(earlier);
    }
}
