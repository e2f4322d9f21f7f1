package dev.cairn.codegen.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.shared.SharedModels;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentValidatorTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhatIsWrongAllAtOnceWithPlacesAndSuggestions() throws IOException {
        write("schema.yaml", """
                type: object
                required: [name]
                additionalProperties: false
                properties:
                  name: {type: string}
                  steps:
                    type: array
                    items:
                      oneOf:
                        - {$ref: "steps.yaml#/definitions/Fetch"}
                        - {$ref: "steps.yaml#/definitions/Store"}
                """);
        write("steps.yaml", """
                definitions:
                  Fetch:
                    type: object
                    required: [type, url]
                    properties: {type: {const: fetch}, url: {type: string}}
                  Store:
                    type: object
                    required: [type]
                    properties: {type: {const: store}, depth: {$ref: "#/definitions/Depth"}}
                  Depth: {type: integer, minimum: 1}
                """);
        write("document.yaml", """
                nmae: x
                steps:
                  - {type: fetsh, url: a}
                  - {type: store, depth: 0}
                  - {type: fetch}
                """);

        assertEquals(
                List.of(
                        "document.yaml:1:1: unknown key 'nmae', did you mean 'name'?",
                        "document.yaml:3:12: unknown step 'fetsh', did you mean 'fetch'? (expected fetch or store)"
                                + " (at steps[0])",
                        "document.yaml:4:26: 'depth' of store: the integer 0 is less than the minimum 1"
                                + " (at steps[1].depth)",
                        "document.yaml:5:5: missing field 'url' of fetch (at steps[2])"),
                validate(null));
    }

    @Test
    void aDefinitionCanDescribeTheDocument() throws IOException {
        write(
                "schema.yaml",
                "definitions: {Depth: {type: integer}, Tree: {type: array, items: {$ref: '#/definitions/Tree'}}}\n");
        write("document.yaml", "[[], [[], [7]]]\n");

        assertEquals(
                List.of("document.yaml:1:12: '[1][1][0]': expected a list, found the integer 7 (at [1][1][0])"),
                validate("Tree"));
    }

    @Test
    void keywordsOfNewerDraftsAreChecked() throws IOException {
        write("schema.yaml", """
                $schema: https://json-schema.org/draft/2020-12/schema
                $defs:
                  Point: {type: array, prefixItems: [{type: number}, {type: number}], items: false}
                properties:
                  a: {$ref: "#/$defs/Point", minItems: 2}
                dependentRequired: {a: [b]}
                """);
        write("document.yaml", "a: [1]\n");

        assertEquals(2, validate(null).size());
    }

    private List<String> validate(@Nullable String definition) {
        Diagnostics diagnostics = new Diagnostics();
        SchemaSet schemas = new SchemaSet(
                folder, getClass().getClassLoader(), Map.of(), List.of(), false, SharedModels.none(), diagnostics);
        DocumentValidator validator =
                DocumentValidator.of(schemas, folder.resolve("schema.yaml"), definition, folder, diagnostics);
        return validator.validate(folder.resolve("document.yaml")).stream()
                .map(Diagnostic::toString)
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
