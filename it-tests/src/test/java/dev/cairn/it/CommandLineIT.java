package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line does before it comes to a manifest. */
class CommandLineIT {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Main.run(arguments, out, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** As the platform asks for it before a connector of its builder has a manifest. */
    @Test
    void specWithoutAManifestAsksForOneInTheConfiguration() {
        assertEquals(0, run("spec"), err());
        assertTrue(out().startsWith("{\"type\":\"SPEC\",\"spec\":{\"connectionSpecification\":"), out());
        assertTrue(out().contains("\"required\":[\"__injected_declarative_manifest\"]"), out());
    }

    @Test
    void specOfAManifestIsItsOwn(@TempDir Path folder) throws IOException {
        Path manifest = Files.writeString(folder.resolve("m.yaml"), """
                version: 6.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: []}
                streams: []
                spec: {type: Spec, connection_specification: {type: object, title: Mine}}
                """);
        assertEquals(0, run("spec", "--manifest-path", manifest.toString()), err());
        assertTrue(out().contains("\"title\":\"Mine\""), out());
    }

    @ParameterizedTest
    @MethodSource("dev.cairn.it.CairnCommand#names")
    void helpNamesEveryCommandAndEachHasItsOwn(String command) {
        assertEquals(0, run("--help"));
        assertTrue(out().contains("\n  " + command + " "), out());
        out.reset();
        assertEquals(0, run(command, "--help"));
        assertTrue(out().startsWith("Usage: cairn " + command), out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "99999999999", "five", "1.5"})
    void aNumberOfPagesThatIsNoneIsRefusedInPlainWords(String pages) {
        for (String command : new String[] {"read", "discover", "sync"}) {
            err.reset();
            assertEquals(2, run(command, "--config", "c.json", "--checkpoint-pages", pages));
            assertTrue(
                    err().startsWith(
                                    "Invalid value for option '--checkpoint-pages': '" + pages
                                            + "' is no whole number from 1 to 2147483647 (of the option, or of CAIRN_CHECKPOINT_PAGES)"),
                    err());
        }
    }

    @Test
    void aMistypedCommandIsNamedWithWhatWasMeant() {
        assertEquals(2, run("rea"));
        assertTrue(err().contains("cairn read"), err());
    }

    @Test
    void aFileThatIsNotThereIsNamedInPlainWords() {
        assertEquals(1, run("timeline", "nope.jsonl"));
        assertEquals("cairn: nope.jsonl: there is no such file or folder\n", err());
    }
}
