package dev.cairn.runtime.internal.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.runtime.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random templates as {@code src/test/oracle/template_vectors.py} recorded them. */
class RecordedTemplatesTest {

    @Test
    void randomTemplatesGiveWhatTheReferenceGives() throws IOException {
        Object context = Json.parse(resource("templates-context.json"));
        List<String> vectors = new ArrayList<>();
        for (String line : resource("templates.jsonl").lines().toList()) {
            Map<String, @Nullable Object> vector = new LinkedHashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(Json.parse(line)))
                    .forEach((name, value) -> vector.put(String.valueOf(name), value));
            vector.putIfAbsent("context", context);
            vectors.add(Json.write(vector));
        }

        StringBuilder output = new StringBuilder();
        new TemplateBatch(Clock.systemUTC()).run(new StringReader(String.join("\n", vectors)), output);

        assertEquals(
                List.of(),
                VectorComparison.differences(vectors, output.toString().lines().toList()));
        assertEquals(1000, vectors.size());
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(RecordedTemplatesTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
