package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    /** A rehearsal that fails would only make builds slower, and nobody would see why. */
    @Test
    void generatesEachKindOfType() {
        Map<String, String> sources = Rehearsal.generate();

        Set<String> kinds = Set.of("Solo", "Act", "DanceOrString", "Interpolated", "package-info");
        assertTrue(
                kinds.stream().allMatch(kind -> sources.containsKey("rehearsal/" + kind + ".java")),
                () -> "" + sources.keySet());
    }
}
