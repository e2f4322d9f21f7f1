package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of OpenAPI as input; what becomes of their schemas is in {@code src/test/golden} and {@code src/test/reading}. */
class OpenApiTest {

    private static final String HEAD = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\n";

    @TempDir
    private Path folder;

    @TempDir
    private Path classes;

    private final List<Path> files = new ArrayList<>();

    private OpenApiTest write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        files.add(file);
        return this;
    }

    private Generation generate() {
        return new CodeGenerator(getClass().getClassLoader())
                .generate(Requests.of(folder, "com.example", files, List.of(), JavaOptions.DEFAULT));
    }

    private List<String> problems() {
        return assertThrows(InvalidDocumentException.class, this::generate).diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }

    private static String types(Generation generation) {
        return generation.sources().keySet().stream()
                .map(path -> path.replaceAll(".*/|\\.java", ""))
                .filter(type -> !Comparison.SUPPORT.contains(type) && !type.equals("package-info"))
                .collect(Collectors.joining(" "));
    }

    /** Parts in other files are read as the document is that they are parts of, whether they are named as input, too, or not. */
    @ParameterizedTest
    @CsvSource({"3.0.3, false", "3.0.3, true", "3.1.0, false", "3.1.0, true"})
    void schemasLieInOtherFiles(String version, boolean alsoInput) throws IOException {
        write("parts/names.yaml", "Code: {type: string, maxLength: 9}\n");
        write("parts/Part.yaml", """
                type: object
                required: [id, code]
                properties:
                  id: {type: string, readOnly: true}
                  code: {$ref: "names.yaml#/Code", maxLength: 2}
                """);
        files.clear();
        if (alsoInput) {
            files.add(folder.resolve("parts/Part.yaml"));
        }
        write(
                "parts/z.yaml",
                "openapi: " + version + "\npaths: {}\ncomponents: {schemas: {Part: {$ref: Part.yaml},"
                        + " Whole: {type: object, properties: {parts: {type: array, items: {$ref: './Part.yaml'}}}}}}\n");

        try (GeneratedModels models = GeneratedModels.of(generate().sources(), classes)) {
            boolean old = version.startsWith("3.0");
            String absent = models.read("com.example.Whole", "{'parts':[{'code':'a'}]}".replace('\'', '"'))
                    .get(0)
                    .problem();
            String tooLong = models.read("com.example.Whole", "{'parts':[{'id':'','code':'abc'}]}".replace('\'', '"'))
                    .get(0)
                    .problem();
            assertEquals(old, absent == null, absent);
            assertEquals(old, tooLong == null, tooLong);
        }
    }

    @Test
    void twoDocumentsMayHaveTypesOfOneName() throws IOException {
        String schemas = "components: {schemas: {Error: {type: object, properties: {%s: {type: string}}},"
                + " error: {type: object, properties: {id: {type: integer}}}}}\n";
        Generation generation = write("a.yaml", HEAD + schemas.formatted("text"))
                .write("b.yaml", HEAD + schemas.formatted("message"))
                .generate();

        assertEquals("Error Error2 Error3 Error4", types(generation));
        assertEquals(
                List.of(
                        "a.yaml:4:90: warning: there is another Error, so this type is called Error2; javaName or the names"
                                + " file give it another name",
                        "b.yaml:4:31: warning: there is another Error, so this type is called Error3; javaName or the names"
                                + " file give it another name",
                        "b.yaml:4:93: warning: there is another Error, so this type is called Error4; javaName or the names"
                                + " file give it another name"),
                generation.warnings().stream().map(Diagnostic::toString).toList());
        try (GeneratedModels models = GeneratedModels.of(generation.sources(), classes)) {
            assertEquals(
                    Map.of("text", "x"),
                    models.read("com.example.Error", "{\"text\":\"x\"}").get(0).written());
        }
    }

    @Test
    void mistakesAreNamedWithTheirPlaces() throws IOException {
        write("api.yaml", HEAD + """
                components:
                  schemas:
                    Pet:
                      type: objekt
                    Dog: {type: object, properties: {owner: {$ref: "#/components/schemas/Ower"}}}
                    Owner: {type: object, properties: {pet: {$ref: "others.yaml#/Pet"}}}
                """);
        write("old.yaml", "swagger: '1.2'\napis: []\n");

        assertEquals(
                List.of(
                        "api.yaml:7:13: unknown type 'objekt', did you mean 'object'? (expected object, array, string,"
                                + " integer, number, boolean or null)",
                        "api.yaml:8:52: cannot resolve $ref '#/components/schemas/Ower': there is no such place in this"
                                + " document, did you mean '#/components/schemas/Owner'?",
                        "api.yaml:9:52: cannot resolve $ref 'others.yaml#/Pet': there is no file others.yaml",
                        "old.yaml:1:1: this is no schema: it looks like an OpenAPI document of a version that isn't known:"
                                + " known are Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2"),
                problems());
    }

    @Test
    void aDiscriminatorThatLeadsNowhereIsWarnedOf() throws IOException {
        Generation generation = write("api.yaml", HEAD + """
                components:
                  schemas:
                    A: {type: object, required: [a], properties: {a: {type: string}}}
                    B: {type: object, required: [b], properties: {b: {type: string}}}
                    Either:
                      oneOf: [{$ref: "#/components/schemas/A"}, {$ref: "#/components/schemas/B"}]
                      discriminator:
                        propertyName: kind
                        mapping: {x: "#/components/schemas/C", y: "#/components/schemas/Either"}
                """).generate();

        assertEquals(
                List.of(
                        "api.yaml:12:22: warning: 'x' stands for none of the alternatives here; it has no effect",
                        "api.yaml:12:51: warning: 'y' stands for none of the alternatives here; it has no effect"),
                generation.warnings().stream().map(Diagnostic::toString).toList());
    }

    @Test
    void aDocumentWithoutSchemasIsSaidToHaveNone() throws IOException {
        Generation generation = write("api.yaml", HEAD).generate();

        assertEquals("", types(generation));
        assertTrue(
                generation
                        .warnings()
                        .get(0)
                        .toString()
                        .startsWith("api.yaml:1:1: warning: this document of OpenAPI has no"),
                generation.warnings().toString());
    }

    /** What stands in a document besides its schemas is none: neither names nor ids there mean anything. */
    @Test
    void whatIsNoSchemaIsLeftAlone() throws IOException {
        Generation generation = write("api.json", """
                {"openapi": "3.0.1", "info": {"title": "x", "version": "1"}, "servers": [{"url": "/"}], "tags": [{"name": "t"}],
                 "type": "none", "required": "none", "x-things": {"id": "https://example.com/a", "$ref": "nowhere"},
                 "paths": {"/a": {"get": {"parameters": [{"in": "query", "required": true, "schema": {"type": "wrong"}}]}}},
                 "components": {
                   "parameters": {"P": {"schema": {"$ref": "#/components/schemas/Nowhere"}}},
                   "schemas": {"properties": {"type": "object", "properties": {"items": {"type": "string"}}}}}}
                """).generate();

        assertEquals("Properties", types(generation));
        assertEquals(List.of(), generation.warnings());
    }

    private static final String BODIES = """
            openapi: 3.1.0
            info: {title: A, version: '1'}
            paths:
              /schema/{content}:
                parameters: [{in: query, name: kind, schema: {enum: [a, b]}}]
                post:
                  requestBody:
                    content:
                      application/json:
                        schema: {oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]}
                        example: {schema: {properties: {a: {}}}}
                  responses:
                    default:
                      headers: {X-Kind: {schema: {enum: [a, b]}}}
                      content:
                        application/json: {schema: {type: array, items: {type: object, properties: {id: {type: string}}}}}
                        text/plain: {schema: {type: string}}
                    '200': {content: {schema: {schema: {anyOf: [{$ref: "#/components/schemas/Cat"}, {type: 'null'}]}}}}
                    '204': {$ref: "#/components/responses/x-none"}
                  callbacks: {done: {'{$request.body#/url}': {put: {requestBody: {content: {a/b: {schema: {enum: [a, b]}}}}}}}}
            components:
              responses: {x-none: {content: {a/b: {schema: {allOf: [{$ref: "#/components/schemas/Cat"}]}}}}}
              schemas:
                Cat: {type: object, required: [meows], properties: {meows: {type: boolean}}}
                Dog: {type: object, required: [barks], properties: {barks: {type: boolean}}}
            """;

    @Test
    void bodiesWithoutNamesAreToldOf() throws IOException {
        Generation generation = write("api.yaml", BODIES).generate();

        assertEquals("Cat Dog", types(generation));
        assertEquals(
                List.of(
                        "api.yaml:10:21: warning: this body of a request or a response has no name, and so no type; as have 2"
                                + " more in this document. To get one, give it a name in components/schemas, here or in an overlay:"
                                + " {\"Name\": {\"$ref\": \"#/paths/~1schema~1{content}/post/requestBody/content/application~1json/schema\"}}"),
                generation.warnings().stream().map(Diagnostic::toString).toList());
    }

    /** What the warning says is done until there is nothing more to say. */
    @Test
    void bodiesGetTheNamesThatAreGivenToThem() throws IOException {
        String document = BODIES;
        for (String name : List.of("Pet", "Ids", "State")) {
            files.clear();
            String warning =
                    write("api.yaml", document).generate().warnings().get(0).toString();
            String reference = warning.substring(warning.indexOf("{\"Name\": ") + "{\"Name\": ".length());
            document += "    " + name + ": " + reference.substring(0, reference.length() - 1) + "\n";
        }
        files.clear();
        Generation generation = write("api.yaml", document).generate();

        assertEquals(List.of(), generation.warnings());
        assertEquals("Cat Dog Ids Pet State", types(generation));
    }

    @Test
    void bodiesOfSwaggerAreToldOf() throws IOException {
        Generation generation = write("api.yaml", """
                swagger: '2.0'
                paths:
                  /a:
                    post:
                      parameters:
                      - {in: query, name: kind, type: string, enum: [a, b]}
                      - {in: body, name: a, schema: {type: object, properties: {id: {type: string}}}}
                parameters: {B: {in: body, name: b, schema: {$ref: "#/definitions/Cat"}}}
                definitions:
                  Cat: {type: object, properties: {meows: {type: boolean}}}
                """).generate();

        assertEquals("Cat", types(generation));
        assertEquals(
                List.of(
                        "api.yaml:7:37: warning: this body of a request or a response has no name, and so no type. To get one, give"
                                + " it a name in definitions, here or in an overlay: {\"Name\": {\"$ref\":"
                                + " \"#/paths/~1a/post/parameters/1/schema\"}}"),
                generation.warnings().stream().map(Diagnostic::toString).toList());
    }
}
