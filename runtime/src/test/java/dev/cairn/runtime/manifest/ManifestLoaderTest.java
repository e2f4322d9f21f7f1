package dev.cairn.runtime.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.runtime.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestLoaderTest {

    private final ManifestLoader loader = new ManifestLoader(TestSchema.load());

    static List<Path> valid() {
        return Golden.folders("valid");
    }

    static List<Path> invalid() {
        return Golden.folders("invalid");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void resolvesAllReferencesParametersAndTypes(Path folder) {
        LoadedManifest manifest = loader.load("manifest.yaml", Golden.read(folder.resolve("manifest.yaml")));
        Golden.compare(folder.resolve("expected.json"), PrettyJson.of(manifest.plain()));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void reportsEverythingThatIsWrongWithItsPlace(Path folder) {
        String text = Golden.read(folder.resolve("manifest.yaml"));
        var e = assertThrows(InvalidDocumentException.class, () -> loader.load("manifest.yaml", text));
        String problems = e.diagnostics().stream().map(d -> d + "\n").collect(Collectors.joining());
        Golden.compare(folder.resolve("expected-errors.txt"), problems);
    }

    @Test
    void knowsWhereResolvedComponentsStand() {
        Path folder = valid().stream()
                .filter(path -> path.endsWith("references"))
                .findFirst()
                .orElseThrow();
        LoadedManifest manifest = loader.load("m.yaml", Golden.read(folder.resolve("manifest.yaml")));
        assertEquals(new Place("m.yaml", 18, 5), manifest.placeOf("/streams/0"));
        assertEquals(new Place("m.yaml", 15, 7), manifest.placeOf("/streams/1/retriever/paginator/nothing/here"));
        assertEquals(new Place("m.yaml", 5, 21), manifest.placeOf("/streams/0/retriever/requester/type"));
    }

    @Test
    void warnsOfReferencesThatMeanSomethingElse() {
        LoadedManifest manifest = loader.load("m.yaml", """
                version: 1.0.0
                check: {stream_names: []}
                streams: []
                definitions:
                  a: {$ref: other.json}
                  b: {$ref: '#/version', c: 1}
                """);
        assertEquals(
                List.of(
                        "m.yaml:5:13: warning: '$ref' must be a string that starts with '#/'; this object becomes the plain"
                                + " value of its $ref",
                        "m.yaml:6:6: warning: the keys beside $ref have no effect: it refers to no object, but to a string"),
                manifest.warnings().stream().map(Diagnostic::toString).toList());
        assertEquals(
                "{\"a\":\"other.json\",\"b\":\"1.0.0\"}",
                Json.write(manifest.plain().get("definitions")));
    }

    @Test
    void refusesReferencesThatUnfoldWithoutEnd() {
        StringBuilder text =
                new StringBuilder("version: 1.0.0\ncheck: {stream_names: []}\nstreams: []\ndefinitions:\n");
        text.append("  d0: [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("  d").append(i).append(": [");
            text.append(("'#/definitions/d" + (i - 1) + "', ").repeat(10)).append("]\n");
        }
        var e = assertThrows(InvalidDocumentException.class, () -> loader.load("m.yaml", text.toString()));
        assertEquals(
                "the references unfold to more than 4000000 values",
                e.diagnostics().get(0).message());
    }
}
