package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/checkpoints.md} names tests that there are, and each promise has one, with a number of partitions. */
class CheckpointsPageIT {

    private static final Path ROOT = Path.of("..");
    /** A class, and perhaps the whole name of a method or its beginning. */
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+)(…)?)?`");

    private static final Pattern NUMBER = Pattern.compile("\\d");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/checkpoints.md"));
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> files = Files.find(
                ROOT,
                20,
                (path, attributes) ->
                        path.toString().replace('\\', '/').matches(".*/src/test/java/.*(Test|IT)\\.java"))) {
            for (Path file : files.toList()) {
                tests.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        return tests;
    }

    @Test
    void everyTestItNamesExists() throws IOException {
        Map<String, String> tests = tests();
        TreeSet<String> unknown = new TreeSet<>();
        int found = 0;
        Matcher named = TEST.matcher(page());
        while (named.find()) {
            found++;
            String text = tests.get(named.group(1));
            String method = named.group(2);
            String end = named.group(3) == null ? "\\(" : "\\w*\\(";
            if (text == null
                    || (method != null
                            && !Pattern.compile("void " + method + end)
                                    .matcher(text)
                                    .find())) {
                unknown.add(named.group());
            }
        }
        assertTrue(found > 60, "found: " + found);
        assertEquals(new TreeSet<>(), unknown);
    }

    @Test
    void everyPromiseHasATestAndANumberOfPartitions() throws IOException {
        String section =
                page().split("### What each promise was tried with\n", 2)[1].split("\n##", 2)[0];
        List<String> rows = section.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (String row : rows) {
            String[] cells = row.split(" \\| ", -1);
            if (cells.length != 4
                    || !NUMBER.matcher(cells[1]).find()
                    || !TEST.matcher(cells[3]).find()) {
                wrong.add(row);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(rows.size() >= 10, "rows: " + rows.size());
    }
}
