package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/decisions/README.md} has a line for each note, and notes speak of what there is. */
class DecisionsIT {

    private static final Path ROOT = Path.of("..");
    private static final Path NOTES = ROOT.resolve("docs/decisions");
    private static final Pattern HEADING = Pattern.compile("# (\\d+)\\. (.+)");
    private static final Pattern REPLACED = Pattern.compile("(?m)^\\*Replaced by note (\\d+)\\.\\*$");
    private static final Pattern PACKAGE = Pattern.compile("`(dev\\.cairn(?:\\.[a-z]\\w*)+)`");

    @Test
    void theIndexHasALineForEachNote() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        for (Path note : notes()) {
            missing.add(line(note));
        }
        TreeSet<String> outdated = new TreeSet<>();
        for (String line : Files.readAllLines(NOTES.resolve("README.md"))) {
            if (line.startsWith("- ") && !missing.remove(line)) {
                outdated.add(line);
            }
        }
        assertEquals("", String.join("\n", missing), "lines that are missing");
        assertEquals("", String.join("\n", outdated), "lines of no note");
    }

    @Test
    void notesNamePackagesThatExist() throws IOException {
        TreeSet<String> gone = new TreeSet<>();
        for (Path note : notes()) {
            for (Matcher name = PACKAGE.matcher(Files.readString(note)); name.find(); ) {
                if (!exists(name.group(1).replace('.', '/'))) {
                    gone.add(note.getFileName() + " names " + name.group(1));
                }
            }
        }
        assertEquals(new TreeSet<>(), gone);
    }

    private static List<Path> notes() throws IOException {
        try (Stream<Path> files = Files.list(NOTES)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }

    private static String line(Path note) throws IOException {
        String text = Files.readString(note);
        Matcher heading = HEADING.matcher(text.lines().findFirst().orElse(""));
        assertTrue(heading.matches(), note + " begins with its number and what was decided");
        Matcher replaced = REPLACED.matcher(text);
        return "- [" + heading.group(1) + "](" + note.getFileName() + "): " + heading.group(2)
                + (replaced.find() ? " (replaced by " + replaced.group(1) + ")" : "");
    }

    private static boolean exists(String folder) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.anyMatch(module -> Files.isDirectory(module.resolve("src/main/java/" + folder))
                    || Files.isDirectory(module.resolve("src/main/resources/" + folder)));
        }
    }
}
