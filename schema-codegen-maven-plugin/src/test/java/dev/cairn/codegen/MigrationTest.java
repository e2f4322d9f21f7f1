package dev.cairn.codegen;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both generators make of the schemas in {@code src/test/jsonschema2pojo} is what the page says that they do. */
class MigrationTest {

    @Test
    void valuesAreReadAsThePageSays(@TempDir Path folder) throws IOException {
        MigrationPage.compare("values", new Comparison(folder).values());
    }

    @Test
    void schemasBecomeTheClassesThatThePageNames(@TempDir Path folder) throws IOException {
        MigrationPage.compare("classes", new Comparison(folder).classes());
    }
}
