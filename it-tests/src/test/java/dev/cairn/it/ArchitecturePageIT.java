package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} speaks of what there is. */
class ArchitecturePageIT {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]*[a-z][A-Za-z]*)(?:\\.[a-z]\\w*)?`");
    private static final Pattern ROW = Pattern.compile("\\| [^|]*\\| (.*) \\|");
    private static final Pattern PACKAGE = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*)`");

    private final Map<String, List<Path>> sources = sources();

    @Test
    void everyClassItNamesExists() throws IOException {
        TreeSet<String> unknown = new TreeSet<>();
        Matcher names = CLASS.matcher(page());
        while (names.find()) {
            String name = names.group(1);
            if (!name.startsWith("Your") && !sources.containsKey(name)) {
                unknown.add(name);
            }
        }
        assertEquals(new TreeSet<>(), unknown);
    }

    @Test
    void everyAnswerNamesThePackageOfItsClasses() throws IOException {
        String table = page().split("## Where is", 2)[1].split("\n## ", 2)[0];
        List<String> wrong = new ArrayList<>();
        int rows = 0;
        for (String line : table.lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && line.contains("`")) {
                rows++;
                wrong.addAll(misplaced(row.group(1)));
            }
        }
        assertTrue(rows >= 7, "rows: " + rows);
        assertEquals(List.of(), wrong);
    }

    /** Each class of an answer lies in the package that was named before it. */
    private List<String> misplaced(String answer) {
        List<String> wrong = new ArrayList<>();
        String folder = "";
        for (String word : answer.split("(?=`)", -1)) {
            Matcher place = PACKAGE.matcher(word + "`");
            Matcher name = CLASS.matcher(word + "`");
            if (place.lookingAt()) {
                folder = "/" + place.group(1).replace('.', '/') + "/";
            } else if (name.lookingAt()) {
                String in = folder;
                List<Path> files = sources.getOrDefault(name.group(1), List.of());
                if (files.stream()
                        .noneMatch(file -> file.toString().replace('\\', '/').contains(in))) {
                    wrong.add(name.group(1) + " is not in " + in);
                }
            }
        }
        return wrong;
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/architecture.md"));
    }

    private static Map<String, List<Path>> sources() {
        try (Stream<Path> files = Files.find(
                ROOT, 20, (path, attributes) -> path.toString().endsWith(".java") && attributes.isRegularFile())) {
            return files.collect(
                    Collectors.groupingBy(path -> path.getFileName().toString().replace(".java", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
