package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times that Java has no value for keep their texts, and have the nearest values. */
class DateTimesTest {

    @TempDir
    private Path folder;

    @Test
    void theValueIsTheNearest() throws IOException, ReflectiveOperationException {
        Path file = Files.writeString(
                folder.resolve("schema.yaml"),
                "definitions: {Times: {type: object, properties: {at: {type: string, format: date-time}}}}");
        Generation generation =
                new CodeGenerator(getClass().getClassLoader()).generate(Requests.of(folder, "com.example", file));
        Map<String, String> values = Map.of(
                "2026-01-31T12:00:00.000-20:00", "2026-02-01T08:00Z",
                "2026-01-31T12:00:00+23:59", "2026-01-30T12:01Z",
                "2026-01-31T12:00:00-18:00", "2026-01-31T12:00-18:00",
                "2026-01-31T12:00:00.12345678999Z", "2026-01-31T12:00:00.123456789Z",
                "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z",
                "2016-12-31t03:59:60.5-20:00", "2016-12-31T23:59:59.500Z");
        try (GeneratedModels models = GeneratedModels.of(generation.sources(), folder.resolve("classes"))) {
            Class<?> type = models.model("com.example.Times");
            for (Map.Entry<String, String> value : values.entrySet()) {
                Object times = type.getMethod("fromJson", Object.class).invoke(null, Map.of("at", value.getKey()));
                Object at = type.getMethod("at").invoke(times);
                assertEquals(
                        List.of(value.getKey(), value.getValue()),
                        List.of(
                                String.valueOf(at.getClass().getMethod("text").invoke(at)),
                                String.valueOf(at.getClass().getMethod("value").invoke(at))));
            }
        }
    }
}
