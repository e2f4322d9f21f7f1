package dev.cairn.codegen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs {@link SchemaCoverage} on schemas that others wrote; see {@code docs/codegen-coverage.md}. */
class SchemaCoverageTest {

    @Test
    @EnabledIfSystemProperty(named = "schemas", matches = ".+")
    void tellsWhatBecomesOfSchemas() throws IOException {
        SchemaCoverage.main(System.getProperty("schemas").strip().split("\\s+"));
    }

    @Test
    @EnabledIfSystemProperty(named = "coverage.index", matches = ".+")
    void schemasOfAPackageFareNoWorse() throws IOException {
        SchemaCoverage coverage = SchemaCoverage.ofIndex(Path.of(System.getProperty("coverage.index")));
        DocumentCounts documents = coverage.documents();
        new Ratchet()
                .check(
                        "schemas",
                        new TreeMap<>(Map.of(
                                "schemas", coverage.count(SchemaCoverage.Outcome.COMPILES),
                                "valid", documents.valid(),
                                "invalid", documents.invalid())),
                        new TreeMap<>(Map.of(
                                "refused", coverage.count(SchemaCoverage.Outcome.REFUSED),
                                "broken", coverage.count(SchemaCoverage.Outcome.BROKEN),
                                "changed", documents.problems(),
                                "silent", documents.silent())));
    }
}
