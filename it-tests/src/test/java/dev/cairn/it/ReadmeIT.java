package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java of documents is the code that the tests beside this one run. */
class ReadmeIT {

    @ParameterizedTest
    @CsvSource({
        "README.md, EmbeddedConnectorIT, manifest",
        "README.md, EmbeddedCursorIT, cursor",
        "docs/splits.md, SplitProcessesIT, coordinator",
        "docs/splits.md, SplitReaderProcess, reader"
    })
    void showsCodeThatIsTested(String document, String test, String tag) throws IOException {
        Path root = Path.of(System.getProperty("it.root", ".."));
        String source = Files.readString(root.resolve("it-tests/src/test/java/dev/cairn/it/" + test + ".java"));
        String code = source.substring(
                source.indexOf('\n', source.indexOf("// tag::" + tag + "[]")) + 1,
                source.lastIndexOf('\n', source.indexOf("// end::" + tag + "[]")));
        String snippet = "```java\n" + code.stripIndent() + "\n```\n";
        assertTrue(Files.readString(root.resolve(document)).contains(snippet), document + " lacks\n" + snippet);
    }
}
