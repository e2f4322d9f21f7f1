package dev.cairn.workbench.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.draft.StreamDraft;
import dev.cairn.workbench.openapi.OpenApiStreams.LeftOut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAPI documents that are hard to follow, or that leave things out. */
class HardDocumentsTest {

    private static final Map<String, Object> ITEM =
            Map.of("type", "object", "properties", Map.of("id", Map.of("type", "string")));

    private static Map<String, Object> ref(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> listOf(Object item) {
        return get(Map.of("type", "array", "items", item));
    }

    private static Map<String, Object> get(Object schema) {
        return Map.of(
                "get",
                Map.of(
                        "responses",
                        Map.of("200", Map.of("content", Map.of("application/json", Map.of("schema", schema))))));
    }

    private static OpenApiStreams streams(Map<String, ?> paths, Map<String, ?> schemas, long steps) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.0");
        document.put("servers", List.of(Map.of("url", "https://a.test")));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas));
        Budget budget = new Budget(BudgetLimits.ofSystem().steps(steps), new StopSignal());
        return OpenApiStreams.of("api.json", Json.write(document), budget);
    }

    /** Each of 30 schemas has the next one twenty times: 20 to the 30th ways. */
    @ParameterizedTest
    @ValueSource(strings = {"allOf", "oneOf", "anyOf"})
    void schemasThatContainEachOtherManyTimesAreUnfoldedOnce(String keyword) {
        Map<String, Object> schemas = new LinkedHashMap<>();
        for (int i = 0; i < 30; i++) {
            schemas.put("S" + i, Map.of(keyword, Collections.nCopies(20, ref("S" + (i + 1)))));
        }
        schemas.put("S30", ITEM);

        assertEquals(
                List.of("items"),
                streams(Map.of("/items", listOf(ref("S0"))), schemas, 10_000).draft().streams().stream()
                        .map(StreamDraft::name)
                        .toList());
        assertThrows(InvalidDocumentException.class, () -> streams(Map.of("/items", get(ref("S0"))), schemas, 10_000));
    }

    @Test
    void aSchemaThatIsMadeOfItselfHasNoProperties() {
        Map<String, Object> schemas =
                Map.of("A", Map.of("allOf", List.of(ref("B"))), "B", Map.of("allOf", List.of(ref("A"))));
        String text = streams(Map.of("/items", listOf(Map.of("allOf", List.of(ref("A"), ITEM)))), schemas, 10_000)
                .draft()
                .text();
        assertTrue(text.contains("id"), text);
        assertThrows(
                InvalidDocumentException.class, () -> streams(Map.of("/items", listOf(ref("A"))), schemas, 10_000));
    }

    @Test
    void tooMuchWorkIsRefusedWithItsPlace() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (int j = 0; j < 50; j++) {
                properties.put("p" + j, ref("S" + (i + 1)));
            }
            schemas.put("S" + i, Map.of("type", "object", "properties", properties));
        }
        schemas.put("S4", ITEM);
        String said = assertThrows(
                        InvalidDocumentException.class,
                        () -> streams(Map.of("/items", get(ref("S0"))), schemas, 10_000))
                .diagnostics()
                .toString();
        assertTrue(said.matches("(?s).api\\.json:1:\\d+: the document takes more than 10000 steps to follow.*"), said);
    }

    /** Of one name; numbers are not tried from the start each time. */
    @Test
    void sixteenThousandPathsAreSixteenThousandStreams() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (int i = 0; i < 16_000; i++) {
            paths.put("/{k" + i + "}/items", listOf(ITEM));
        }
        List<StreamDraft> streams = streams(paths, Map.of(), 2_000_000).draft().streams();
        assertEquals(16_000, streams.size());
        assertEquals("items_16000", streams.get(15_999).name());
    }

    @Test
    void bracesInPathsAreNoTemplates() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (String path : List.of("/{{x}}/items", "/{%y%}/{#z/things", "/{/{a}/{b}/lists", "/{{/plain")) {
            paths.put(path, listOf(ITEM));
        }
        OpenApiStreams found = streams(paths, Map.of(), 10_000);
        assertEquals(
                "https://a.test/{{ '{' }}{{ config['x'] }}}/items",
                found.draft().streams().get(0).request().url());
        assertEquals(4, found.draft().streams().size());
        assertEquals(
                List.of(),
                Authoring.problems("draft", found.draft().text(), null),
                found.draft().text());
    }

    @Test
    void whatIsInAnotherFileIsLeftOutForThatReason() {
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put("/items", listOf(ITEM));
        paths.put("/pets", Map.of("$ref", "./pets.yaml"));
        paths.put("/cars", listOf(Map.of("$ref", "https://b.test/cars.json")));
        paths.put("/boats", get(Map.of("$ref", "boats.json#/Boat")));
        List<String> reasons = new ArrayList<>();
        for (LeftOut left : streams(paths, Map.of(), 10_000).leftOut()) {
            reasons.add(left.operation() + " " + left.reason());
        }
        assertEquals(
                List.of(
                        "/pets it is described in another file, './pets.yaml', which is not read (bundle the document"
                                + " into one file)",
                        "GET /boats its response is described in another file, 'boats.json#/Boat', which is not read"
                                + " (bundle the document into one file)"),
                reasons);

        paths.remove("/items");
        paths.remove("/cars");
        String said = assertThrows(InvalidDocumentException.class, () -> streams(paths, Map.of(), 10_000))
                .diagnostics()
                .toString();
        assertTrue(said.contains("and no search by POST does (/pets: it is described in another"), said);
    }
}
