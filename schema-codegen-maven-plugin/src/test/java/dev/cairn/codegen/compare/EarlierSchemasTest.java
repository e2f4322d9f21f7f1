package dev.cairn.codegen.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.codegen.input.InputException;
import dev.cairn.codegen.input.InputPaths;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierSchemasTest {

    @TempDir
    private Path folder;

    private Path module;

    @BeforeEach
    void makeRepository() throws Exception {
        folder = folder.toRealPath();
        module = folder.resolve("shop");
        write(module.resolve("schema/order.yaml"), "earlier");
        write(folder.resolve("common/money.yml"), "money");
        write(folder.resolve("code.txt"), "no schema");
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q", "-m", "first");
        write(module.resolve("schema/order.yaml"), "later");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor());
    }

    private InputPaths now() {
        return new InputPaths(List.of(module.resolve("schema")), null, List.of(), List.of(), module);
    }

    @Test
    void aRevisionHasItsSchemasAndWhatTheyReferTo() throws IOException {
        Path source;
        try (EarlierSchemas earlier = EarlierSchemas.find("git:HEAD", now(), "")) {
            source = earlier.paths().sources().get(0);
            assertEquals("earlier", Files.readString(source.resolve("order.yaml")));
            assertEquals("money", Files.readString(source.resolve("../../common/money.yml")));
            assertFalse(Files.exists(source.resolve("../../code.txt")));
            assertEquals(Path.of("schema"), earlier.paths().base().relativize(source));
        }

        assertFalse(Files.exists(source));
        assertEquals("later", Files.readString(module.resolve("schema/order.yaml")));
    }

    @Test
    void theIndexIsLeftAlone() throws Exception {
        git("add", ".");
        byte[] index = Files.readAllBytes(folder.resolve(".git/index"));

        EarlierSchemas.find("git:HEAD", now(), "").close();

        assertArrayEquals(index, Files.readAllBytes(folder.resolve(".git/index")));
    }

    @Test
    void aRevisionThatIsNotThereIsSaid() {
        assertTrue(refusal("git:v9").startsWith("Git has no files of the revision 'v9' for "), () -> refusal("git:v9"));
        assertTrue(
                refusal("git:--output=x").startsWith("Git has no files of the revision '--output=x' for "),
                () -> refusal("git:--output=x"));
        assertTrue(refusal("none").startsWith("There is nothing to compare with"), () -> refusal("none"));
    }

    @Test
    void aRevisionWithoutTheSchemasIsSaid() throws IOException {
        InputPaths elsewhere = new InputPaths(List.of(module.resolve("other")), null, List.of(), List.of(), module);
        InputException refused =
                assertThrows(InputException.class, () -> EarlierSchemas.find("git:HEAD", elsewhere, ""));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("There are no schemas in "), refused::toString);
    }

    @Test
    void aJarHasTheSchemasOfItsModels() throws IOException {
        jar(Map.of(
                "META-INF/schema-codegen/com.example.json", "{}",
                "com/example/order.yaml", "published",
                "com/other/door.yaml", "other",
                "com/example/Order.class", ""));

        try (EarlierSchemas earlier = EarlierSchemas.find("../models.jar", now(), "")) {
            Path source = earlier.paths().sources().get(0);
            assertEquals("published", Files.readString(source.resolve("order.yaml")));
            try (var files = Files.list(source)) {
                assertEquals(1, files.count());
            }
        }
        try (EarlierSchemas earlier = EarlierSchemas.find("../models.jar", now(), "com.other")) {
            assertEquals(
                    "other", Files.readString(earlier.paths().sources().get(0).resolve("door.yaml")));
        }
    }

    @Test
    void aJarWithoutSchemasIsSaid() throws IOException {
        jar(Map.of("com/example/Order.class", ""));

        assertTrue(refusal("../models.jar").startsWith("The package of the models has to be said: "));
        InputException refused =
                assertThrows(InputException.class, () -> EarlierSchemas.find("../models.jar", now(), "com.example"));
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("There are no schemas of the package com.example in "),
                refused::toString);
    }

    private void jar(Map<String, String> entries) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(folder.resolve("models.jar"), Map.of("create", true))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                write(jar.getPath("/" + entry.getKey()), entry.getValue());
            }
        }
    }

    private String refusal(String against) {
        return String.valueOf(assertThrows(InputException.class, () -> EarlierSchemas.find(against, now(), ""))
                .getMessage());
    }
}
