package dev.cairn.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@link JsonSchemaTestSuite} on a copy of the suite; see {@code docs/codegen-coverage.md}. */
@EnabledIfSystemProperty(named = "suite", matches = ".+")
class JsonSchemaTestSuiteTest {

    @TempDir
    private Path work;

    @ParameterizedTest
    @CsvSource({
        "draft4, true",
        "draft6, true",
        "draft7, false",
        "draft7, true",
        "draft2019-09, true",
        "draft2020-12, false",
        "draft2020-12, true"
    })
    void whatIsValidIsAcceptedAndWhatIsNotIsRefusedOrWarnedAbout(String draft, boolean own) throws IOException {
        Path suite = Path.of(System.getProperty("suite")).toAbsolutePath();
        JsonSchemaTestSuite.Counts counts = new JsonSchemaTestSuite(suite, draft, own, work).run();
        String name = draft + (own ? "-own" : "");
        counts.lines.add(name + ": " + counts);
        Files.write(Path.of("target/suite-" + name + ".txt"), counts.lines);

        new Ratchet()
                .check(
                        "suite " + name,
                        new TreeMap<>(Map.of("valid", counts.valid(), "invalid", counts.invalid())),
                        new TreeMap<>(Map.of(
                                "refused", counts.validRefused,
                                "changed", counts.validChanged,
                                "silent", counts.invalidAccepted,
                                "broken", counts.broken)));
    }
}
