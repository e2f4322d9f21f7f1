package dev.cairn.runtime.internal.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.records.FieldPath;
import dev.cairn.runtime.internal.assembly.definition.ComponentValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamConfigValuesTest {

    private static final Map<String, @Nullable Object> CONFIG = Map.of(
            "reports", List.of(Map.of("name", "a"), Map.of("name", "b")),
            "regions", List.of("eu", "us"),
            "one", Map.of("name", "single"));

    @Test
    void theLastListChangesFastest() {
        List<ComponentValues> all = StreamConfigValues.combinations(List.of(list("reports"), list("regions")), CONFIG);
        assertEquals(
                List.of("a-eu", "a-us", "b-eu", "b-us"),
                all.stream()
                        .map(each -> each.values().get("name") + "-" + region(each))
                        .toList());
    }

    @Test
    void anObjectIsAListOfOneAndDefaultsComeAfterIt() {
        StreamConfigValues.Source source =
                new StreamConfigValues.Source(() -> new FieldPath("one"), List.of(Map.of("name", "standard")));
        assertEquals(
                List.of("single", "standard"),
                StreamConfigValues.combinations(List.of(source), CONFIG).stream()
                        .map(each -> each.values().get("name"))
                        .toList());
    }

    @Test
    void nothingAtThePointerMakesNoStream() {
        assertEquals(List.of(), StreamConfigValues.combinations(List.of(list("nowhere")), CONFIG));
    }

    /** What is no object stands there with its place in the list. */
    private static @Nullable Object region(ComponentValues values) {
        return values.values().get("source_config_1") instanceof List<?> pair ? pair.get(1) : null;
    }

    private static StreamConfigValues.Source list(String key) {
        return new StreamConfigValues.Source(() -> new FieldPath(key), List.of());
    }
}
