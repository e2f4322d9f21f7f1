package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables of {@code docs/migrating-from-jsonschema2pojo.md} are what comes out when both generators run. Each stands between
 * {@code <!-- name -->} and {@code <!-- end -->}. {@code -Dgolden.update=true} rewrites them; read the diff.
 */
class MigrationTest {

    private static final Path PAGE =
            Path.of("../docs/migrating-from-jsonschema2pojo.md").toAbsolutePath();

    @Test
    void valuesAreReadAsThePageSays(@TempDir Path folder) throws IOException {
        compare("values", new Comparison(folder).values());
    }

    @Test
    void schemasBecomeTheClassesThatThePageNames(@TempDir Path folder) throws IOException {
        compare("classes", new Comparison(folder).classes());
    }

    static void compare(String table, List<String> rows) throws IOException {
        String page = Files.readString(PAGE);
        String start = "<!-- " + table + " -->\n";
        int from = page.indexOf(start) + start.length();
        int to = page.indexOf("<!-- end -->", from);
        String[] lines = page.substring(from, to).split("\n", -1);
        String header = lines[0] + "\n" + lines[1] + "\n";
        String expected = header + String.join("\n", rows) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page.substring(0, from) + expected + page.substring(to));
            return;
        }
        assertEquals(expected, page.substring(from, to));
    }
}
