package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The plugin's goals in the build of a project that chose parameters of jsonschema2pojo's and a few more. */
@TestMethodOrder(OrderAnnotation.class)
class PluginGoalsIT {

    private static final String GOALS = "dev.cairn:schema-codegen-maven-plugin:";

    private static final String SCHEMA = """
            definitions:
              Step:
                anyOf: [{$ref: "#/definitions/Fetch"}, {$ref: "#/definitions/Store"}]
              Fetch: {type: object, required: [type], properties: {type: {const: fetch}, url: {type: string}}}
              Store: {type: object, required: [type], properties: {type: {const: store}, depth: {type: integer}}}
            """;

    private static final String OVERLAY = """
            definitions:
              Step:
                anyOf: [{$ref: "#/definitions/Shout"}]
              Shout: {type: object, required: [type], properties: {type: {const: shout}, words: {type: string}}}
            """;

    @TempDir
    private static Path folder;

    private static MavenProject project;

    @BeforeAll
    static void layOut() throws IOException {
        project = MavenProject.in(folder)
                .write("pom.xml", pom())
                .write("src/main/schema/steps.yaml", SCHEMA)
                .write("src/main/overlay/steps-shout.yaml", OVERLAY)
                .write("documents/good.yaml", "{type: shout, words: hello}\n")
                .write("documents/bad.yaml", "type: stoer\ndepth: 1\n");
    }

    @Test
    @Tag("thorough")
    @Order(1)
    void compiledClassesAreWhatTheSchemaAndItsOverlaySay() throws IOException, InterruptedException {
        Build build = project.maven("compile", GOALS + "check-classes@models");

        assertEquals(0, build.exit(), build.log());
        assertTrue(Files.exists(project.file("target/classes/com/example/models/ShoutModel.class")), build.log());
        assertTrue(build.log().contains("All classes in"), build.log());
    }

    @Test
    @Order(2)
    void aMistakeInADocumentIsNamedWithItsPlace() throws IOException, InterruptedException {
        Build build = project.maven(
                GOALS + "validate@models", "-Dschema-codegen.documents=documents", "-Dschema-codegen.definition=Step");

        assertNotEquals(0, build.exit());
        assertTrue(
                build.log().contains("[ERROR] documents/bad.yaml:1:7: unknown type 'stoer', did you mean 'store'?"),
                build.log());
        assertFalse(build.log().contains("good.yaml"), build.log());
    }

    @Test
    @Order(3)
    void everyMistakeInASchemaIsNamedWithItsPlaceAndNothingIsWritten() throws IOException, InterruptedException {
        project.write(
                "src/main/schema/steps.yaml",
                SCHEMA.replace("integer", "intger").replace("required: [type]", "required: type"));

        Build build = project.maven("generate-sources");

        assertNotEquals(0, build.exit());
        assertTrue(
                build.log()
                        .contains(
                                "[ERROR] src/main/schema/steps.yaml:5:90: unknown type 'intger', did you mean 'integer'?"),
                build.log());
        assertTrue(
                build.log()
                        .contains(
                                "[ERROR] src/main/schema/steps.yaml:4:35: 'required' expects a list of strings, found 'type'"),
                build.log());
    }

    @Test
    @Order(4)
    void skippedGoalsDoNothingAndHelpNamesThem() throws IOException, InterruptedException {
        Build build =
                project.maven("generate-sources", GOALS + "help", "-Dschema-codegen.skip", "-Dgoal=check-classes");

        assertEquals(0, build.exit(), build.log());
        assertTrue(build.log().contains("Skipped."), build.log());
        assertTrue(build.log().contains("compiledClasses"), build.log());
    }

    @Test
    @Tag("thorough")
    @Order(5)
    void examplesBecomeModelsAndAnotherExampleIsNoticed() throws IOException, InterruptedException {
        String configuration = "<targetPackage>com.example.orders</targetPackage><sourceType>json</sourceType>";
        MavenProject examples = project.beside("examples")
                .write("pom.xml", MavenProject.pom("orders", MavenProject.plugin(configuration)))
                .write("src/main/schema/order.json", "{\"id\": 1}");
        Build first = examples.maven("generate-sources");
        examples.write("src/main/schema/order.paid.json", "{\"id\": 2, \"paid\": {\"by\": \"card\"}}")
                .write("src/main/java/com/example/Payment.java", """
                        package com.example;

                        import com.example.orders.Order;

                        class Payment {
                            String of(Order order) {
                                return order.paid().by();
                            }
                        }
                        """);

        Build second = examples.maven("compile");

        assertEquals(0, first.exit(), first.log());
        assertEquals(0, second.exit(), second.log());
    }

    @Test
    @Tag("thorough")
    @Order(6)
    void whatAChangeBreaksIsNamedWithItsPlace() throws IOException, InterruptedException {
        project.write("src/main/schema/steps.yaml", SCHEMA.replace(", url: {type: string}", ""))
                .write("earlier/steps.yaml", SCHEMA);

        Build failing = project.maven(GOALS + "compare@models", "-Dschema-codegen.against=earlier");
        Build allowing = project.maven(
                GOALS + "compare@models", "-Dschema-codegen.against=earlier", "-Dschema-codegen.failOn=none");

        assertNotEquals(0, failing.exit(), failing.log());
        assertTrue(failing.log().contains("src/main/schema/steps.yaml:4:10"), failing.log());
        assertTrue(failing.log().contains("FetchModel.url: gone"), failing.log());
        assertEquals(0, allowing.exit(), allowing.log());
        assertTrue(allowing.log().contains("FetchModel.url: gone"), allowing.log());
    }

    private static String pom() {
        return MavenProject.pom("models", MavenProject.plugin("""
                <targetPackage>com.example.models</targetPackage>
                <classNameSuffix>Model</classNameSuffix>
                <overlays><overlay>src/main/overlay/steps-shout.yaml</overlay></overlays>
                """));
    }
}
