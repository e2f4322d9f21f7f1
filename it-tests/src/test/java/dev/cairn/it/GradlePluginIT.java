package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The plugin of Gradle in builds with what docs/codegen.md shows. {@code it.gradle} is a folder that {@code assemble.py} made. */
@EnabledIfSystemProperty(named = "it.gradle", matches = ".+")
class GradlePluginIT {

    private static final Path ROOT = Path.of(MavenProject.property("root"));

    private static final String SCHEMA = """
            definitions:
              Window:
                type: object
                required: [start]
                properties: {start: {type: string}, pages: {type: integer, minimum: 1}}
              Door:
                type: object
                properties: {open: {type: boolean}}
            """;

    private static final String CONSUMER = """
            package com.example;

            import com.example.models.Window;

            class Reader {
                Long pagesOf(Window window) {
                    return window.pages();
                }
            }
            """;

    private static final String WINDOW = "com/example/models/Window.java";

    @TempDir
    private static Path folder;

    private static MavenProject repository;
    private static Gradle gradle;
    private static int count;

    private Path project;

    @BeforeAll
    static void install() throws IOException {
        repository = MavenProject.in(folder).withGradlePlugin();
        gradle = Gradle.in(folder);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        gradle.stop();
    }

    @BeforeEach
    void layOut() throws IOException {
        project = repository.file("../project" + count++).normalize();
        write("settings.gradle", Gradle.settings(folder, "rootProject.name = 'windows'\n"));
        write("build.gradle", recipe());
        write("src/main/schema/window.yaml", SCHEMA);
        write("src/main/java/com/example/Reader.java", CONSUMER);
    }

    /** The build file of the page, where our CI has what Maven Central has. */
    private static String recipe() throws IOException {
        String text = Files.readString(ROOT.resolve("docs/codegen.md"));
        String code = text.substring(text.indexOf("\n```groovy\n") + "\n```groovy\n".length());
        return code.substring(0, code.indexOf("\n```")).replaceFirst("(?s)repositories \\{.*?\\}\\s", "");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(project.resolve(name).getParent());
        Files.writeString(project.resolve(name), text);
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(project.resolve(name), text, StandardOpenOption.APPEND);
    }

    private Path generated(String name) {
        return project.resolve("build/generated/sources/schema-codegen").resolve(name);
    }

    private Build passes(String... arguments) throws IOException, InterruptedException {
        Build build = gradle.run(project, arguments);
        assertEquals(0, build.exit(), build.log());
        return build;
    }

    private Build fails(String... arguments) throws IOException, InterruptedException {
        Build build = gradle.run(project, arguments);
        assertNotEquals(0, build.exit(), build.log());
        return build;
    }

    private static void assertSays(Build build, String text) {
        assertTrue(build.log().contains(text), build.log());
    }

    @Test
    void theRecipeGeneratesAndCompilesAndTheNextBuildGeneratesNothing() throws Exception {
        Build first = passes("build");
        Build second = passes("build");

        assertSays(first, "> Task :generateModels\n");
        assertTrue(Files.exists(project.resolve("build/classes/java/main/com/example/models/Window.class")));
        assertTrue(Files.exists(project.resolve("build/classes/java/main/com/example/Reader.class")));
        assertSays(second, "> Task :generateModels UP-TO-DATE");
        assertFalse(second.log().contains("checkModels"), second.log());
    }

    @Test
    void aChangedSchemaAndAnEditedModelAreGeneratedAgain() throws Exception {
        passes("compileJava");
        String window = Files.readString(generated(WINDOW));
        Files.writeString(generated(WINDOW), "// edited\n", StandardOpenOption.APPEND);
        passes("compileJava");
        assertEquals(window, Files.readString(generated(WINDOW)));

        write(
                "src/main/schema/window.yaml",
                SCHEMA.substring(0, SCHEMA.indexOf("  Door")).replace(", pages: {type: integer, minimum: 1}", ""));
        Build build = fails("compileJava");

        assertSays(build, "Reader.java:7: error: cannot find symbol");
        assertFalse(Files.exists(generated("com/example/models/Door.java")), "the model of what is gone");
    }

    @Test
    void whatAnotherTargetPackageHadIsDeleted() throws Exception {
        passes("generateModels");
        write("build.gradle", recipe().replace("com.example.models", "com.example.others"));
        passes("generateModels");
        assertFalse(Files.exists(generated(WINDOW)));
        assertTrue(Files.exists(generated("com/example/others/Window.java")));
    }

    @Test
    void modelsComeFromTheBuildCacheInAnotherFolder() throws Exception {
        passes("compileJava", "--build-cache");
        Path first = project;
        layOut();

        Build build = passes("compileJava", "--build-cache");

        assertSays(build, "> Task :generateModels FROM-CACHE");
        assertEquals(
                Files.readString(
                        first.resolve("build/generated/sources/schema-codegen").resolve(WINDOW)),
                Files.readString(generated(WINDOW)));
    }

    @Test
    void theConfigurationIsCached() throws Exception {
        Build first = passes("build", "checkModels", "--configuration-cache");
        passes("clean");
        Build second = passes("build", "checkModels", "--configuration-cache");

        assertSays(first, "Configuration cache entry stored.");
        assertSays(second, "Reusing configuration cache.");
        assertSays(second, "> Task :generateModels\n");
        assertTrue(Files.exists(generated(WINDOW)));
    }

    @Test
    void committedModelsAreCheckedAndNotWritten() throws Exception {
        append("build.gradle", "\nschemaCodegen.outputDirectory = file('src/generated/java')\n");
        write("src/generated/java/com/example/models/Mine.java", "package com.example.models; class Mine {}\n");
        Build missing = fails("checkModels");
        passes("generateModels", "build", "--configuration-cache");
        Build checked = passes("build", "--configuration-cache");
        Path window = project.resolve("src/generated/java").resolve(WINDOW);
        Files.writeString(window, Files.readString(window).replace("Long pages", "Integer pages"));
        Build edited = fails("check");
        passes("generateModels", "checkModels");

        assertSays(missing, "com/example/models/Window.java is missing");
        assertSays(missing, "Run 'gradle generateModels'");
        assertSays(checked, "> Task :checkModels UP-TO-DATE");
        assertFalse(checked.log().contains("generateModels"), checked.log());
        assertSays(edited, "+public record Window(String start, @Nullable Long pages,");
        assertSays(edited, "was edited by hand");
        assertTrue(Files.exists(project.resolve("src/generated/java/com/example/models/Mine.java")));
    }

    @Test
    void committedModelsOfAChangedSchemaAreOutdated() throws Exception {
        append("build.gradle", "\nschemaCodegen.outputDirectory = file('src/generated/java')\n");
        passes("generateModels");
        write("src/main/schema/window.yaml", SCHEMA.replace("open", "shut"));

        Build build = fails("build");

        assertSays(build, "Door.java was generated from other schemas");
        assertSays(build, "Run 'gradle generateModels', and commit what it writes.");
    }

    @Test
    void aFileThatSchemasReferToHasToBeKnown() throws Exception {
        write("src/common/frame.yaml", "type: object\nproperties: {width: {type: integer}}\n");
        append(
                "src/main/schema/window.yaml",
                "  Pane: {type: object, properties: {frame: {$ref: ../../common/frame.yaml}}}\n");
        Build unknown = fails("generateModels");
        append("build.gradle", "\nschemaCodegen.referencePaths.from('src/common')\n");
        passes("generateModels");
        write("src/common/frame.yaml", "type: object\nproperties: {height: {type: integer}}\n");
        Build changed = passes("generateModels");

        assertSays(unknown, "add their folder to 'referencePaths'. src/common/frame.yaml");
        assertSays(changed, "> Task :generateModels\n");
        String frame = Files.readString(generated("com/example/models/Frame.java"));
        assertTrue(frame.contains("Long height"), frame);
    }

    @Test
    void mistakesOfSchemasHaveTheirPlaces() throws Exception {
        write("src/main/schema/window.yaml", SCHEMA.replace("{type: boolean}", "{type: bool}"));
        Build build = fails("generateModels");
        assertSays(build, "src/main/schema/window.yaml:8:31: unknown type 'bool'");
        assertSays(build, "1 error in the schemas.");
    }

    @Test
    void aModuleUsesTheModelsOfAnother() throws Exception {
        write("settings.gradle", Gradle.settings(folder, "rootProject.name = 'shop'\ninclude 'money', 'orders'\n"));
        String library = recipe().replace("id 'java'", "id 'java-library'");
        write("build.gradle", "");
        write(
                "money/build.gradle",
                library.replace("com.example.models", "com.example.money") + "\nschemaCodegen.shareModels = true\n");
        write("money/src/main/schema/money.yaml", """
                $id: https://example.com/money.yaml
                definitions:
                  Amount: {type: object, properties: {cents: {type: integer}}}
                """);
        write(
                "orders/build.gradle",
                library.replace("com.example.models", "com.example.orders")
                        + "\ndependencies { implementation project(':money') }\n");
        write("orders/src/main/schema/order.yaml", """
                $id: https://example.com/order.yaml
                type: object
                properties: {total: {$ref: "money.yaml#/definitions/Amount"}}
                """);

        passes("build", "--configuration-cache");

        String order = Files.readString(
                project.resolve("orders/build/generated/sources/schema-codegen/com/example/orders/Order.java"));
        assertTrue(order.contains("import com.example.money.Amount;"), order);
        assertTrue(Files.exists(project.resolve("orders/build/classes/java/main/com/example/orders/Order.class")));
    }

    @Test
    void aSecondSetOfModelsHasTasksOfItsOwn() throws Exception {
        append("build.gradle", """

                import dev.cairn.codegen.gradle.*

                def doors = objects.newInstance(ModelSet)
                doors.sourcePaths.from('src/doors/schema')
                doors.targetPackage = 'com.example.doors'
                doors.outputDirectory = layout.buildDirectory.dir('generated/sources/doors')
                doors.resourceDirectory = layout.buildDirectory.dir('generated/resources/doors')
                def generateDoors = tasks.register('generateDoors', GenerateModels) { models = doors }
                sourceSets.main.java.srcDir generateDoors.flatMap { it.outputDirectory }
                """);
        write("src/doors/schema/knob.yaml", "type: object\nproperties: {brass: {type: boolean}}\n");

        passes("compileJava", "--configuration-cache");

        assertTrue(Files.exists(project.resolve("build/classes/java/main/com/example/doors/Knob.class")));
    }

    @Test
    void jacksonReadsTheModelsOfAProjectThatDependsOnIt() throws Exception {
        passes("generateModels");
        assertFalse(Files.exists(generated("com/example/models/Jackson2Reader.java")));
        append(
                "build.gradle",
                "\ndependencies { implementation 'com.fasterxml.jackson.core:jackson-databind:"
                        + MavenProject.property("jackson") + "' }\n");
        passes("compileJava");
        assertTrue(Files.exists(generated("com/example/models/Jackson2Reader.java")));
    }
}
