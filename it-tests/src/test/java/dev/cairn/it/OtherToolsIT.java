package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of docs/codegen.md for other build tools and languages, as they stand there. */
class OtherToolsIT {

    private static final Path ROOT = Path.of(MavenProject.property("root"));

    private static final String SCHEMA = """
            definitions:
              Item: {type: object, required: [name], properties: {name: {type: string}, note: {type: string}}}
              Payment: {oneOf: [{$ref: "#/definitions/Card"}, {$ref: "#/definitions/Cash"}]}
              Card: {type: object, required: [kind, number], properties: {kind: {const: card}, number: {type: string}}}
              Cash: {type: object, required: [kind], properties: {kind: {const: cash}}}
            """;

    @TempDir
    private Path folder;

    /** A block of code that stands under a heading of the documentation. */
    private static String recipe(String heading, String language) throws IOException {
        String text = Files.readString(ROOT.resolve("docs/codegen.md"));
        String section = text.substring(text.indexOf("\n" + heading + "\n"));
        String start = "\n```" + language + "\n";
        String code = section.substring(section.indexOf(start) + start.length());
        return code.substring(0, code.indexOf("\n```"));
    }

    @Test
    @EnabledIfSystemProperty(named = "it.gradle", matches = ".+")
    void gradleGeneratesAndCompilesModels() throws IOException, InterruptedException {
        MavenProject project = MavenProject.in(folder)
                .withCommandLine()
                .write("src/main/schema/shop.yaml", SCHEMA)
                .write("src/main/java/com/example/Shop.java", """
                        package com.example;

                        import com.example.models.Item;

                        class Shop {
                            String label(Item item) {
                                return item.name();
                            }
                        }
                        """)
                .write("settings.gradle", "rootProject.name = 'shop'\n")
                // What a Gradle of 2018 does not know, and where our CI has what Maven Central has.
                .write(
                        "build.gradle",
                        recipe("### Gradle", "groovy")
                                        .replace("mainClass =", "main =")
                                        .replace("mavenCentral()", "maven { url '" + around() + "' }")
                                + "\ncompileJava { sourceCompatibility = '17'; targetCompatibility = '17' }\n");

        String first = gradle(project, "compileJava");
        String second = gradle(project, "compileJava");

        assertTrue(Files.exists(project.file("build/classes/java/main/com/example/Shop.class")), first);
        assertTrue(second.contains(":generateModels UP-TO-DATE"), second);
    }

    private static String around() {
        return Path.of(MavenProject.property("repository")).toUri().toString();
    }

    private String gradle(MavenProject project, String task) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                MavenProject.property("gradle"),
                "--offline",
                "--no-daemon",
                "--gradle-user-home",
                folder.resolve("gradle").toString(),
                "-Dmaven.repo.local=" + folder.resolve("repository"),
                task));
        Process process = new ProcessBuilder(command)
                .directory(project.file("").toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }

    @Test
    @EnabledIfSystemProperty(named = "it.kotlin", matches = ".+")
    void kotlinSeesWhatIsNeverNullAndThatUnionsAreSealed() throws IOException, InterruptedException {
        String build = recipe("## Kotlin", "xml")
                .replace("2.2.21", MavenProject.property("kotlin"))
                .replace("<build>", "")
                .replace("</build>", "");
        String pom = MavenProject.pom("kotlin", "")
                .replaceFirst("(?s)<plugins>\\s*</plugins>\\s*</build>", "REST</build>")
                .replace("REST", build)
                .replaceFirst("(?s)(</dependencies>\\s*<build>)", """
                        <dependency>
                          <groupId>org.jetbrains.kotlin</groupId>
                          <artifactId>kotlin-stdlib</artifactId>
                          <version>%s</version>
                        </dependency>
                        $1""".formatted(MavenProject.property("kotlin")));
        MavenProject project = MavenProject.in(folder)
                .write("pom.xml", pom)
                .write("src/main/schema/shop.yaml", SCHEMA)
                .write(
                        "src/main/kotlin/com/example/Shop.kt",
                        "package com.example\n\nimport com.example.models.*\n\n" + recipe("## Kotlin", "kotlin") + "\n")
                .write(
                        "src/main/kotlin/com/example/Careless.kt",
                        "package com.example\n\nfun length(item: com.example.models.Item): Int = item.note().length\n");

        Build careless = project.maven("compile", "-Dkotlin.compiler.daemon=false");
        Files.delete(project.file("src/main/kotlin/com/example/Careless.kt"));
        Build careful = project.maven("compile", "-Dkotlin.compiler.daemon=false");

        assertNotEquals(0, careless.exit(), careless.log());
        assertTrue(careless.log().contains("Careless.kt:3:61 Only safe (?.) or non-null asserted"), careless.log());
        assertEquals(0, careful.exit(), careful.log());
        assertTrue(Files.exists(project.file("target/classes/com/example/ShopKt.class")), careful.log());
    }
}
