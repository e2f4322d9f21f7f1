package dev.cairn.workbench.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.documents.YamlReader;
import dev.cairn.documents.schema.SchemaValidator;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditorSchemaTest {

    private static final SchemaValidator SCHEMA = SchemaValidator.of(EditorSchema.bundled());
    private static final List<Path> FOLDERS = Stream.of("manifest", "runtime", "it-tests")
            .map(module -> Path.of("..", module, "src/test/resources"))
            .toList();
    private static final YamlReader READER = YamlReader.pyYaml();

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [a]}
            definitions:
              requester: {type: HttpRequester, url: "https://x.example"}
              anything: {type: HttpRequester, url: [1]}
            streams:
              - type: DeclarativeStream
                name: a
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "https://x.example", http_method: POST}
                  record_selector:
                    extractor: {type: DpathExtractor, field_path: [data]}
                  paginator:
                    type: DefaultPaginator
                    pagination_strategy: {type: PageIncrement, page_size: 3}
              - type: DeclarativeStream
                $parameters: {name: b}
                retriever:
                  requester: {$ref: "#/definitions/requester"}
                  record_selector: {extractor: {type: DpathExtractor}}
            """;

    private static boolean passes(String text) {
        return SCHEMA.validate(READER.read("m.yaml", text)).isEmpty();
    }

    @Test
    void whatMayBeWrittenPasses() {
        assertTrue(passes(MANIFEST));
    }

    /** As authors make them. */
    @ParameterizedTest
    @CsvSource({
        "PageIncrement, PageIncrementt",
        "type: DpathExtractor, type: DpathExtractr",
        "POST, PSOT",
        "page_size: 3, page_size: [3]",
        "name: a, name: [a]",
        "version: 7.0.0, vesion: 7.0.0",
        "'check: {', 'chek: {'",
        "stream_names: [a], stream_names: a",
        "'field_path: [data]}', 'field_paths: [data]}'",
        "'requester: {type: HttpRequester, url', 'request: {type: HttpRequester, url'",
        "'pagination_strategy: {type: PageIncrement, page_size: 3}', 'page_size: 3'",
        "type: SimpleRetriever, type: HttpRequester",
        "'http_method: POST', 'http_method: [POST]'",
        "type: DeclarativeSource, type: DeclarativeSourc"
    })
    void mistakesFail(String right, String wrong) {
        String text = MANIFEST.replace(right, wrong);
        assertFalse(text.equals(MANIFEST), right);
        assertFalse(passes(text), wrong);
    }

    /** What is refused by the schema is an error of the manifest: it may know less than the validation, and nothing else. */
    @Test
    void everyValidManifestPasses() throws IOException {
        List<String> wrong = new ArrayList<>();
        int valid = 0;
        int caught = 0;
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    Node manifest = manifest(file);
                    if (manifest instanceof ObjectNode) {
                        boolean sound = isValid(manifest);
                        boolean passes = SCHEMA.validate(manifest).isEmpty();
                        valid += sound ? 1 : 0;
                        caught += sound || passes ? 0 : 1;
                        if (sound && !passes) {
                            wrong.add(file + " " + SCHEMA.diagnose(manifest));
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(valid > 500, valid + " valid");
        assertTrue(caught > 40, caught + " caught");
    }

    /** Recorded cases have theirs inside, without what is the same in all. */
    private static Node manifest(Path file) throws IOException {
        Place place = Place.of(file.toString());
        try {
            Node root = READER.read(file.toString(), Files.readString(file));
            String inside = root.text("manifest");
            Node found = inside == null ? root : READER.read(file.toString(), inside);
            if (!(found.toPlain() instanceof Map<?, ?> written)) {
                return new ScalarNode(place, null);
            }
            Map<Object, @Nullable Object> whole = new LinkedHashMap<>(written);
            if (whole.containsKey("streams") || whole.containsKey("dynamic_streams")) {
                whole.putIfAbsent("version", "7.0.0");
                whole.putIfAbsent("check", Map.of("type", "CheckStream", "stream_names", List.of("a")));
            }
            return PlainNodes.of(place, whole);
        } catch (InvalidDocumentException e) {
            return new ScalarNode(place, null);
        }
    }

    private static boolean isValid(Node manifest) {
        try {
            return Authoring.resolve("m.yaml", Json.write(manifest.toPlain())).isObject();
        } catch (InvalidDocumentException e) {
            return false;
        }
    }
}
