package dev.cairn.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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

    @Test
    void warnsOnceOfKeysThatNoFieldReads() {
        LoadedManifest manifest = loader.load("m.yaml", """
                version: 1.0.0
                check: {stream_names: []}
                definitions:
                  requester: {type: HttpRequester, url: x, http_metod: GET, $comment: y}
                streams:
                  - $parameters: {extra: 1}
                    retriever: {requester: "#/definitions/requester", paginators: {}}
                  - retriever: {requester: "#/definitions/requester"}
                  - retriever: {type: CustomRetriever, class_name: a.B, anything: 1}
                """);
        assertEquals(
                List.of(
                        "m.yaml:4:44: warning: HttpRequester has no field 'http_metod'; it has no effect,"
                                + " did you mean 'http_method'?",
                        "m.yaml:7:55: warning: SimpleRetriever has no field 'paginators'; it has no effect,"
                                + " did you mean 'paginator'?"),
                manifest.warnings().stream().map(Diagnostic::toString).toList());
    }

    @Test
    void completesFilledStreamTemplates() {
        String text = """
                type: DeclarativeStream
                $parameters: {a: 1}
                retriever:
                  $parameters: {a: 2}
                  requester: {url: x}
                """;
        var stream = (ObjectNode)
                PlainNodes.of(Place.of("t"), new YamlReader().read("t", text).toPlain());
        var templates = new StreamTemplates(TestSchema.load());
        assertEquals(
                "{\"url\":\"x\",\"type\":\"HttpRequester\",\"a\":1,\"$parameters\":{\"a\":1}}",
                requester(templates.complete(stream, true)));
        assertEquals(
                "{\"url\":\"x\",\"type\":\"HttpRequester\",\"a\":2,\"$parameters\":{\"a\":2}}",
                requester(templates.complete(stream, false)));
    }

    private static String requester(ObjectNode stream) {
        return stream.get("retriever") instanceof ObjectNode retriever
                ? Json.write(Objects.requireNonNull(retriever.get("requester")).toPlain())
                : "";
    }
}
