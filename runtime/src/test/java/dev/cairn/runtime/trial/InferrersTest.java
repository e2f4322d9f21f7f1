package dev.cairn.runtime.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is inferred from records is what the reference infers. The vectors were recorded by {@code it-tests/inferrers/record.py};
 * {@code -Dinferrer.vectors=FILE} takes others.
 */
class InferrersTest {

    private static final Path VECTORS =
            Path.of(System.getProperty("inferrer.vectors", "src/test/resources/trial/inferred.jsonl"));

    @Test
    void infersSchemasAndFormatsLikeTheReference() throws IOException {
        List<String> lines = Files.readAllLines(VECTORS);
        assertTrue(lines.size() >= 300, "vectors are missing");
        for (String line : lines) {
            Map<String, @Nullable Object> vector = members(Json.parse(line));
            SchemaInferrer schemas = new SchemaInferrer();
            DatetimeFormatInferrer formats = new DatetimeFormatInferrer();
            for (Object record : list(vector.get("records"))) {
                schemas.accumulate(members(record));
                formats.accumulate(members(record));
            }
            List<List<String>> required = new ArrayList<>();
            list(vector.get("required"))
                    .forEach(path -> required.add(
                            list(path).stream().map(String::valueOf).toList()));
            SchemaInferrer.Inferred inferred = schemas.infer(required);
            assertEquals(text(vector.get("schema")), text(inferred.schema()), line);
            assertEquals(vector.get("problems"), inferred.problems(), line);
            assertEquals(text(vector.get("formats")), text(formats.formats()), line);
        }
    }

    @Test
    void declaresIntegersWhereAllNumbersAreWhole() {
        SchemaInferrer schemas = new SchemaInferrer();
        schemas.accumulate(Map.of("n", 1L, "half", 1L, "in", Map.of("n", 2L), "list", List.of(3L)));
        schemas.accumulate(Map.of("n", 4L, "half", 0.5, "in", Map.of("n", 5L), "list", List.of("a")));

        SchemaInferrer.Inferred inferred = schemas.infer(List.of(List.of("n")));

        Map<?, ?> properties = (Map<?, ?>)
                Objects.requireNonNull(members(inferred.declarable()).get("properties"));
        assertEquals(Map.of("type", "integer"), properties.get("n"));
        assertEquals(Map.of("type", List.of("number", "null")), properties.get("half"));
        assertTrue(text(properties.get("in")).contains("integer"), text(properties));
        assertTrue(text(properties.get("list")).contains("[\"integer\",\"string\""), text(properties));
        assertTrue(!text(inferred.schema()).contains("integer"), text(inferred.schema()));
    }

    private static String text(@Nullable Object value) {
        return Json.write(sorted(value));
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new TreeMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), sorted(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return value;
    }

    private static Map<String, @Nullable Object> members(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(value))
                .forEach((name, member) -> members.put(String.valueOf(name), member));
        return members;
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }
}
