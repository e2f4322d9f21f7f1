package dev.cairn.workbench.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.YamlReader;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestEditsTest {

    private static final Path MISTAKES = Path.of("../manifest/src/test/resources/mistakes");

    private static String changed(String text, List<TextChange> changes) {
        List<TextChange> backwards = new ArrayList<>(changes);
        backwards.sort(Comparator.comparing(change -> change.range().start(), Comparator.reverseOrder()));
        TextLines lines = TextLines.of(text);
        for (TextChange change : backwards) {
            lines = lines.with(change);
        }
        return lines.text();
    }

    private static TextPoint point(String text, String part) {
        int at = text.indexOf(part);
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new TextPoint(line, at - (text.lastIndexOf('\n', at) + 1));
    }

    private static String renamed(String text, String part, String name) throws CannotRename {
        return changed(text, Renaming.changes(TextLines.of(text), point(text, part), name));
    }

    private static String formatted(String text) {
        return changed(text, ManifestFormat.changes(TextLines.of(text), 2));
    }

    @Test
    void aDefinitionIsRenamedWhereverAReferenceLeadsThroughIt() throws CannotRename {
        String text = """
                a: {$ref: "#/definitions/old"}
                b: ['#/definitions/old/deep', "#/definitions/older", "#/definitions/group/old"]
                c: 🪨 "#/definitions/old"
                definitions:
                  'old': {type: X, deep: 1}
                  older: 2
                  group:
                    old: 3
                """;
        assertEquals("""
                a: {$ref: "#/definitions/new"}
                b: ['#/definitions/new/deep', "#/definitions/older", "#/definitions/group/old"]
                c: 🪨 "#/definitions/old"
                definitions:
                  new: {type: X, deep: 1}
                  older: 2
                  group:
                    old: 3
                """, renamed(text, "old\"}", "new"));
        assertTrue(renamed(text, "old: 3", "n").contains("\"#/definitions/group/n\"]"));
        assertTrue(renamed(text, "older: 2", "true").contains("  \"true\": 2"));
    }

    @Test
    void aKeyWithSlashesGoesBeforeItsSteps() throws CannotRename {
        String text = """
                a: {$ref: "#/definitions/x/y"}
                definitions:
                  x/y: 1
                  x: {y: 2}
                """;
        assertTrue(renamed(text, "x/y: 1", "z").startsWith("a: {$ref: \"#/definitions/z\"}"));
        assertTrue(renamed(text, "x: {", "z").startsWith("a: {$ref: \"#/definitions/x/y\"}"));
    }

    @Test
    void whatCannotBeRenamedIsRefusedWithAReason() {
        String text = """
                a: {$ref: "#/definitions/\\x6fld"}
                definitions:
                  old: {type: X, field: 1}
                  other: 2
                """;
        for (String[] refused : new String[][] {
            {"old:", "other", "'other' is there already"},
            {"old:", "a b", "'a b' can be no name"},
            {"old:", "", "'' can be no name"},
            {"field", "x", "Only the names of definitions"},
            {"a: {", "x", "Only the names of definitions"},
            {"old:", "new", "The reference in line 1"}
        }) {
            CannotRename why = assertThrows(CannotRename.class, () -> renamed(text, refused[0], refused[1]));
            assertTrue(String.valueOf(why.getMessage()).startsWith(refused[2]), why.getMessage());
        }
        assertThrows(CannotRename.class, () -> renamed("definitions:\n  a: [", "a:", "b"));
    }

    @Test
    void formattingKeepsWhatIsWritten() {
        assertEquals("""
                # first
                a:
                  # of b
                  b: |
                    text
                      kept\s\s

                  c:
                    - d: 1 # one
                      e:
                        - 2
                        - - 3
                          - {f:   4}
                  # end
                  g: "x
                    y"
                """, formatted("""
                # first
                a:
                     # of b
                     b: |
                       text
                         kept\s\s

                     c:
                     -   d: 1 # one  \s
                         e:
                         - 2
                         - - 3
                           - {f:   4}
                     # end
                     g: "x
                       y"  \s
                """));
        String broken = "a: [\n    b";
        assertEquals(broken, formatted(broken));
    }

    /** However it is indented, what is meant stays, and formatting again changes nothing. */
    @Test
    void formattingChangesNoManifest() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            block(random, text, 0, 0);
            String written = text.toString();
            String once = formatted(written);
            assertEquals(plain(written), plain(once), written);
            assertEquals(once, formatted(once), written);
            assertEquals(
                    written.lines()
                            .map(String::strip)
                            .filter(line -> line.startsWith("#"))
                            .toList(),
                    once.lines()
                            .map(String::strip)
                            .filter(line -> line.startsWith("#"))
                            .toList());
        }
    }

    private static Object plain(String text) {
        return Objects.requireNonNull(YamlReader.pyYaml().read("m", text).toPlain());
    }

    private static void block(Random random, StringBuilder text, int indentation, int depth) {
        int step = 1 + random.nextInt(5);
        String blanks = " ".repeat(indentation);
        for (int i = 0; i <= random.nextInt(4); i++) {
            if (random.nextInt(4) == 0) {
                text.append(blanks).append("# comment ").append(i).append('\n');
            }
            text.append(blanks).append("k").append(i).append(':');
            switch (depth > 3 ? random.nextInt(4) : random.nextInt(7)) {
                case 0 -> text.append(" {a: [1, 2], b: c} # flow\n");
                case 1 -> text.append(" \"{{ x['y'] }} - : 🪨\"  \n");
                case 2 ->
                    text.append(random.nextBoolean() ? " |\n" : " >-\n")
                            .append(blanks)
                            .append("   a: b\n\n")
                            .append(blanks)
                            .append("     - # c \n");
                case 3 ->
                    text.append("\n")
                            .append(blanks)
                            .append("  plain\n")
                            .append(blanks)
                            .append("   on\n");
                case 4 -> {
                    int dash = indentation + random.nextInt(3);
                    for (int j = 0; j <= random.nextInt(3); j++) {
                        text.append('\n')
                                .append(" ".repeat(dash))
                                .append("- - x\n")
                                .append(" ".repeat(dash))
                                .append("  - y: 1\n")
                                .append(" ".repeat(dash))
                                .append("    z: |\n")
                                .append(" ".repeat(dash))
                                .append("       t\n");
                    }
                }
                default -> {
                    text.append(random.nextInt(3) == 0 ? " &a" + text.length() + "\n" : "\n");
                    block(random, text, indentation + step, depth + 1);
                }
            }
        }
    }

    /** Every word that is meant to be another is one by a quick fix, and then is no problem any more. */
    @Test
    void everyMisspeltWordCanBeMended() throws IOException {
        int mended = 0;
        try (Stream<Path> files = Files.walk(MISTAKES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                for (Diagnostic problem : Authoring.problems("m.yaml", text, null)) {
                    TextLines lines = TextLines.of(text);
                    TextPoint at = lines.token(problem.place()).start();
                    Optional<QuickFix> fix = QuickFixes.of(lines, at, problem.message(), problem.code());
                    boolean meant = problem.message().contains("did you mean");
                    assertTrue(fix.isPresent() || !meant, file + " " + problem);
                    if (fix.isPresent()) {
                        String after = changed(text, fix.get().changes());
                        assertFalse(
                                Authoring.problems("m.yaml", after, null).contains(problem),
                                file + " " + problem + "\n" + after);
                        mended++;
                    }
                }
            }
        }
        assertTrue(mended > 20, mended + " mended");
    }

    @Test
    void theOutlineIsThereHoweverBrokenTheTextIs() {
        List<OutlineEntry> entries = Outline.of(TextLines.of("""
                streams:
                - type: DeclarativeStream
                  name: 'a: b'
                  text: |
                    x:
                      - y
                - $ref: "#/definitions/streams/c"
                - "#/definitions/streams/d"
                - [
                "quoted key": {
                """));
        assertEquals(
                List.of("streams", "quoted key"),
                entries.stream().map(OutlineEntry::name).toList());
        assertEquals(
                List.of("a: b", "c", "d", "[3]"),
                entries.get(0).children().stream().map(OutlineEntry::name).toList());
        assertEquals("DeclarativeStream", entries.get(0).children().get(0).detail());
        assertEquals(
                TextRange.ofLine(1, 0, 25), entries.get(0).children().get(0).selection());
        assertEquals(
                new TextPoint(5, 9), entries.get(0).children().get(0).range().end());
    }
}
