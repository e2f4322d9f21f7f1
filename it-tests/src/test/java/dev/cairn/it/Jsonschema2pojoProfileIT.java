package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project with jsonschema2pojo's plugin, as docs/codegen-jsonschema2pojo.md has it, that switches to this one. */
@Tag("thorough")
class Jsonschema2pojoProfileIT {

    private static final String MODELS = "target/generated-sources/";
    private static final String CONFIGURATION = """
            <sourceDirectory>${project.basedir}/src/main/resources/schema</sourceDirectory>
            <targetPackage>com.example.models</targetPackage>
            <generateBuilders>true</generateBuilders>
            <useLongIntegers>true</useLongIntegers>
            <includeConstructors>true</includeConstructors>
            <includeRequiredPropertiesConstructor>true</includeRequiredPropertiesConstructor>
            <inclusionLevel>NON_EMPTY</inclusionLevel>
            <dateTimeType>java.time.Instant</dateTimeType>
            <propertyWordDelimiters>-_</propertyWordDelimiters>
            <serializable>true</serializable>
            <formatTypeMapping><uri>java.lang.String</uri></formatTypeMapping>
            <excludes><exclude>**/draft-*.json</exclude></excludes>
            """;
    private static final String THEIRS = """
            <plugin>
              <groupId>org.jsonschema2pojo</groupId>
              <artifactId>jsonschema2pojo-maven-plugin</artifactId>
              <version>1.3.3</version>
              <executions>
                <execution><id>models</id><goals><goal>generate</goal></goals></execution>
              </executions>
              <configuration>%s</configuration>
            </plugin>
            """.formatted(CONFIGURATION);
    private static final String PROFILE = "<profile>jsonschema2pojo</profile>";

    @TempDir
    private Path folder;

    private MavenProject project;

    @BeforeEach
    void writeTheProject() throws IOException {
        project = written(MavenProject.in(folder));
    }

    private static MavenProject written(MavenProject empty) throws IOException {
        return empty.write("pom.xml", pom(THEIRS))
                .write("src/main/resources/schema/order.json", """
                        {"type": "object", "required": ["order-id"], "properties": {
                          "order-id": {"type": "integer"},
                          "state": {"type": "string", "enum": ["open", "in transit"], "default": "open"},
                          "lines": {"type": "array", "items": {"$ref": "shop/line.json"}},
                          "site": {"type": "string", "format": "uri"},
                          "placed": {"type": "string", "format": "date-time"},
                          "ship_to": {"type": "object", "javaType": "com.example.address.Address",
                            "properties": {"street": {"type": "string"}}}}}
                        """)
                .write(
                        "src/main/resources/schema/shop/line.json",
                        "{\"type\": \"object\", \"properties\": {\"sku\": {\"type\": \"string\"}}}")
                .write(
                        "src/main/resources/schema/shop/till.json",
                        "{\"type\": \"object\", \"properties\": {\"orders\": {\"type\": \"array\", \"items\":"
                                + " {\"$ref\": \"../order.json\"}}}}")
                .write("src/main/resources/schema/draft-later.json", "not yet JSON")
                .write("src/test/java/com/example/OrderTest.java", """
                        package com.example;

                        import com.example.address.Address;
                        import com.example.models.Line;
                        import com.example.models.Order;
                        import com.example.models.shop.Till;
                        import java.io.Serializable;
                        import java.time.Instant;
                        import java.util.List;

                        /** What Surefire would run, as a main class: the build has no test framework in reach. */
                        public class OrderTest {
                            public static void main(String[] arguments) {
                                Order order = new Order().withOrderId(7L).withLines(List.of(new Line().withSku("a")));
                                order.setPlaced(Instant.EPOCH);
                                order.setSite("http://example.com");
                                order.setShipTo(new Address().withStreet("Main"));
                                order.setAdditionalProperty("note", "x");
                                Serializable same = new Order(7L).withLines(order.getLines());
                                if (order.getState() != Order.State.OPEN
                                        || !Order.State.fromValue("in transit").equals(Order.State.IN_TRANSIT)
                                        || !order.getAdditionalProperties().containsKey("note")
                                        || order.equals(same)
                                        || new Till().withOrders(List.of(order)).getOrders().get(0) != order
                                        || !order.toString().contains("orderId=7")) {
                                    throw new AssertionError(order);
                                }
                            }
                        }
                        """);
    }

    private static String pom(String plugin) {
        return MavenProject.pom("orders", plugin);
    }

    /** The one line: which plugin it is, with which profile. */
    private static String ours(String more) {
        return MavenProject.plugin(PROFILE + CONFIGURATION + more);
    }

    @Test
    void aProjectThatSwitchesHasTheSameSourcesAndItsTestsPass() throws IOException, InterruptedException {
        Build before = project.maven("test-compile");
        assertEquals(0, before.exit(), before.log());
        run(project);
        String theirs = Files.readString(project.file(MODELS + "jsonschema2pojo/com/example/models/Order.java"));
        MavenProject switched = written(project.beside("switched")).write("pom.xml", pom(ours("")));

        Build build = switched.maven("test-compile");

        assertEquals(0, build.exit(), build.log());
        run(switched);
        String order = Files.readString(switched.file(MODELS + "schema-codegen/com/example/models/Order.java"));
        assertEquals(theirs, order.substring(order.indexOf('\n') + 1));
        assertTrue(Files.exists(switched.file(MODELS + "schema-codegen/com/example/models/shop/Till.java")));
        Build again = switched.maven("test-compile");
        assertTrue(again.log().contains("The models are up to date."), again.log());
    }

    private static void run(MavenProject project) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        project.file("target/classes") + File.pathSeparator + project.file("target/test-classes"),
                        "com.example.OrderTest")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
    }

    @Test
    void aChangedOptionOrSchemaIsGeneratedAndAMistakeHasItsPlace() throws IOException, InterruptedException {
        project.write("pom.xml", pom(ours("")));
        assertEquals(0, project.maven("generate-sources").exit());
        project.write("pom.xml", pom(ours("<usePrimitives>true</usePrimitives>")));

        Build option = project.maven("generate-sources");

        assertTrue(option.log().contains("1 written"), option.log());
        project.write(
                "src/main/resources/schema/shop/line.json",
                "{\"type\": \"object\",\n \"properties\": {\"sku\": {\"$ref\": \"#/gone\"}}}");
        Build mistake = project.maven("generate-sources");
        assertNotEquals(0, mistake.exit());
        assertTrue(
                mistake.log()
                        .contains(
                                "[ERROR] src/main/resources/schema/shop/line.json:2:33: jsonschema2pojo: Path not present"),
                mistake.log());
    }

    @Test
    void committedModelsAreCheckedAndAChangeOfTheSchemaIsShown() throws IOException, InterruptedException {
        String committed = "<outputDirectory>${project.basedir}/src/generated/java</outputDirectory>";
        project.write("pom.xml", pom(ours(committed).replace("<goal>generate</goal>", "<goal>check</goal>")));
        Build generated = project.maven("schema-codegen:generate");
        assertEquals(0, generated.exit(), generated.log());
        Build checked = project.maven("test-compile", "schema-codegen:check-classes");
        assertEquals(0, checked.exit(), checked.log());
        assertTrue(checked.log().contains("are what the schemas say."), checked.log());
        run(project);
        Path model = project.file("src/generated/java/com/example/models/Line.java");
        String text = Files.readString(model);
        Files.writeString(model, text.replace("sku", "code"));

        Build edited = project.maven("compile");

        assertNotEquals(0, edited.exit());
        assertTrue(edited.log().contains("1 file was edited by hand"), edited.log());
        Files.writeString(model, text);
        Path line = project.file("src/main/resources/schema/shop/line.json");
        Files.writeString(line, Files.readString(line).replace("sku", "article"));
        Build changed = project.maven("compile");
        assertNotEquals(0, changed.exit());
        assertTrue(changed.log().contains("[ERROR] -    private String sku;"), changed.log());
        assertTrue(changed.log().contains("[ERROR] +    private String article;"), changed.log());
        assertTrue(
                changed.log().contains("com/example/models/Line.java was generated from other schemas"), changed.log());
    }

    @Test
    void parametersOfRecordsAreRefusedAllAtOnce() throws IOException, InterruptedException {
        project.write("pom.xml", pom(ours("<withers>all</withers><supportPackage>a.b</supportPackage>")));

        Build build = project.maven("generate-sources", "-Djsonschema2pojo.skip=true");

        assertNotEquals(0, build.exit());
        assertTrue(build.log().contains("'withers' is a parameter for records"), build.log());
        assertTrue(build.log().contains("'supportPackage' is a parameter for records"), build.log());
        assertTrue(build.log().contains("say 'schema-codegen.skip'"), build.log());
        assertFalse(Files.exists(project.file(MODELS + "schema-codegen")));
    }
}
