package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each difference in {@code docs/compatibility.md} names a test, and the test is there; each recorded difference has a row.
 * {@code differences/ledger.txt} lists all rows with their recorded cases; {@code -Dgolden.update=true} writes it anew.
 */
class CompatibilityTableIT {

    private static final Path ROOT = Path.of("..");
    private static final Path DIFFERENCES = Path.of("src/test/resources/differences");
    private static final Path ANSWERS = Path.of("src/test/resources/manifest-server");
    private static final Path LEDGER = DIFFERENCES.resolve("ledger.txt");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final String SAME_CLASS = "…";

    @Test
    void everyRowNamesATestThatIsThere() throws IOException {
        Map<String, String> sources = testSources();
        List<String> rows = rows();
        assertTrue(rows.size() > 60, "only " + rows.size() + " rows were found");
        List<String> wrong = new ArrayList<>();
        for (String row : rows) {
            String[] cells = CELL_END.split(row, -1);
            wrong.addAll(wrong(cells[1].strip(), cells[cells.length - 2], sources));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyCaseOfADifferenceIsNamedInARow() throws IOException {
        String table = String.join("\n", rows());
        try (Stream<Path> files = Files.walk(DIFFERENCES)) {
            List<String> unnamed = files.map(
                            file -> DIFFERENCES.relativize(file).toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> "differences/" + name.substring(0, name.length() - ".yaml".length()))
                    .filter(name -> !table.contains("`" + name + "`"))
                    .sorted()
                    .toList();
            assertEquals(List.of(), unnamed);
        }
    }

    @Test
    void everyAnswerThatDiffersNamesOneRow() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> rows = rows();
        answersThatDiffer()
                .forEach((name, starts) -> starts.forEach(start -> {
                    long named = rows.stream()
                            .filter(row -> row.startsWith("| " + start))
                            .count();
                    if (named != 1) {
                        wrong.add(name + ": '" + start + "' begins " + named + " rows");
                    }
                }));
        assertEquals(List.of(), wrong);
    }

    @Test
    void theLedgerHasEachRowWithTheRecordedCasesThatShowIt() throws IOException {
        Map<String, List<String>> answers = answersThatDiffer();
        StringBuilder ledger = new StringBuilder();
        List<String> unshown = new ArrayList<>();
        for (String row : rows()) {
            String[] cells = CELL_END.split(row, -1);
            String tests = cells[cells.length - 2].strip();
            List<String> cases = new ArrayList<>();
            for (Matcher name = NAME.matcher(tests); name.find(); ) {
                if (name.group(1).startsWith("differences/")) {
                    cases.add(name.group(1));
                }
            }
            answers.forEach((name, starts) -> {
                if (starts.stream().anyMatch(start -> row.startsWith("| " + start))) {
                    cases.add(name);
                }
            });
            if (cases.isEmpty() && tests.equals("`ManifestServerIT`")) {
                unshown.add(cells[1].strip());
            }
            ledger.append(cells[1].strip()).append('\n');
            cases.forEach(name -> ledger.append("    ").append(name).append('\n'));
            if (cases.isEmpty()) {
                ledger.append("    no recorded case; ").append(tests).append('\n');
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(LEDGER, ledger);
        }
        assertEquals(Files.readString(LEDGER), ledger.toString(), "-Dgolden.update=true writes it anew");
        assertEquals(List.of(), unshown, "rows whose test is a recorded answer, and none names them");
    }

    /** The recorded answers of the manifest server that differ on purpose, with the beginnings of the rows that say why. */
    private static Map<String, List<String>> answersThatDiffer() throws IOException {
        Map<String, List<String>> answers = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ANSWERS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                if (Json.parse(Files.readAllBytes(file)) instanceof Map<?, ?> map
                        && map.get("differences") instanceof Map<?, ?> differences
                        && differences.get("rows") instanceof List<?> rows) {
                    String name = ANSWERS.relativize(file).toString();
                    answers.put(
                            "manifest-server/" + name.substring(0, name.length() - ".json".length()),
                            rows.stream().map(String::valueOf).toList());
                }
            }
        }
        return answers;
    }

    private static List<String> wrong(String what, String tests, Map<String, String> sources) {
        List<String> wrong = new ArrayList<>();
        if (!NAME.matcher(tests).find() || tests.contains("—")) {
            wrong.add("no test: " + what);
        }
        String known = "";
        for (Matcher name = NAME.matcher(tests); name.find(); ) {
            String test = name.group(1);
            if (test.startsWith("differences/")) {
                if (!Files.exists(DIFFERENCES.resolveSibling(test + ".yaml"))) {
                    wrong.add("no case " + test + ": " + what);
                }
                continue;
            }
            String full = test.startsWith(SAME_CLASS) ? known + "." + test.substring(1) : test;
            known = full.replaceFirst("\\..*", "");
            String source = sources.get(known);
            boolean there = source != null
                    && (known.equals(full) || source.contains("void " + full.substring(known.length() + 1) + "("));
            if (!there) {
                wrong.add("no test " + full + ": " + what);
            }
        }
        return wrong;
    }

    /** The rows of the tables that have tests in their last column, without those that are headings. */
    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(ROOT.resolve("docs/compatibility.md"))) {
            if (line.startsWith("|") && line.endsWith("| test |")) {
                inTable = true;
            } else if (!line.startsWith("|")) {
                inTable = false;
            } else if (inTable && !line.startsWith("|---") && !line.startsWith("| **")) {
                rows.add(line);
            }
        }
        return rows;
    }

    /** Sources of tests by the simple names of their classes. */
    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Path folder : modules()) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String name = Objects.requireNonNull(file.getFileName()).toString();
                    sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                }
            }
        }
        return sources;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }
}
