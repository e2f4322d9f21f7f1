package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component schema of the runtime; {@code -Dcomponent.schema=FILE} takes another, such as the reference's. */
class ComponentSchemaTest {

    private static final Path SCHEMA = Path.of(System.getProperty(
                    "component.schema", "../generated-models/src/main/schema/declarative_component_schema.yaml"))
            .toAbsolutePath()
            .normalize();

    private static final Pattern HEAD = Pattern.compile("record \\w+\\((.*?)\\) implements", Pattern.DOTALL);

    /** A record's component that can be anything. */
    private static final Pattern ANYTHING = Pattern.compile("\\bObject (\\w+)");

    @TempDir
    private Path classes;

    @Test
    void everyDefinitionHasATypeAndOnlyFreeFormJsonIsAnObject() throws IOException {
        Map<String, String> sources = generate();

        List<String> definitions = definitions();
        List<String> withType = definitions.stream()
                .filter(name -> sources.containsKey("com/example/" + name + ".java"))
                .toList();
        assertEquals(definitions, withType);
        assertFalse(definitions.isEmpty());
        assertEquals(List.of("PredicateValidator.value"), objects(sources));
        assertEquals(List.of(), SourceCompiler.problems(sources, classes));
    }

    private static Map<String, String> generate() {
        return new CodeGenerator(ComponentSchemaTest.class.getClassLoader())
                .generate(Requests.of(Path.of("").toAbsolutePath(), "com.example", SCHEMA))
                .sources();
    }

    private static List<String> definitions() throws IOException {
        ObjectNode root = assertInstanceOf(
                ObjectNode.class, new YamlReader().read("schema.yaml", Files.readString(SCHEMA), new Diagnostics()));
        ObjectNode definitions = assertInstanceOf(ObjectNode.class, root.get("definitions"));
        return List.copyOf(definitions.members().keySet());
    }

    /** The components of records that can be anything, by their records' names. */
    private static List<String> objects(Map<String, String> sources) {
        List<String> objects = new ArrayList<>();
        sources.forEach((path, text) -> {
            String type = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
            Matcher head = HEAD.matcher(text);
            while (head.find()) {
                Matcher component = ANYTHING.matcher(head.group(1));
                while (component.find()) {
                    objects.add(type + "." + component.group(1));
                }
            }
        });
        return objects;
    }
}
