package dev.cairn.runtime.internal.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Builders name properties of the schema by the constants of the models, so that a renamed property does not compile. */
class PropertyNamesTest {

    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/java/dev/cairn/runtime/internal/assembly"),
            Path.of("../checkpoint/src/main/java/dev/cairn/checkpoint/cursor/CursorPlanner.java"));
    private static final Pattern MODEL = Pattern.compile("^import (dev\\.cairn\\.models\\.\\w+);", Pattern.MULTILINE);

    /** Names of one word are common words, too, so they count only where a place is made or asked for. */
    private static final Pattern NAMED = Pattern.compile("\\.(?:field|has|flag)\\(\\s*\"([^\"]+)\"");

    /** Names of several words count everywhere but in comparisons, which are with values. */
    private static final Pattern OF_SEVERAL_WORDS = Pattern.compile("(?<!\\.equals\\()\"([a-z0-9]+(?:_[a-z0-9]+)+)\"");

    @Test
    void noPropertyOfAModelIsNamedAsText() throws IOException {
        List<String> named = new ArrayList<>();
        for (Path file : files()) {
            named.addAll(propertiesNamedIn(Files.readString(file), file.getFileName()));
        }
        assertEquals(List.of(), named, "use the constant of the model");
    }

    @Test
    void aPropertyThatIsNamedAsTextIsFound() {
        String source = """
                import dev.cairn.models.DatetimeBasedCursorModel;

                definition
                        .field("step").checked(duration("cursor_granularity"));
                values.get("step").equals("cursor_field");
                """;

        assertEquals(
                List.of(
                        "Builder: DatetimeBasedCursorModel.STEP",
                        "Builder: DatetimeBasedCursorModel.CURSOR_GRANULARITY"),
                propertiesNamedIn(source, Path.of("Builder")));
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path source : SOURCES) {
            try (Stream<Path> found = Files.walk(source)) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        assertFalse(files.isEmpty());
        return files;
    }

    private static List<String> propertiesNamedIn(String source, Path file) {
        Map<String, String> constants = new LinkedHashMap<>();
        MODEL.matcher(source).results().forEach(model -> addConstants(model.group(1), constants));
        return Stream.of(NAMED, OF_SEVERAL_WORDS)
                .flatMap(pattern -> pattern.matcher(source).results())
                .map(literal -> constants.get(literal.group(1)))
                .filter(constant -> constant != null)
                .distinct()
                .map(constant -> file + ": " + constant)
                .toList();
    }

    private static void addConstants(String model, Map<String, String> constants) {
        try {
            Class<?> type = Class.forName(model);
            addConstants(type, constants);
            for (Class<?> nested : type.getDeclaredClasses()) {
                addConstants(nested, constants);
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(model, e);
        }
    }

    private static void addConstants(Class<?> model, Map<String, String> constants) throws IllegalAccessException {
        for (Field field : model.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())
                    && Modifier.isStatic(field.getModifiers())
                    && field.get(null) instanceof String name) {
                constants.putIfAbsent(name, model.getSimpleName() + "." + field.getName());
            }
        }
    }
}
