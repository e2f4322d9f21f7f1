package dev.cairn.manifest.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.ManifestLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [a, b]}
            definitions:
              retriever:
                type: SimpleRetriever
                requester: {type: HttpRequester, url: "https://api.test/items"}
                record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            streams:
              - {type: DeclarativeStream, name: a, retriever: "#/definitions/retriever"}
              - {type: DeclarativeStream, name: b, retriever: "#/definitions/retriever"}
            """;

    @Test
    void aTextOfASharedDefinitionIsNewOnce() {
        List<Boolean> asked = new ArrayList<>();
        ComponentRule rule = ComponentRule.warning(
                "test",
                (component, report) -> {
                    if (component.get("url") instanceof ScalarNode url) {
                        asked.add(report.isNew("url", url));
                        asked.add(report.isNew("path", url));
                    }
                },
                "HttpRequester");
        new RuleWalk(Map.of("HttpRequester", List.of(rule)), new Findings())
                .start(new ManifestLoader(ComponentSchema.bundled())
                        .load("m.yaml", MANIFEST)
                        .resolved());
        assertEquals(List.of(true, true, false, false), asked);
    }
}
