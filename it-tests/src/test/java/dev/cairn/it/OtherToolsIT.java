package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of docs/codegen.md for another language, as it stands there. */
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
