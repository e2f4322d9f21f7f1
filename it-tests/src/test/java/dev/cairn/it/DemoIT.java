package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.destinations.contract.JdbcPlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn demo}: its report has a column for the run with the option, then one for the run without it. */
class DemoIT {

    private static int exit;
    private static String report = "";

    @TempDir
    private static Path folder;

    private static Path database = Path.of("");

    @BeforeAll
    static void runOnce() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exit = Main.run(new String[] {"demo", "--comments", "1200"}, out, new PrintStream(out, true));
        report = out.toString(StandardCharsets.UTF_8);
        database = Path.of(report.replaceFirst("(?s).* sqlite3 (\\S+) 'SELECT.*", "$1"));
    }

    @AfterAll
    static void removeDatabase() throws IOException {
        Path left = database.resolveSibling("");
        try (Stream<Path> files = Files.list(left)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(left);
    }

    @Test
    void succeeds() {
        assertEquals(0, exit, report);
    }

    @Test
    void losesNothing() {
        assertEquals(List.of(0, 0), row("lost"));
    }

    @Test
    void tellsWhatTheSyncsDid() {
        assertEquals(List.of(1200, 1200), row("records of the API"));
        assertEquals(
                row("pages served before the failure").get(0),
                row("pages served before the failure").get(1));
    }

    @Test
    void readsFewerRecordsTwiceWithTheOption() {
        List<Integer> twice = row("read a second time");
        assertTrue(twice.get(0) < twice.get(1), report);
    }

    @Test
    void emitsMoreStatesWithTheOption() {
        List<Integer> states = row("STATE messages");
        assertTrue(states.get(0) > states.get(1), report);
    }

    /** Eight of twelve pages, then the eighth again and the four that are left. */
    @Test
    void aFullRefreshGoesOnWhereItsPaginationStood() {
        assertEquals(List.of(8, 5, 0, 0), row("N = 5"));
        assertEquals(List.of(8, 12, 800, 0), row("without  "));
    }

    @Test
    void showsThatTiesAreNotLostWhereTheBoundIsExclusive() {
        assertTrue(report.contains("Page 5 ends in the middle of a second."), report);
    }

    @Test
    void showsThatABrokenOrderTakesTheClaimBack() {
        List<String> states = report.substring(report.indexOf("What if the order breaks?"))
                .lines()
                .filter(line -> line.strip().startsWith("2025-"))
                .toList();
        assertTrue(states.get(1).contains("(the late one)"), report);
        assertTrue(states.get(2).strip().startsWith("2025-01-01T00:00:00Z"), report);
        assertTrue(states.get(2).strip().endsWith(" 0"), report);
    }

    @Test
    void leavesADatabaseWithEachRecordOnce() throws Exception {
        List<Map<String, @Nullable Object>> rows = new JdbcPlace("", "jdbc:sqlite:" + database).rows("ticket_comments");
        assertEquals(1200, rows.size());
        assertEquals(1200, rows.stream().map(row -> row.get("id")).distinct().count());
    }

    /** Another user of the machine may have a folder of the same name. */
    @Test
    void eachDemoHasADatabaseOfItsOwn() throws IOException {
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(database.resolveSibling(""))));
        assertNotEquals("cairn-demo", String.valueOf(database.resolveSibling("").getFileName()));
    }

    /** A folder of another user's in the way, say. */
    @Test
    void aDatabaseThatCannotBeReplacedIsToldFirst() throws Exception {
        Path taken = folder.resolve("taken.db");
        Files.createDirectories(taken.resolve("file"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Main.run(new String[] {"demo", "--database", taken.toString()}, out, new PrintStream(out, true));
        assertEquals(1, code, out::toString);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains(taken.toString()), out::toString);
        assertFalse(out.toString(StandardCharsets.UTF_8).contains("A local API"), out::toString);
    }

    /** The figures of a line of the report. */
    private static List<Integer> row(String label) {
        String figures = report.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line '" + label + "' in\n" + report))
                .substring(label.length());
        return Arrays.stream(figures.strip().split("\\s+"))
                .map(figure -> Integer.valueOf(figure.replace(",", "")))
                .toList();
    }
}
