package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.documents.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a document of draft 4 with an {@code id}: an address there, where the draft is named, and elsewhere often a mere name. */
class NestedIdsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeCopy() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copies/api/parts"));
        Files.writeString(copy.resolve("item.json"), "{\"type\": \"integer\"}");
    }

    /** The record of a document. */
    private String generate(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("order.json"), json.replace('\'', '"'));
        Generation generation = new CodeGenerator(getClass().getClassLoader())
                .generate(Requests.of(
                        folder, "com.example", List.of(file), List.of(folder.resolve("copies")), JavaOptions.DEFAULT));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertEquals(List.of(), SourceCompiler.problems(generation.sources(), classes));
        return String.valueOf(generation.sources().get("com/example/Order.java"));
    }

    private static final String WITH_FOLDER = """
            'id': 'http://example.com/api/order.json',
            'type': 'object',
            'properties': {'lines': {'id': 'parts/', 'type': 'array', 'items': {'$ref': 'item.json'}}}}
            """;

    @Test
    void aRelativeIdIsAnAddressInDraft4() throws IOException {
        assertTrue(generate("{'$schema': 'http://json-schema.org/draft-04/schema#', " + WITH_FOLDER)
                .contains("List<Long> lines"));
    }

    @Test
    void itIsNoneWhereNoDraftIsNamed() {
        InvalidDocumentException problem =
                assertThrows(InvalidDocumentException.class, () -> generate("{" + WITH_FOLDER));

        assertEquals(1, problem.diagnostics().size());
        assertTrue(problem.diagnostics().get(0).toString().contains("http://example.com/api/item.json"));
    }

    /** Generators of schemas gave every part an {@code id}, and meant a name. */
    @ParameterizedTest
    @ValueSource(strings = {"total", "/properties/total", "#/properties/total", "#total", "a total", ""})
    void referencesWithinADocumentAreFoundBesideAnyId(String id) throws IOException {
        String order = generate("""
                {'$schema': 'http://json-schema.org/draft-04/schema#',
                 'type': 'object',
                 'properties': {
                   'id': {'type': 'string'},
                   'total': {'id': 'ID', 'type': 'object', 'properties': {'amount': {'$ref': '#/definitions/Amount'}}}},
                 'definitions': {'Amount': {'type': 'number'}}}
                """.replace("ID", id));

        assertTrue(order.contains("@Nullable Double amount"), order);
    }
}
