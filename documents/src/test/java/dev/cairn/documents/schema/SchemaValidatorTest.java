package dev.cairn.documents.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.YamlReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaValidatorTest {

    private static Node yaml(String text) {
        return YamlReader.pyYaml().read("d", text);
    }

    private static List<String> diagnose(String schema, String document) {
        return SchemaValidator.of(yaml(schema)).diagnose(yaml(document)).stream()
                .map(Diagnostic::toString)
                .toList();
    }

    /** Schema, a value that satisfies it, one that does not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{type: string} ; x ; 1",
                "{type: [string, 'null']} ; ~ ; 1",
                "{type: integer} ; 1.0 ; 1.5",
                "{type: number} ; 1.5 ; yes",
                "{type: boolean} ; yes ; 1",
                "{type: string} ; '2024-01-31' ; 2024-01-31",
                "{enum: [1, a]} ; 1.0 ; b",
                "{enum: [true]} ; true ; 1",
                "{const: {a: [1]}} ; {a: [1.0]} ; {a: [2]}",
                "{minimum: 1} ; 1 ; 0",
                "{maximum: 1.5} ; 1.5 ; 2",
                "{exclusiveMinimum: 1} ; 1.1 ; 1",
                "{exclusiveMaximum: 1} ; 0 ; 1",
                "{multipleOf: 0.1} ; 0.3 ; 0.35",
                "{minimum: 1, maximum: .inf} ; 1.0e+308 ; 0",
                "{minimum: .inf} ; a ; 1",
                "{exclusiveMaximum: -.inf} ; a ; 1",
                "{minimum: -.inf, multipleOf: .inf, maximum: 1} ; 1 ; 1"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
                "{minLength: 2} ; ab ; a",
                "{maxLength: 2} ; 😀😀 ; abc",
                "{pattern: '^a+$'} ; aa ; ba",
                "{pattern: '(?P<x>a)(?P=x)'} ; aa ; ab",
                "{pattern: '^a\\Z'} ; a ; \"a\\n\"",
                "{pattern: '^[[a]$'} ; \"[\" ; b",
                "{pattern: '^\\p{Lu}$'} ; A ; a",
                "{pattern: '(?<x>a)\\k<x>'} ; aa ; ab",
                "{required: [a]} ; {a: 1} ; {b: 1}",
                "{properties: {a: {type: string}}} ; {b: 1} ; {a: 1}",
                "{additionalProperties: false, properties: {a: {}}} ; {a: 1} ; {b: 1}",
                "{additionalProperties: {type: string}} ; {a: x} ; {a: 1}",
                "{patternProperties: {'^x': {type: string}}, additionalProperties: false} ; {xa: b} ; {a: b}",
                "{propertyNames: {maxLength: 1}} ; {a: 1} ; {aa: 1}",
                "{minProperties: 1, maxProperties: 1} ; {a: 1} ; {a: 1, b: 2}",
                "{dependencies: {a: [b]}} ; {b: 1} ; {a: 1}",
                "{dependencies: {a: {required: [b]}}} ; {a: 1, b: 2} ; {a: 1}",
                "{items: {type: string}} ; [a] ; [1]",
                "{items: [{type: string}], additionalItems: false} ; [a] ; [a, b]",
                "{minItems: 1} ; [1] ; []",
                "{maxItems: 1} ; [1] ; [1, 2]",
                "{uniqueItems: true} ; [1, 2] ; [1, 1.0]",
                "{contains: {const: 1}} ; [2, 1] ; [2]",
                "{anyOf: [{type: string}, {minimum: 3}]} ; 3 ; 2",
                "{oneOf: [{minimum: 1}, {maximum: 3}]} ; 0 ; 2",
                "{allOf: [{minimum: 1}, {maximum: 3}]} ; 2 ; 4",
                "{not: {type: string}} ; 1 ; a",
                "{if: {type: string}, then: {minLength: 2}, else: {minimum: 3}} ; 3 ; a",
                "{$ref: '#/definitions/a~1b', definitions: {'a/b': {type: string}}} ; x ; 1",
                "{properties: {next: {$ref: '#'}}, additionalProperties: false} ; {next: {next: {}}} ; {next: {x: 1}}",
            })
    void knowsTheKeyword(String schema, String good, String bad) {
        assertEquals(List.of(), diagnose(schema, good));
        assertEquals(
                1, diagnose(schema, bad).size(), () -> diagnose(schema, bad).toString());
    }

    @Test
    void formatAssertsNothing() {
        assertEquals(List.of(), diagnose("{format: date}", "x"));
    }

    @Test
    void collectsAllProblemsWithTheirPlaces() {
        assertEquals(
                List.of(
                        "d:1:5: 'a': expected a string, found the integer 1; quote it to make it a string (at a)",
                        "d:3:7: 'b[1].c': expected true or false, found the string 'x' (at b[1].c)",
                        "d:1:1: missing field 'z'"),
                diagnose(
                        "{properties: {a: {type: string}, b: {items: {properties: {c: {type: boolean}}}}}, required: [z]}",
                        "a:  1\nb: [{c: yes},\n {c:  x}]"));
    }

    @Test
    void suggestsTheKeyThatWasMeant() {
        String schema = "{properties: {streams: {}, check: {}}, additionalProperties: false, required: [check]}";
        assertEquals(
                List.of("d:1:1: unknown key 'stream', did you mean 'streams'?"),
                diagnose(schema, "stream: 1\ncheck: 1"));
        assertEquals(
                List.of("d:1:1: unknown key 'chekc', did you mean 'check'?"),
                diagnose("{properties: {streams: {}, check: {}}, required: [check]}", "chekc: 1"));
    }

    private static final String COMPONENTS = """
            properties:
              paginator:
                anyOf: [{$ref: "#/definitions/Page"}, {$ref: "#/definitions/Offset"}, {type: string}]
              fields:
                type: array
                items: {anyOf: [{$ref: "#/definitions/Page"}, {$ref: "#/definitions/Offset"}]}
            definitions:
              Page:
                type: object
                required: [type, size]
                properties: {type: {enum: [Page]}, size: {anyOf: [{type: integer}, {type: string}]}}
              Offset:
                type: object
                required: [type, offset]
                properties: {type: {enum: [Offset]}, offset: {type: integer}}
            """;

    private static List<String> diagnoseComponents(String document) {
        @SuppressWarnings("unchecked")
        var schema = (Map<String, ?>) yaml(COMPONENTS).toPlain();
        return SchemaValidator.discriminatedBy("type", Map.copyOf(schema)).diagnose(yaml(document)).stream()
                .map(Diagnostic::toString)
                .toList();
    }

    @Test
    void unionsReportTheBranchThatWasMeant() {
        assertEquals(
                List.of("d:1:33: 'size' of Page: expected an integer or a string, found a list (at paginator.size)"),
                diagnoseComponents("paginator: {type:   Page, size: [1]}"));
        assertEquals(
                List.of("d:1:12: missing field 'offset' of Offset (at paginator)"),
                diagnoseComponents("paginator: {type: Offset}"));
    }

    @Test
    void unionsNameUnknownTypes() {
        assertEquals(
                List.of(
                        "d:1:19: unknown paginator 'Ofset', did you mean 'Offset'? (expected Page or Offset) (at paginator)"),
                diagnoseComponents("paginator: {type: Ofset}"));
        assertEquals(
                List.of("d:1:17: unknown field 'X' (expected Page or Offset) (at fields[0])"),
                diagnoseComponents("fields: [{type: X}]"));
        assertEquals(
                List.of("d:1:12: missing 'type' of the paginator (expected Page or Offset) (at paginator)"),
                diagnoseComponents("paginator: {size: 1}"));
    }

    @Test
    void unionsOfKindsNameThemAll() {
        assertEquals(
                List.of("d:1:12: 'paginator': expected Page, Offset or a string, found the integer 1; "
                        + "quote it to make it a string (at paginator)"),
                diagnoseComponents("paginator: 1"));
    }

    @Test
    void aDefinitionUsedTwiceIsReportedOnce() {
        assertEquals(
                1,
                diagnoseComponents("x: &x {type: Offset}\nfields: [*x, *x, *x]").size());
    }

    @Test
    void jsonDocumentsWorkAlike() {
        var validator = SchemaValidator.of(new JsonReader().read("s", "{\"type\": \"array\"}"));
        assertEquals(1, validator.diagnose(new JsonReader().read("d", "{}")).size());
    }

    @Test
    void aPatternThatTriesEveryWayIsGivenUp() {
        String problem = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> String.valueOf(assertThrows(
                                InvalidDocumentException.class,
                                () -> diagnose("{pattern: '^(\\w|\\w\\w)*(z)\\2$'}", "a".repeat(60) + "!"))
                        .getMessage()));
        assertTrue(problem.startsWith("d:1:1: it takes too long to say whether this matches the pattern"), problem);
    }
}
