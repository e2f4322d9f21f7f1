package dev.cairn.records.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.json.Json;
import dev.cairn.records.LambdaTemplate;
import dev.cairn.templates.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileSchemaLoaderTest {

    private static final Scope NONE = name -> Scope.UNDEFINED;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"./schemas/a.json", "schemas/a.json", "./source_x/schemas/a.json"})
    void findsAFileFromTheFolderOrFromThePackage(String path) throws IOException {
        write("schemas/a.json", "{\"type\":\"object\"}");
        assertEquals("{\"type\":\"object\"}", load(path));
    }

    @Test
    void replacesReferences() throws IOException {
        write(
                "schemas/a.json",
                "{\"properties\":{\"x\":{\"$ref\":\"#/definitions/d\"},\"y\":{\"$ref\":\"s.json\"},"
                        + "\"z\":[{\"$ref\":\"s.json#/properties/p\"}]},\"definitions\":{\"d\":{\"type\":\"string\"}}}");
        write(
                "schemas/shared/s.json",
                "{\"properties\":{\"p\":{\"$ref\":\"#/definitions/e\"}},\"definitions\":{\"e\":{\"type\":\"integer\"}}}");
        assertEquals(
                "{\"properties\":{\"x\":{\"type\":\"string\"},\"y\":{\"properties\":{\"p\":{\"type\":\"integer\"}}},"
                        + "\"z\":[{\"type\":\"integer\"}]},\"definitions\":{\"d\":{\"type\":\"string\"}}}",
                load("schemas/a.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"$ref\":\"#/a\"}}",
                "{\"a\":{\"$ref\":\"#/nope\"}}",
                "{\"a\":{\"$ref\":\"nope.json\"}}",
                "{\"a\":{\"$ref\":\"../../../x.json\"}}",
                "[]",
                "no json"
            })
    void refusesASchemaThatCannotBeResolved(String schema) throws IOException {
        write("a.json", schema);
        assertThrows(SystemException.class, () -> load("a.json"));
    }

    @Test
    void refusesASchemaWhoseReferencesUnfoldWithoutAnEnd() throws IOException {
        StringBuilder schema = new StringBuilder("{\"definitions\":{\"d0\":{\"type\":\"string\"}");
        for (int i = 1; i <= 60; i++) {
            String before = "{\"$ref\":\"#/definitions/d" + (i - 1) + "\"}";
            schema.append(",\"d" + i + "\":{\"a\":" + before + ",\"b\":" + before + "}");
        }
        write("a.json", schema + "},\"properties\":{\"p\":{\"$ref\":\"#/definitions/d60\"}}}");
        String message = String.valueOf(
                assertThrows(SystemException.class, () -> load("a.json")).getMessage());
        assertTrue(message.contains("unfolds to more than 1000000 values"), message);
    }

    @Test
    void readsNothingOutsideOfItsFolder() throws IOException {
        write("secret.json", "{}");
        Path inner = Files.createDirectories(folder.resolve("inner"));
        assertThrows(
                SystemException.class,
                () -> loader(inner, "../secret.json", false).load());
    }

    @Test
    void noLinkLeadsOutOfTheFolder() throws IOException {
        write("secret.json", "{}");
        Path inner = folder.resolve("inner");
        Files.createDirectories(inner.resolve("schemas/shared"));
        Files.createSymbolicLink(inner.resolve("file.json"), folder.resolve("secret.json"));
        Files.createSymbolicLink(inner.resolve("up"), folder);
        Files.createSymbolicLink(inner.resolve("schemas/shared/s.json"), folder.resolve("secret.json"));
        write("inner/a.json", "{\"$ref\":\"s.json\"}");
        for (String path : List.of("file.json", "up/secret.json", "a.json")) {
            String message = String.valueOf(assertThrows(
                            SystemException.class,
                            () -> loader(inner, path, true).load())
                    .getMessage());
            assertTrue(message.contains("outside of the connector"), message);
        }
    }

    @Test
    void aLinkWithinTheFolderIsFollowedAndSoIsOneToTheFolder() throws IOException {
        write("connector/..data/a.json", "{}");
        Files.createSymbolicLink(folder.resolve("connector/a.json"), Path.of("..data/a.json"));
        Files.createSymbolicLink(folder.resolve("mounted"), folder.resolve("connector"));
        assertEquals(
                "{}",
                Json.write(loader(folder.resolve("mounted"), "a.json", false).load()));
    }

    @Test
    void aNameThatNoFileCanHaveIsNotFound() {
        assertThrows(SystemException.class, () -> load("a\0.json"));
        assertThrows(SystemException.class, () -> new SchemaFolder(folder).shared("a\0.json"));
    }

    @Test
    void isEmptyWithoutAFileThatNobodyNamed() {
        assertEquals("{}", Json.write(loader(folder, "./a.json", true).load()));
        assertThrows(SystemException.class, () -> load("a.json"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String load(String path) {
        return Json.write(loader(folder, path, false).load());
    }

    private static JsonFileSchemaLoader loader(Path folder, String path, boolean optional) {
        return new JsonFileSchemaLoader(folder, LambdaTemplate.constant(path), NONE, optional);
    }
}
