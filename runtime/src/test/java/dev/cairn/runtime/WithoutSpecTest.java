package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.error.SystemException;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class WithoutSpecTest {

    private static final String MANIFEST = """
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
                "The manifest has no spec, so there is nothing that says what to configure.", failure.getMessage());
    }
}
