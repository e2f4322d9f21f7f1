package dev.cairn.manifest.authoring;

import dev.cairn.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a batch's output with what vectors expect. Order counts everywhere but in sets. */
final class VectorComparison {

    private VectorComparison() {}

    /** One line for each difference. */
    static List<String> differences(List<String> vectors, List<String> output) throws IOException {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            Map<?, ?> vector = object(Json.parse(vectors.get(i)));
            Map<?, ?> expected = object(vector.get("expected"));
            Map<?, ?> response = object(Json.parse(output.get(i)));
            if (!Objects.equals(vector.get("id"), response.get("id")) || !matches(expected, response)) {
                differences.add(vector.get("id") + " " + Json.write(vector.get("template")) + ": expected "
                        + Json.write(expected) + ", found " + output.get(i));
            }
        }
        return differences;
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static boolean matches(Map<?, ?> expected, Map<?, ?> response) {
        if (Boolean.TRUE.equals(expected.get("error"))) {
            return response.containsKey("error");
        }
        return response.get("result") instanceof Map<?, ?> result
                && Objects.equals(result.get("type"), expected.get("type"))
                && same(expected.get("value"), result.get("value"));
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            if (a.get("$set") instanceof List<?> x && b.get("$set") instanceof List<?> y) {
                return new HashSet<>(x).equals(new HashSet<>(y));
            }
            return same(List.copyOf(a.keySet()), List.copyOf(b.keySet()))
                    && same(new ArrayList<>(a.values()), new ArrayList<>(b.values()));
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            if (a.size() != b.size()) {
                return false;
            }
            Iterator<?> others = b.iterator();
            return a.stream().allMatch(item -> same(item, others.next()));
        }
        return Objects.equals(left, right);
    }
}
