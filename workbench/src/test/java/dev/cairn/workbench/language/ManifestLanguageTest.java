package dev.cairn.workbench.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.workbench.text.KnownPoint;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestLanguageTest {

    private static final LastValues VALUES = new LastValues(Map.of(
            "record",
            Map.of("id", 7L, "owner", Map.of("name", "ann"), "odd key", 1L),
            "config",
            Map.of("base_url", "http://x")));

    private final ManifestLanguage language = new ManifestLanguage();

    /** The point is where the text has a ▮. */
    private List<Completion> at(String text) {
        int point = text.indexOf('▮');
        String before = text.substring(0, point);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return language.complete(
                point(text.replace("▮", ""), line, before.length() - before.lastIndexOf('\n') - 1), VALUES);
    }

    private List<String> labels(String text) {
        return at(text).stream().map(Completion::label).toList();
    }

    private String explained(String text) {
        int point = text.indexOf('▮');
        String before = text.substring(0, point);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return language.explain(
                        point(text.replace("▮", ""), line, before.length() - before.lastIndexOf('\n') - 1), VALUES)
                .orElse("");
    }

    @Test
    void theRootHasItsFieldsWithWhatIsRequiredFirst() {
        assertEquals("type", labels("version: 7.0.0\n▮\n").get(0));
        assertTrue(labels("version: 7.0.0\nst▮\n").contains("streams"));
        assertFalse(labels("version: 7.0.0\nst▮\n").contains("version"));
    }

    @Test
    void aComponentIsKnownByItsType() {
        List<String> labels = labels("""
                streams:
                  - type: DeclarativeStream
                    name: a
                    retriever:
                      type: SimpleRetriever
                      re▮
                """);
        assertTrue(labels.containsAll(List.of("requester", "record_selector", "paginator")), labels.toString());
    }

    @Test
    void aComponentWithoutATypeIsKnownByItsPlace() {
        List<String> labels = labels("""
                streams:
                  - type: DeclarativeStream
                    retriever:
                      type: SimpleRetriever
                      record_selector:
                        ▮
                """);
        assertTrue(labels.contains("extractor"), labels.toString());
    }

    @Test
    void aTypeIsOneThatThePlaceTakes() {
        List<String> labels = labels("""
                streams:
                  - type: DeclarativeStream
                    incremental_sync:
                      type: ▮
                """);
        assertEquals(List.of("DatetimeBasedCursor", "IncrementingCountCursor"), labels);
    }

    @Test
    void flowMappingsAreUnderstood() {
        assertTrue(
                labels("streams:\n  - type: DeclarativeStream\n    incremental_sync: {type: DatetimeBasedCursor, ▮}\n")
                        .contains("pages_per_checkpoint_interval"));
        assertTrue(labels("streams:\n  - type: DeclarativeStream\n    incremental_sync: {type: ▮")
                .contains("DatetimeBasedCursor"));
    }

    @Test
    void wordsOfAnEnumAreOffered() {
        List<String> labels = labels("definitions:\n  r:\n    type: HttpRequester\n    http_method: ▮\n");
        assertEquals(List.of("GET", "POST"), labels.subList(0, 2));
        assertEquals(
                List.of("true", "false"), labels("definitions:\n  r:\n    type: HttpRequester\n    use_cache: ▮\n"));
    }

    @Test
    void definitionsAreOfferedWhereAReferenceStands() {
        assertEquals(List.of("\"#/definitions/base\""), labels("""
                definitions:
                  base:
                    type: HttpRequester
                streams:
                  - $ref: ▮
                """).subList(0, 1));
    }

    @Test
    void aTemplateOffersTheVariablesOfItsField() {
        String text = """
                definitions:
                  selector:
                    type: RecordSelector
                    record_filter:
                      type: RecordFilter
                      condition: "{{ rec▮ }}"
                """;
        Completion record = at(text).stream()
                .filter(completion -> completion.label().equals("record"))
                .findFirst()
                .orElseThrow();
        assertTrue(record.detail().contains("\"id\":7"), record.detail());
        assertFalse(labels(text).contains("response"));
    }

    @Test
    void membersOfAVariableComeFromItsLastValue() {
        String field = "definitions:\n  f:\n    type: RecordFilter\n    condition: \"{{ record";
        assertEquals(
                List.of("id", "owner"),
                labels(field + ".▮ }}\"").stream().sorted().toList());
        assertEquals(List.of("name"), labels(field + "['owner'].▮ }}\""));
        assertTrue(labels(field + "['▮ }}\"").contains("'odd key']"));
        assertEquals(
                "7",
                at(field + ".▮ }}\"").stream()
                        .filter(c -> c.label().equals("id"))
                        .findFirst()
                        .orElseThrow()
                        .detail());
    }

    @Test
    void filtersStandBehindABar() {
        assertTrue(labels("definitions:\n  f:\n    type: RecordFilter\n    condition: \"{{ record | ▮ }}\"")
                .contains("tojson"));
    }

    @Test
    void aFieldIsExplained() {
        String text = explained(
                "streams:\n  - type: DeclarativeStream\n    incremental_sync:\n      type: DatetimeBasedCursor\n      cursor_fie▮ld: at\n");
        assertTrue(text.startsWith("cursor_field (required): string\n"), text);
    }

    @Test
    void aReferenceIsExplainedByWhatItPointsTo() {
        assertEquals(
                "line 2\nbase:\n  type: HttpRequester",
                explained(
                        "definitions:\n  base:\n    type: HttpRequester\nstreams:\n  - {$ref: \"#/defin▮itions/base\"}\n"));
        assertTrue(explained("a: {$ref: \"#/definitions/n▮o\"}").contains("no such definition"));
    }

    @Test
    void aVariableIsExplainedByItsLastValue() {
        assertEquals(
                "record.owner was {\"name\":\"ann\"}",
                explained("definitions:\n  f:\n    type: RecordFilter\n    condition: \"{{ record.own▮er == 1 }}\"\n"));
    }

    @Test
    void noTextIsTooBroken() {
        String text = "streams:\n  - {type: [\n   x: {{ 'a\n\t- : : |\n}}%}{%\n\"";
        for (int line = 0; line < 8; line++) {
            for (int column = 0; column < 14; column++) {
                language.complete(point(text, line, column), VALUES);
                language.explain(point(text, line, column), VALUES);
            }
        }
    }

    private static KnownPoint point(String text, int line, int column) {
        return TextLines.of(text).nearest(new TextPoint(line, column));
    }
}
