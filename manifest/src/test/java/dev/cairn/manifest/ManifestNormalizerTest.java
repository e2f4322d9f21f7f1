package dev.cairn.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import org.junit.jupiter.api.Test;

class ManifestNormalizerTest {

    private static String normalized(String text) {
        ObjectNode manifest = (ObjectNode) YamlReader.pyYaml().read("m", text);
        return Json.write(new ManifestNormalizer(ComponentSchema.bundled()).normalize(manifest));
    }

    @Test
    void valuesThatOccurTwiceAreTakenOut() {
        assertEquals(
                "{\"streams\":[{\"type\":\"HttpRequester\",\"authenticator\":"
                        + "{\"$ref\":\"#/definitions/linked/HttpRequester/authenticator\"}},"
                        + "{\"type\":\"HttpRequester\",\"authenticator\":"
                        + "{\"$ref\":\"#/definitions/linked/HttpRequester/authenticator\"}}],"
                        + "\"definitions\":{\"linked\":{\"HttpRequester\":{\"authenticator\":{\"type\":\"NoAuth\"}}}}}",
                normalized("""
                        streams:
                          - {type: HttpRequester, authenticator: {type: NoAuth}}
                          - {type: HttpRequester, authenticator: {type: NoAuth}}
                        definitions: {gone: 1}
                        """));
    }

    @Test
    void aSingleValueStays() {
        assertEquals(
                "{\"streams\":[{\"type\":\"HttpRequester\",\"authenticator\":{\"type\":\"NoAuth\"}}]}",
                normalized("streams: [{type: HttpRequester, authenticator: {type: NoAuth}}]"));
    }

    @Test
    void parentsThatAreStreamsOfTheManifestBecomeReferences() {
        assertEquals(
                "{\"streams\":[{\"name\":\"a\"},{\"retriever\":{\"partition_router\":{\"type\":\"SubstreamPartitionRouter\","
                        + "\"parent_stream_configs\":[{\"stream\":{\"$ref\":\"#/streams/0\"}}]}}}]}",
                normalized("""
                        streams:
                          - {name: a}
                          - retriever:
                              partition_router:
                                type: SubstreamPartitionRouter
                                parent_stream_configs: [{stream: {name: a}}]
                        """));
    }

    @Test
    void aManifestWithDatesInItsStreamsStays() {
        assertEquals(
                "{\"streams\":[{\"since\":\"2024-01-31\"}],\"definitions\":{\"kept\":1}}",
                normalized("streams: [{since: 2024-01-31}]\ndefinitions: {kept: 1}"));
    }
}
