package dev.cairn.workbench.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.StreamDraft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents whose things have made-up names. */
class MadeDocumentsTest {

    private static String noun(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            word.append("bdfgklmnprtv".charAt(random.nextInt(12))).append("aou".charAt(random.nextInt(3)));
        }
        return word.toString();
    }

    /** A response that is a list of objects with a field. */
    private static Map<String, Object> list(String field) {
        return responding(Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "data",
                        Map.of(
                                "type",
                                "array",
                                "items",
                                Map.of("type", "object", "properties", Map.of(field, Map.of("type", "string")))),
                        "next_cursor",
                        Map.of("type", "string"))));
    }

    private static Map<String, Object> responding(Map<String, Object> schema) {
        return Map.of(
                "responses", Map.of("200", Map.of("content", Map.of("application/json", Map.of("schema", schema)))));
    }

    private static OpenApiStreams streams(Map<String, Map<String, Object>> paths) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.0");
        document.put("servers", List.of(Map.of("url", "https://made.test")));
        document.put("paths", paths);
        OpenApiStreams streams = OpenApiStreams.of("made.json", Json.write(document), Budget.ofSystem());
        assertEquals(List.of(), Authoring.problems("draft", streams.draft().text(), null));
        return streams;
    }

    private static StreamDraft stream(OpenApiStreams streams, String name) {
        return streams.draft().streams().stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(streams.draft().text()));
    }

    private static @Nullable Object parentKey(StreamDraft stream) {
        return stream.reading().partitions() == null
                ? null
                : String.valueOf(stream.reading().partitions().toJson()).replaceFirst(".*parent_key=(\\w+).*", "$1");
    }

    /** {@code N} is the thing; its list is at {@code of}, its parameter is called {@code parameter}. */
    @ParameterizedTest
    @CsvSource({
        "/Ns,          /Ns/{NId}/parts,        id,   id",
        "/Ns,          /Ns/{whatever}/parts,   name, name",
        "/Ns,          /Ns/{N}/parts,          key,  key",
        "/Ns,          /Ns/{id}/parts,         uuid, uuid",
        "/v2/Ns,       /v1/Ns/{id}/parts,      id,   id",
        "/Ns/list,     /Ns/{NId}/parts,        id,   id",
        "/Ns,          /parts/of/{N_name},      name, name",
        "/admin/Ns,    /parts/{NKey}/all,      key,  key",
    })
    void parametersOfPathsThatHaveAListHaveAParent(String of, String path, String field, String key) {
        String noun = noun(new Random(path.hashCode()));
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        paths.put(path.replace("N", noun), Map.of("get", list("size")));
        paths.put(of.replace("N", noun), Map.of("get", list(field)));

        OpenApiStreams streams = streams(paths);

        StreamDraft child = streams.draft().streams().get(0);
        assertEquals(key, parentKey(child), streams.draft().text());
        assertEquals(
                List.of(),
                streams.draft().properties().stream().map(ConfigProperty::name).toList());
    }

    @RepeatedTest(6)
    void aSearchByPostIsAStream(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String noun = noun(random) + "s";
        String word =
                List.of("search", "query", "list", "_search", "find", "filter").get(random.nextInt(6));
        String cursor = List.of("cursor", "page_token", "after").get(random.nextInt(3));
        Map<String, Object> body = Map.of(
                "type",
                "object",
                "required",
                List.of("kind", "account"),
                "properties",
                Map.of(
                        cursor,
                        Map.of("type", "string"),
                        "kind",
                        Map.of("type", "string", "default", "open"),
                        "account",
                        Map.of("type", "string"),
                        "text",
                        Map.of("type", "string")));
        Map<String, Object> search = new LinkedHashMap<>(list("id"));
        search.put("requestBody", Map.of("content", Map.of("application/json", Map.of("schema", body))));
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        paths.put("/" + noun + "/" + word, Map.of("post", search));
        paths.put("/" + noun + "/bulk", Map.of("post", list("id")));
        paths.put("/" + noun, Map.of("post", responding(Map.of("type", "object"))));

        OpenApiStreams streams = streams(paths);

        StreamDraft stream = stream(streams, noun.toLowerCase(Locale.ROOT));
        assertEquals("POST", stream.request().method());
        assertEquals("open", stream.request().sent("kind"));
        assertEquals("{{ config['account'] }}", stream.request().sent("account"));
        assertTrue(stream.request().sent("text") == null);
        assertNotNull(stream.reading().paginator(), streams.draft().text());
        assertTrue(
                streams.draft().text().contains("inject_into: body_json"),
                streams.draft().text());
        assertEquals(
                List.of("POST /" + noun + "/bulk"),
                streams.leftOut().stream()
                        .map(OpenApiStreams.LeftOut::operation)
                        .toList());
    }

    @RepeatedTest(2)
    void aSearchThatAGetMakesNeedlessIsLeftOutWithTheReason(RepetitionInfo repetition) {
        String noun = noun(new Random(repetition.getCurrentRepetition()));
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        paths.put("/" + noun + "/search", Map.of("post", list("id")));
        paths.put("/" + noun, Map.of("get", list("id")));

        OpenApiStreams streams = streams(paths);

        assertEquals(1, streams.draft().streams().size());
        assertEquals(
                "GET /" + noun + " gives the list, too",
                streams.leftOut().get(0).reason());
    }
}
