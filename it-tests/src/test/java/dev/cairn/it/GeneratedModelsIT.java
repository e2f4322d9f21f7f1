package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check that {@code generated-models} runs in each build, on the classes of this build and a schema that somebody changed. */
class GeneratedModelsIT {

    private static final Path MODULE = Path.of(MavenProject.property("root"), "generated-models");
    private static final String SCHEMA = "src/main/schema/declarative_component_schema.yaml";
    private static final String CHECK = "dev.cairn:schema-codegen-maven-plugin:check-classes@models";

    @TempDir
    private Path folder;

    @Test
    @Tag("thorough")
    void aChangedSchemaFailsTheCheckWithTheDiff() throws IOException, InterruptedException {
        String schema = Files.readString(MODULE.resolve(SCHEMA));
        MavenProject project = MavenProject.in(folder)
                .write("pom.xml", MavenProject.pom("models", MavenProject.plugin(configuration())))
                .write("src/main/schema/names.yaml", Files.readString(MODULE.resolve("src/main/schema/names.yaml")))
                .write(SCHEMA, schema);

        Build unchanged = project.maven(CHECK);
        project.write(
                SCHEMA,
                replaced(
                        schema,
                        "(?s)(\\n  DatetimeBasedCursor:.*?\\n      cursor_field:.*?type: )string",
                        "$1integer"));
        Build changed = project.maven(CHECK);

        assertEquals(0, unchanged.exit(), unchanged.log());
        assertTrue(unchanged.log().contains("are what the schemas say"), unchanged.log());
        assertNotEquals(0, changed.exit());
        assertTrue(changed.log().contains("[ERROR] +++ b/dev.cairn.models.DatetimeBasedCursorModel\n"), changed.log());
        assertTrue(changed.log().contains("[ERROR] -component java.lang.String cursorField\n"), changed.log());
        assertTrue(changed.log().contains("[ERROR] +component long cursorField\n"), changed.log());
        assertTrue(changed.log().contains("from what the schemas say."), changed.log());
    }

    /** That of the module's POM, and the classes of this build. */
    private static String configuration() throws IOException {
        Matcher configuration = Pattern.compile("(?s)<configuration>(.*?)</configuration>")
                .matcher(Files.readString(MODULE.resolve("pom.xml")));
        assertTrue(configuration.find());
        return configuration.group(1) + "<compiledClasses>" + MODULE.resolve("target/classes") + "</compiledClasses>";
    }

    private static String replaced(String text, String pattern, String replacement) {
        String replaced = text.replaceFirst(pattern, replacement);
        assertNotEquals(text, replaced);
        return replaced;
    }
}
