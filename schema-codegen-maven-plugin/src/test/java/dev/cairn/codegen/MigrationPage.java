package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tables that tests make in the pages for those who know jsonschema2pojo. Each stands between {@code <!-- name -->} and
 * {@code <!-- end -->}, and its first two lines are written by hand.
 */
public final class MigrationPage {

    private MigrationPage() {}

    /** Fails unless a table of the page about switching has these rows; {@code -Dgolden.update=true} rewrites it, read the diff. */
    public static void compare(String table, List<String> rows) throws IOException {
        compare("migrating-from-jsonschema2pojo", table, rows);
    }

    /** The same for another page in {@code docs}. */
    public static void compare(String name, String table, List<String> rows) throws IOException {
        Path file = Path.of("../docs", name + ".md");
        String page = Files.readString(file);
        String start = "<!-- " + table + " -->\n";
        int from = page.indexOf(start) + start.length();
        int to = page.indexOf("<!-- end -->", from);
        String[] lines = page.substring(from, to).split("\n", -1);
        String expected = lines[0] + "\n" + lines[1] + "\n" + String.join("\n", rows) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, page.substring(0, from) + expected + page.substring(to));
            return;
        }
        assertEquals(expected, page.substring(from, to));
    }
}
