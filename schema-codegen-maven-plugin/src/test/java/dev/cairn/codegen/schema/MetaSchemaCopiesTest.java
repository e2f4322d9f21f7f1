package dev.cairn.codegen.schema;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.codegen.CodeGenerator;
import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies in reference folders, which have names that the addresses of JSON Schema's own schemas end in. */
class MetaSchemaCopiesTest {

    @TempDir
    private Path folder;

    @Test
    void aCopyCalledSchemaDoesNotHideTheMetaSchemas() throws IOException {
        Path copies = Files.createDirectories(folder.resolve("copies"));
        Files.writeString(copies.resolve("schema.json"), "{\"type\": \"integer\"}");
        Files.writeString(copies.resolve("schema"), "{\"type\": \"integer\"}");
        Path file = Files.writeString(folder.resolve("schema.yaml"), """
            definitions:
              Order:
                type: object
                properties:
                  four: {$ref: "http://json-schema.org/draft-04/schema#"}
                  seven: {$ref: "http://json-schema.org/draft-07/schema#"}
                  latest: {$ref: "https://json-schema.org/draft/2020-12/schema"}
                  copied: {$ref: "https://example.com/schema"}
            """);

        String order = generate(file, copies);
        assertFalse(order.contains("Long four"), order);
        assertFalse(order.contains("Long seven"), order);
        assertFalse(order.contains("Long latest"), order);
        assertTrue(order.contains("Long copied"), order);
    }

    private String generate(Path file, Path copies) throws IOException {
        return String.valueOf(new CodeGenerator(getClass().getClassLoader())
                .generate(new GenerationRequest(
                        SchemaInputs.of(List.of(file)),
                        folder,
                        "com.example",
                        JavaOptions.DEFAULT,
                        false,
                        false,
                        TypeOptions.DEFAULT,
                        List.of(copies),
                        false))
                .sources()
                .get("com/example/Order.java"));
    }
}
