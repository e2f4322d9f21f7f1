package dev.cairn.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final String SCHEMA = """
            definitions:
              Fetch: {type: object, required: [url], properties: {url: {type: string, format: uri}}}
              Store: {type: object, properties: {depth: {type: integer}}}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSchema() throws IOException {
        Files.writeString(folder.resolve("steps.yaml"), SCHEMA);
    }

    private int run(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                folder.resolve("steps.yaml").toString(),
                "--target-package=com.example",
                "--output-directory=" + folder.resolve("java")));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String[] arguments) {
        out.reset();
        err.reset();
        return Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private Path model(String name) {
        return folder.resolve("java/com/example/" + name + ".java");
    }

    @Test
    void generatedModelsPassTheCheck() {
        assertEquals(0, run("generate"), err::toString);
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("2 types in 21 files: 21 written"), out::toString);

        assertEquals(0, run("check"), err::toString);
    }

    @Test
    void nothingIsWrittenTwice() {
        run("generate");

        run("generate");

        assertTrue(out.toString(StandardCharsets.UTF_8).contains(": 0 written, 0 deleted."), out::toString);
    }

    @Test
    void twoPackagesInOneFolderHaveOneCopyOfWhatTheyNeed() throws IOException {
        Files.writeString(folder.resolve("more.yaml"), SCHEMA);
        String support = "--support-package=com.example.json";
        String[] more = {
            "generate",
            folder.resolve("more.yaml").toString(),
            "--target-package=com.example.more",
            "--output-directory=" + folder.resolve("java"),
            support
        };

        assertEquals(0, run("generate", support), err::toString);
        assertEquals(0, run(more), err::toString);

        String told = out.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains(": 3 written, 0 deleted."), told);
        assertEquals(0, run("check", support), err::toString);
        more[0] = "check";
        assertEquals(0, run(more), err::toString);
        assertFalse(Files.exists(model("JsonModel")));
        assertTrue(Files.exists(model("json/JsonModel")));

        assertEquals(0, run("generate", support, "--generate-support=false"), err::toString);
        assertTrue(Files.exists(model("json/JsonModel")));
        assertEquals(1, run("generate", "--generate-support=false"), out::toString);
    }

    @Test
    void anEditFailsTheCheckWithADiff() throws IOException {
        run("generate");
        Files.writeString(model("Store"), Files.readString(model("Store")).replace("Long depth", "Integer depth"));

        assertEquals(1, run("check"));

        String printed = err.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("Integer depth"), printed);
        assertTrue(printed.contains("1 file was edited by hand"), printed);
    }

    @Test
    void theModelOfADefinitionThatIsGoneFailsTheCheckAndIsDeleted() throws IOException {
        run("generate");
        Files.writeString(folder.resolve("steps.yaml"), SCHEMA.substring(0, SCHEMA.indexOf("  Store")));

        assertEquals(1, run("check"));
        assertTrue(
                err.toString(StandardCharsets.UTF_8).contains("Store.java is of a type that is gone"), err::toString);
        assertEquals(0, run("generate"));
        assertFalse(Files.exists(model("Store")));
    }

    @Test
    void aMistakeInASchemaIsToldWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("steps.yaml"), "definitions:\n  A: {type: objekt}\n");

        assertEquals(1, run("generate"));

        String printed = err.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("steps.yaml:2:13: unknown type 'objekt', did you mean 'object'?"), printed);
        assertTrue(printed.endsWith("1 error in the schemas.\n"), printed);
    }

    @Test
    void optionsDoWhatTheParametersOfTheGoalsDo() throws IOException {
        assertEquals(
                0,
                run(
                        "generate",
                        "--builders=MyFetch",
                        "--withers=MyStore",
                        "--property-names=MyStore",
                        "--jackson=JACKSON_2",
                        "--class-name-prefix=My",
                        "--format-type-mapping=uri=java.lang.String",
                        "--use-big-integers",
                        "--include-additional-properties=false"),
                err::toString);

        String fetch = Files.readString(model("MyFetch"));
        assertTrue(fetch.contains("static Builder builder()"), fetch);
        assertTrue(fetch.contains("String url"), fetch);
        assertFalse(fetch.contains("additionalProperties"), fetch);
        String store = Files.readString(model("MyStore"));
        assertTrue(store.contains("withDepth(@Nullable BigInteger depth)"), store);
        assertFalse(store.contains("Builder"), store);
        assertTrue(store.contains("String DEPTH = \"depth\""), store);
        assertFalse(fetch.contains("String URL ="), fetch);
        assertTrue(Files.exists(model("Jackson2Reader")));
        assertFalse(Files.exists(model("Jackson3Reader")));
    }

    @Test
    void examplesBecomeOneTypeThatHasWhatAllOfThemHave() throws IOException {
        Path examples = Files.createDirectories(folder.resolve("examples"));
        Files.writeString(examples.resolve("order.json"), "{\"id\": 1}");
        Files.writeString(examples.resolve("order.paid.json"), "{\"id\": 2, \"by\": \"card\"}");
        String[] rest = {"--source-type=json", "--target-package=com.example", "--output-directory=" + folder + "/java"
        };

        for (String command : List.of("generate", "check")) {
            List<String> arguments = new ArrayList<>(List.of(command, examples.toString()));
            arguments.addAll(List.of(rest));
            assertEquals(0, run(arguments.toArray(String[]::new)), err::toString);
        }

        assertTrue(Files.readString(model("Order")).contains("record Order(@Nullable Long id, @Nullable String by"));
    }

    @Test
    void modelsOfAnotherFolderAreUsedByReference() throws IOException {
        assertEquals(0, run("generate", "--share-models"), err::toString);
        Path other = Files.writeString(folder.resolve("plan.yaml"), """
                definitions:
                  Plan:
                    type: object
                    properties: {first: {$ref: "classpath:com/example/steps.yaml#/definitions/Fetch"}}
                """);

        int code = run(new String[] {
            "generate",
            other.toString(),
            "--target-package=com.other",
            "--output-directory=" + folder.resolve("other"),
            "--classpath=" + folder.resolve("java")
        });

        assertEquals(0, code, err::toString);
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("1 types in 2 files: 2 written"), out::toString);
    }

    @Test
    void aFolderWithoutSchemasIsAnError() throws IOException {
        Files.createDirectories(folder.resolve("none"));
        String none = folder.resolve("none").toString();

        assertEquals(1, run(new String[] {"generate", none, "--target-package=a", "--output-directory=" + none}));
        assertEquals("There are no schemas in [" + none + "].\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aWrongCommandLineIsToldInTwoLines() {
        assertEquals(2, run(new String[] {"generate"}));

        String printed = err.toString(StandardCharsets.UTF_8);
        assertEquals(2, printed.lines().count(), printed);
        assertTrue(printed.contains("--target-package"), printed);
        assertTrue(printed.contains("Try 'schema-codegen generate --help'."), printed);
    }
}
