package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module {@code shop} whose schema refers to that of a module {@code money}, in real builds. */
class SharedModelsIT {

    private static final String SHARED = "<shareModels>true</shareModels>";

    private static final String MONEY = """
            $id: https://example.com/money.yaml
            definitions:
              Amount: {type: object, required: [amount], properties: {amount: {type: number}}}
            """;

    private static final String SHOP = """
            $id: https://example.com/shop.yaml
            definitions:
              Order:
                type: object
                required: [total]
                properties: {total: {$ref: "money.yaml#/definitions/Amount"}}
            """;

    @TempDir
    private Path folder;

    private MavenProject project;

    @BeforeEach
    void writeModules() throws IOException {
        project = MavenProject.in(folder)
                .write("pom.xml", MavenProject.parentPom("money", "shop"))
                .write("money/pom.xml", MavenProject.pom("money", plugin("money", SHARED)))
                .write("money/src/main/schema/money.yaml", MONEY)
                .write("shop/src/main/schema/shop.yaml", SHOP)
                .write(
                        "shop/pom.xml",
                        MavenProject.pom("shop", plugin("shop", ""))
                                .replaceFirst("(?s)(</dependencies>\\s*<build>)", """
                                <dependency>
                                  <groupId>com.example</groupId>
                                  <artifactId>money</artifactId>
                                  <version>1</version>
                                </dependency>
                                $1"""))
                .write("shop/src/main/java/com/example/Reader.java", """
                        package com.example;

                        import com.example.money.Amount;
                        import com.example.money.JsonMismatchException;
                        import com.example.money.JsonModel;
                        import com.example.shop.Order;
                        import java.util.Map;

                        public class Reader {
                            public static void main(String[] arguments) throws Exception {
                                Amount total = Order.fromJson(Map.of("total", Map.of("amount", 2.5))).total();
                                System.out.println(total.amount());
                                try {
                                    Order.fromJson(Map.of("total", Map.of("amount", "x")));
                                } catch (JsonMismatchException e) {
                                    System.out.println(e.path());
                                }
                                var two = new com.fasterxml.jackson.databind.ObjectMapper();
                                JsonModel order = two.readValue("{\\"total\\":{\\"amount\\":1.5}}", Order.class);
                                System.out.println(two.writeValueAsString(order));
                                var three = new tools.jackson.databind.json.JsonMapper();
                                System.out.println(three.writeValueAsString(
                                        three.readValue("{\\"total\\":{\\"amount\\":0.5}}", Order.class)));
                            }
                        }
                        """);
        addJackson();
    }

    private static String plugin(String name, String more) {
        return MavenProject.plugin("<targetPackage>com.example." + name + "</targetPackage>" + more);
    }

    /** Both versions, of which the local repository has what this build needs itself. */
    private void addJackson() throws IOException {
        String pom = Files.readString(project.file("shop/pom.xml"));
        project.write("shop/pom.xml", pom.replaceFirst("(?s)(</dependencies>\\s*<build>)", """
                <dependency>
                  <groupId>com.fasterxml.jackson.core</groupId>
                  <artifactId>jackson-databind</artifactId>
                </dependency>
                <dependency>
                  <groupId>tools.jackson.core</groupId>
                  <artifactId>jackson-databind</artifactId>
                  <version>%s</version>
                </dependency>
                $1""".formatted(
                        MavenProject.property("jackson3"))));
    }

    private static final List<String> READ =
            List.of("2.5", "total.amount", "{\"total\":{\"amount\":1.5}}", "{\"total\":{\"amount\":0.5}}");

    @Test
    void modulesOfOneBuildShareModelsWithoutJars() throws IOException, InterruptedException {
        Build build = project.maven("compile");

        assertEquals(0, build.exit(), build.log());
        assertEquals(List.of("Order.java", "package-info.java"), generated("shop"), build.log());
        assertEquals(READ, read(project.file("money/target/classes")));
    }

    @Test
    @Tag("thorough")
    void anInstalledJarSharesItsModels() throws IOException, InterruptedException {
        install();

        Build build = project.maven("-f", "shop/pom.xml", "compile");

        assertEquals(0, build.exit(), build.log());
        assertEquals(List.of("Order.java", "package-info.java"), generated("shop"), build.log());
        assertEquals(READ, read(folder.resolve("repository/com/example/money/1/money-1.jar")));
        Build again = project.maven("-f", "shop/pom.xml", "generate-sources");
        assertTrue(again.log().contains("The models are up to date."), again.log());
    }

    @Test
    @Tag("thorough")
    void modelsAreGeneratedAgainWhenTheSharedOnesChange() throws IOException, InterruptedException {
        assertEquals(0, project.maven("compile").exit());
        project.write(
                "money/src/main/schema/money.yaml",
                MONEY.replace("  Amount:", "  Amount: {$ref: \"#/definitions/Sum\"}\n  Sum:"));

        Build build = project.maven("compile");

        assertTrue(build.log().contains("cannot find symbol"), build.log());
        assertTrue(Files.readString(
                        project.file("shop/target/generated-sources/schema-codegen/com/example/shop/Order.java"))
                .contains("import com.example.money.Sum;"));
    }

    @Test
    @Tag("thorough")
    void withoutTheModuleTheReferenceIsAMistakeWithItsPlace() throws IOException, InterruptedException {
        String pom = Files.readString(project.file("shop/pom.xml"));
        project.write(
                "shop/pom.xml",
                pom.replaceFirst("(?s)<dependency>\\s*<groupId>com.example</groupId>.*?</dependency>", ""));

        Build build = project.maven("compile");

        assertTrue(build.log().contains("src/main/schema/shop.yaml:6:32: cannot resolve $ref"), build.log());
    }

    @Test
    @Tag("thorough")
    void aBuildThatCompilesNothingSaysWhy() throws IOException, InterruptedException {
        Build build = project.maven("generate-sources");

        assertFalse(build.exit() == 0, build.log());
        assertTrue(build.log().contains("shop.yaml:6:32: cannot resolve $ref"), build.log());
        assertTrue(build.log().contains("'mvn compile'"), build.log());
        assertEquals(0, project.maven("compile").exit());
        Build after = project.maven("generate-sources");
        assertEquals(0, after.exit(), after.log());
    }

    @Test
    @Tag("thorough")
    void committedModelsAreSharedIfTheirResourcesAreCommitted() throws IOException, InterruptedException {
        String committed = SHARED + "<outputDirectory>${project.basedir}/src/generated/java</outputDirectory>";
        project.write(
                "money/pom.xml",
                MavenProject.pom("money", plugin("money", committed)).replace("<goal>generate<", "<goal>check<"));

        Build refused = project.maven("-pl", "money", "compile");

        assertTrue(refused.log().contains("set 'resourceDirectory'"), refused.log());
        String resources = "<resourceDirectory>${project.basedir}/src/generated/resources</resourceDirectory>";
        project.write(
                "money/pom.xml",
                MavenProject.pom("money", plugin("money", committed + resources))
                        .replace("<goal>generate<", "<goal>check<"));
        Build written = project.maven("-pl", "money", "schema-codegen:generate");
        assertEquals(0, written.exit(), written.log());
        Build build = project.maven("compile");
        assertEquals(0, build.exit(), build.log());
        assertEquals(List.of("Order.java", "package-info.java"), generated("shop"), build.log());
    }

    /** Puts the jar of the module into the local repository, as the goal {@code install} would. */
    private void install() throws IOException, InterruptedException {
        assertEquals(0, project.maven("-pl", "money", "compile").exit());
        Path target = Files.createDirectories(folder.resolve("repository/com/example/money/1"));
        Files.copy(project.file("money/pom.xml"), target.resolve("money-1.pom"));
        Path classes = project.file("money/target/classes");
        run(
                Path.of(System.getProperty("java.home"), "bin/jar").toString(),
                "--create",
                "--file",
                target.resolve("money-1.jar").toString(),
                "-C",
                classes.toString(),
                ".");
        Files.move(project.file("money"), folder.resolve("gone"));
    }

    private List<String> generated(String module) throws IOException {
        Path models = project.file(module + "/target/generated-sources/schema-codegen/com/example/" + module);
        try (Stream<Path> files = Files.list(models)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** What the shop prints, with the classes of the other module from a folder or a jar. */
    private List<String> read(Path money) throws IOException, InterruptedException {
        List<String> classpath =
                new ArrayList<>(List.of(project.file("shop/target/classes").toString(), money.toString()));
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (element.contains("jackson")) {
                classpath.add(element);
            }
        }
        return run(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, classpath),
                        "com.example.Reader")
                .lines()
                .toList();
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }
}
