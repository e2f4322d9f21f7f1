package dev.cairn.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    private static final String EARLIER = """
            definitions:
              Item: {type: object, properties: {count: {type: integer, maximum: 9}}}
            """;
    private static final String TIGHTER = EARLIER.replace("9", "5");
    private static final String WITH_NOTE = EARLIER.replace("9}", "9}, note: {type: string}");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSchemas() throws IOException {
        Files.writeString(folder.resolve("earlier.yaml"), EARLIER);
        Files.writeString(folder.resolve("later.yaml"), TIGHTER);
    }

    private int compare(String... options) {
        out.reset();
        err.reset();
        List<String> arguments = new ArrayList<>(List.of(
                "compare", folder.resolve("later.yaml").toString(), "--against=" + folder.resolve("earlier.yaml")));
        arguments.addAll(List.of(options));
        return Main.run(
                arguments.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String meant() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void aTighterBoundBreaksReading() {
        assertEquals(3, compare());
        assertTrue(said().contains("Item.count: maximum 5, was 9"), this::said);
        assertEquals("1 change, of which 1 breaks reading, writing, source, binary.", meant());
    }

    @Test
    void whatBreaksCountsOnlyWhereItMatters() {
        assertEquals(0, compare("--fail-on=writing,source"), this::meant);
        assertTrue(said().contains("Item.count"), this::said);
        assertEquals(0, compare("--allow=bound"), this::meant);
        assertEquals(0, compare("--fail-on=none"), this::meant);
    }

    @Test
    void theSameSchemaBreaksNothing() throws IOException {
        Files.writeString(folder.resolve("later.yaml"), EARLIER);

        assertEquals(0, compare("--strict"));
        assertEquals("", said());
        assertEquals("No changes.", meant());
    }

    @Test
    void whatMayBreakCountsIfItIsAskedFor() throws IOException {
        Files.writeString(folder.resolve("later.yaml"), WITH_NOTE);

        assertEquals(0, compare("--fail-on=reading"), this::meant);
        assertEquals(3, compare("--fail-on=reading", "--strict"), this::meant);
    }

    @Test
    void programsGetJson() {
        compare("--format=json", "--fail-on=none");

        assertTrue(
                said().startsWith(
                                "{\"changes\":[{\"subject\":\"Item.count\",\"kind\":\"bound\",\"what\":\"maximum 5, was 9\""),
                this::said);
        assertTrue(said().strip().endsWith("\"reading\":\"breaks\",\"fails\":false}]}"), this::said);
    }

    @Test
    void gitHubShowsChangesBesideTheirLines() {
        compare("--format=github");

        assertTrue(
                said().matches("(?s)::error file=\\S+later.yaml,line=2,col=\\d+,title=Item.count::maximum 5, was 9"
                        + " \\(reading breaks\\)\\R"),
                this::said);
    }

    @Test
    void unknownWordsAreRefused() throws IOException {
        assertEquals(1, compare("--fail-on=readers"));
        assertEquals("A change can't break 'readers': say reading, writing, source, binary, all or none.", meant());
        assertEquals(1, compare("--allow=nothing"));
        assertTrue(meant().startsWith("There is no kind of changes 'nothing': there are type, null,"), this::meant);
        Files.delete(folder.resolve("earlier.yaml"));
        assertEquals(1, compare(), this::meant);
        assertTrue(meant().startsWith("There is nothing to compare with: no file or folder "), this::meant);
    }

    @Test
    void mistakesInTheEarlierSchemaAreLocated() throws IOException {
        Files.writeString(folder.resolve("earlier.yaml"), "type: [");

        assertEquals(1, compare());
        assertTrue(meant().contains("earlier.yaml:1:"), this::meant);
        assertFalse(meant().contains("later.yaml"), this::meant);
    }
}
