package dev.cairn.manifest.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cairn.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates as {@code src/test/oracle/template_vectors.py} recorded them from the reference. */
class RecordedTemplatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"chosen-templates.jsonl", "templates.jsonl"})
    void templatesGiveWhatTheReferenceGives(String file) throws IOException {
        assertEquals(List.of(), differences(resource(file)));
    }

    /** For other releases of the reference, and for more templates than a build has time for. */
    @Test
    @EnabledIfSystemProperty(named = "cairn.vectors", matches = ".+")
    void templatesOfAGivenFileGiveWhatTheReferenceGives() throws IOException {
        assertEquals(List.of(), differences(Files.readString(Path.of(System.getProperty("cairn.vectors")))));
    }

    private static List<String> differences(String file) throws IOException {
        Object context = Json.parse(resource("templates-context.json"));
        List<String> vectors = new ArrayList<>();
        for (String line : file.lines().toList()) {
            Map<String, @Nullable Object> vector = new LinkedHashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(Json.parse(line)))
                    .forEach((name, value) -> vector.put(String.valueOf(name), value));
            vector.putIfAbsent("context", context);
            vectors.add(Json.write(vector));
        }
        assertFalse(vectors.isEmpty());

        StringBuilder output = new StringBuilder();
        new TemplateBatch(Clock.systemUTC()).run(new StringReader(String.join("\n", vectors)), output);
        return VectorComparison.differences(vectors, output.toString().lines().toList());
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(RecordedTemplatesTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
