package dev.cairn.workbench.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.workbench.text.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A spec in the manifest counts, and one beside it does not any more: a login must not make that happen. */
class SpecBesideTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check:
              type: CheckStream
              stream_names: [users]
            streams:
              - type: DeclarativeStream
                name: users
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: https://api.example/users
                  record_selector:
                    type: RecordSelector
                    extractor:
                      type: DpathExtractor
                      field_path: []
            """;

    @TempDir
    private Path folder;

    private StreamEdits edits(String text) {
        return StreamEdits.of(TextLines.of(text), folder.resolve("manifest.yaml"))
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec.yaml", "spec.json"})
    void aLoginIsNotAddedWhereAnotherFileSaysWhatIsAskedFor(String name) throws IOException {
        Files.writeString(folder.resolve(name), "{}");
        String why =
                "What the connector asks for is said by " + name + ", which would count no more beside a spec in the"
                        + " manifest. Move it into the manifest first, as 'spec', or add client_id, client_secret there by hand.";
        assertEquals(Optional.of(why), edits(MANIFEST).obstacle(0, StreamEdit.CLIENT_CREDENTIALS));
        CannotEdit refused =
                assertThrows(CannotEdit.class, () -> edits(MANIFEST).soundChange(0, StreamEdit.CLIENT_CREDENTIALS));
        assertEquals(why, refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT_CREDENTIALS", "REFRESH_TOKEN"})
    void itIsWhereTheManifestSaysItItself(StreamEdit login) throws IOException, CannotEdit {
        Files.writeString(folder.resolve("spec.yaml"), "{}");
        String spec = MANIFEST + """
                spec:
                  type: Spec
                  connection_specification:
                    type: object
                    properties:
                      account:
                        type: string
                """;
        assertTrue(TextLines.of(spec)
                .with(edits(spec).soundChange(0, login))
                .text()
                .contains("client_secret:\n        type: string"));
        Files.delete(folder.resolve("spec.yaml"));
        assertEquals(Optional.empty(), edits(MANIFEST).obstacle(0, login));
    }
}
