package dev.cairn.codegen;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs {@link SchemaCoverage} on folders that somebody has; see {@code docs/codegen-coverage.md}. */
class SchemaCoverageTest {

    @Test
    @EnabledIfSystemProperty(named = "schemas", matches = ".+")
    void nothingIsBroken() throws IOException {
        SchemaCoverage.main(System.getProperty("schemas").strip().split("\\s+"));
    }
}
