package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.YamlReader;
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
 * So has each case of which less is compared, and each difference of test reads.
 * {@code differences/ledger.txt} lists all rows with their recorded cases; {@code -Dgolden.update=true} writes it anew.
 */
class CompatibilityTableIT {

    private static final Path ROOT = Path.of("..");
    private static final Path DIFFERENCES = Path.of("src/test/resources/differences");
    private static final Path ANSWERS = Path.of("src/test/resources/manifest-server");
    private static final Path CASES = Path.of("src/test/resources");
    private static final Path LEDGER = DIFFERENCES.resolve("ledger.txt");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final String SAME_CLASS = "…";

    /** Tests that run recorded cases and nothing else. */
    private static final List<String> SHOWN_BY_CASES = List.of("`ManifestServerIT`", "`RecordedCasesIT`");

    /** Keys of cases by which a result may differ from the reference's. */
    private static final List<String> RELAXATIONS = List.of("state_mode", "volatile_config_keys");

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
        assertEquals(List.of(), unclear(answersThatDiffer()));
    }

    @Test
    void everyCaseThatComparesLessNamesOneRow() throws IOException {
        Map<String, List<String>> relaxed = relaxedCases();
        assertTrue(relaxed.size() > 5, "only " + relaxed.size() + " cases were found");
        assertEquals(List.of(), unclear(relaxed));
    }

    @Test
    void everyDifferenceOfTestReadsNamesItsRows() throws IOException {
        Map<String, List<String>> kinds = new TreeMap<>();
        for (String line : testReadTable()) {
            String[] cells = CELL_END.split(line, -1);
            List<String> starts = new ArrayList<>();
            for (Matcher start = QUOTED.matcher(cells[3]); start.find(); ) {
                starts.add(start.group(1));
            }
            kinds.put(cells[2].strip(), starts);
        }
        assertTrue(kinds.size() > 5, "only " + kinds.size() + " differences were found");
        assertEquals(List.of(), unclear(kinds));
    }

    @Test
    void thePageCountsTheRecordedCases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES.resolve("recorded"))) {
            long count = files.filter(file -> file.toString().endsWith(".yaml")).count();
            String counted = "there are " + count + " cases now";
            assertTrue(page().stream().anyMatch(line -> line.contains(counted)), counted);
        }
    }

    /** Those that name no row, or a beginning that is not that of exactly one row. */
    private static List<String> unclear(Map<String, List<String>> explained) throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> rows = rows();
        explained.forEach((name, starts) -> {
            if (starts.isEmpty()) {
                wrong.add(name + ": names no row");
            }
            for (String start : starts) {
                long named = rows.stream()
                        .filter(row -> row.startsWith("| " + start))
                        .count();
                if (named != 1) {
                    wrong.add(name + ": '" + start + "' begins " + named + " rows");
                }
            }
        });
        return wrong;
    }

    @Test
    void theLedgerHasEachRowWithTheRecordedCasesThatShowIt() throws IOException {
        Map<String, List<String>> answers = answersThatDiffer();
        answers.putAll(relaxedCases());
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
            if (cases.isEmpty() && SHOWN_BY_CASES.contains(tests)) {
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

    /** The recorded cases of which less is compared, with the beginnings of the rows that say why. */
    private static Map<String, List<String>> relaxedCases() throws IOException {
        Map<String, List<String>> cases = new TreeMap<>();
        for (String folder : List.of("recorded", "relay", "differences")) {
            try (Stream<Path> files = Files.walk(CASES.resolve(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                    Object plain = new YamlReader()
                            .read(file.toString(), Files.readString(file))
                            .toPlain();
                    if (plain instanceof Map<?, ?> map && RELAXATIONS.stream().anyMatch(map::containsKey)) {
                        String name = CASES.relativize(file).toString();
                        cases.put(
                                name.substring(0, name.length() - ".yaml".length()),
                                map.get("rows") instanceof List<?> rows
                                        ? rows.stream().map(String::valueOf).toList()
                                        : List.of());
                    }
                }
            }
        }
        return cases;
    }

    private static List<String> testReadTable() throws IOException {
        return page().stream()
                .dropWhile(line -> !line.equals("## Test reads of the recorded cases"))
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static List<String> page() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/compatibility.md"));
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
        for (String line : page()) {
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
