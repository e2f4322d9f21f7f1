package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@link JsonSchemaTestSuite} on a copy of the suite that somebody has; see {@code docs/codegen-coverage.md}. */
@EnabledIfSystemProperty(named = "suite", matches = ".+")
class JsonSchemaTestSuiteTest {

    @TempDir
    private Path work;

    @ParameterizedTest
    @ValueSource(strings = {"draft7", "draft2020-12"})
    void whatIsValidIsAcceptedAndWhatIsNotIsRefusedOrWarnedAbout(String draft) throws IOException {
        Path suite = Path.of(System.getProperty("suite")).toAbsolutePath();
        JsonSchemaTestSuite.Counts counts = new JsonSchemaTestSuite(suite, draft, work).run();
        counts.lines.add(draft + ": " + counts);
        Files.write(Path.of("target/suite-" + draft + ".txt"), counts.lines);

        assertAll(
                () -> assertEquals(0, counts.broken),
                () -> assertEquals(0, counts.validChanged),
                () -> assertTrue(counts.acceptedOfValid() >= 98, counts::toString),
                () -> assertTrue(counts.refusedOrWarnedOfInvalid() >= 95, counts::toString));
    }
}
