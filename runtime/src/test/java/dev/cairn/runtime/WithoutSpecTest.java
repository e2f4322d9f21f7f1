package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SystemException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithoutSpecTest {

    @TempDir
    private Path folder;

    static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [rows]}
            streams:
              - type: DeclarativeStream
                name: rows
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "http://api/rows"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """;

    @Test
    void aManifestWithoutASpecLacksNothingButThat() throws Exception {
        Connector connector = Connector.load("manifest.yaml", MANIFEST);
        ObjectNode config = (ObjectNode) new YamlReader().read("config.json", "{}");
        DiscoveredCatalog catalog = connector
                .configure(config, new MessageWriter(OutputStream.nullOutputStream()))
                .discover();
        assertEquals("rows", catalog.streams().get(0).get("name"));
        SystemException failure = assertThrows(SystemException.class, connector::spec);
        assertEquals(
                "The manifest has no spec, and there is no spec.yaml or spec.json beside it, so there is nothing that says"
                        + " what to configure.",
                failure.getMessage());
    }

    private Connector beside(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return Connector.load(folder.resolve("manifest.yaml").toString(), MANIFEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec.json | {\"documentationUrl\": \"https://docs\", \"connectionSpecification\": {\"required\": [\"key\"]}}",
                "spec.yaml | {documentationUrl: https://docs, connectionSpecification: {required: [key]}}"
            })
    void aFileBesideTheManifestIsItsSpec(String name, String text) throws IOException {
        Connector connector = beside(name, text);
        assertEquals(
                "{documentationUrl=https://docs, connectionSpecification={required=[key]}, supportsNormalization=false,"
                        + " supportsDBT=false}",
                String.valueOf(connector.spec().specification()));
        ObjectNode config = (ObjectNode) new YamlReader().read("config.json", "{}");
        ConfigException failure = assertThrows(
                ConfigException.class,
                () -> connector
                        .configure(config, new MessageWriter(OutputStream.nullOutputStream()))
                        .discover());
        assertTrue(String.valueOf(failure.getMessage()).contains("'key' is a required property"), failure::getMessage);
    }

    @Test
    void aSpecInTheManifestCounts() throws IOException {
        Files.writeString(folder.resolve("spec.json"), "no JSON");
        Connector connector = Connector.load(
                folder.resolve("manifest.yaml").toString(),
                MANIFEST + "spec: {type: Spec, connection_specification: {title: own}}\n");
        assertTrue(String.valueOf(connector.spec().specification()).contains("title=own"));
    }

    @Test
    void aFileThatIsNoSpecIsRefused() throws IOException {
        assertTrue(refused("spec.json", "{}").contains("spec.json: this is no specification: "));
        assertTrue(refused("spec.json", "[]").contains("expected a specification, found "));
        assertTrue(refused("spec.json", "{").contains("spec.json"));
        assertTrue(refused("spec.yaml", "{}").contains("spec.yaml is there, too, and only one of them may be"));
    }

    private String refused(String name, String text) {
        return String.valueOf(assertThrows(InvalidDocumentException.class, () -> beside(name, text))
                .getMessage());
    }
}
