package dev.cairn.runtime.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InjectedManifestTest {

    private static ObjectNode config(String text) {
        return new ConfigReader().read("config.json", text);
    }

    @Test
    void findsTheManifestInTheConfiguration() {
        assertEquals(Optional.empty(), InjectedManifest.of(config("{\"a\": 1}")));
        assertEquals(
                Optional.of(Map.of("version", "1.0.0")),
                InjectedManifest.of(config("{\"__injected_declarative_manifest\": {\"version\": \"1.0.0\"}}"))
                        .map(ObjectNode::toPlain));
    }

    @Test
    void refusesAManifestThatIsNoObject() {
        var e = assertThrows(
                InvalidDocumentException.class,
                () -> InjectedManifest.of(config("{\"__injected_declarative_manifest\": \"version: 1\"}")));
        assertEquals(
                "config.json:1:37: '__injected_declarative_manifest' must be an object, found string", e.getMessage());
    }
}
