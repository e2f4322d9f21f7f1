package dev.cairn.runtime.internal.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The vectors recorded from the reference, where the shared folder with them stands beside the repository; {@code
 * -Dcairn.vectors=FILE} takes others, such as {@code template_vectors.py} writes.
 */
class VectorsTest {

    private static final String VECTORS = "shared/parity/vectors/interpolation.jsonl";

    /** They were recorded with 7.28.2; since 7.28.4 a condition that is None is false. */
    private static final List<String> OVERTAKEN = List.of("boolean-014 ");

    @Test
    void templates_give_what_the_reference_gives() throws IOException {
        Path vectors = find();
        assumeTrue(vectors != null, "no " + VECTORS + " beside the repository (set -Dcairn.shared=…)");
        List<String> lines = Files.readAllLines(Objects.requireNonNull(vectors));

        StringBuilder output = new StringBuilder();
        new TemplateBatch(Clock.systemUTC()).run(new StringReader(String.join("\n", lines)), output);

        List<String> differences = VectorComparison.differences(
                        lines, output.toString().lines().toList())
                .stream()
                .filter(difference -> OVERTAKEN.stream().noneMatch(difference::startsWith))
                .toList();
        assertEquals(List.of(), differences);
    }

    private static @Nullable Path find() {
        String vectors = System.getProperty("cairn.vectors");
        if (vectors != null) {
            return Path.of(vectors);
        }
        String configured = System.getProperty("cairn.shared");
        if (configured != null) {
            return existing(Path.of(configured).resolve("parity/vectors/interpolation.jsonl"));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = existing(folder.resolve(VECTORS));
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private static @Nullable Path existing(Path path) {
        return Files.isRegularFile(path) ? path : null;
    }

    /** A check of the comparison itself, which would pass anything if it were wrong. */
    @Test
    void comparison_sees_types_values_and_errors() throws IOException {
        String want = "{\"id\": \"a\", \"expected\": {\"type\": \"int\", \"value\": 1}}";

        assertEquals(List.of(), VectorComparison.differences(List.of(want), List.of(result("int", "1"))));
        assertEquals(
                1,
                VectorComparison.differences(List.of(want), List.of(result("int", "2")))
                        .size());
        assertEquals(
                1,
                VectorComparison.differences(List.of(want), List.of(result("float", "1.0")))
                        .size());
        assertEquals(
                1,
                VectorComparison.differences(List.of(want), List.of("{\"id\": \"a\", \"error\": \"no\"}"))
                        .size());
    }

    private static String result(String type, String value) {
        return "{\"id\": \"a\", \"result\": {\"type\": \"" + type + "\", \"value\": " + value + "}}";
    }
}
