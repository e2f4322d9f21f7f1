package dev.cairn.manifest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.manifest.rule.WordsForPeople;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Damaged manifests load or give diagnostics; nothing hangs, overflows the stack or shows Java to the author.
 *
 * <p>{@code -Dfuzz.runs=100000} for the long run; the damage depends on nothing but the number of the run.
 */
class ManifestFuzzTest {

    private static final int RUNS = Integer.getInteger("fuzz.runs", 3_000);
    private static final List<String> SPLICES = List.of(
            "",
            " ",
            "\n",
            "\t",
            "'",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            "- ",
            "#/definitions/a",
            "$ref: ",
            "&a ",
            "*a",
            "<<: ",
            "{{",
            "}}",
            "null",
            "yes",
            "2024-01-31",
            "type: ",
            "$parameters: ",
            "!!int ",
            "|\n",
            "? ",
            "%",
            "@",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDE00",
            "0x",
            "1e400",
            "[".repeat(300),
            "{a: ".repeat(300),
            "\"#/\"",
            "$ref: '#/'");

    private final ManifestLoader loader = new ManifestLoader(TestSchema.load());

    @Test
    void damagedManifestsLoadOrGiveDiagnostics() {
        List<String> seeds = Stream.concat(Golden.folders("valid").stream(), Golden.folders("invalid").stream())
                .map((Path folder) -> Golden.read(folder.resolve("manifest.yaml")))
                .toList();
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(run);
            String seed = seeds.get(random.nextInt(seeds.size()));
            String damaged = random.nextBoolean() ? spliced(seed, random) : rearranged(seed, random);
            String name = "run " + run;
            Assertions.assertTimeout(Duration.ofSeconds(20), () -> load(name, damaged), name);
        }
    }

    private void load(String name, String text) {
        try {
            loader.load("m.yaml", text);
        } catch (InvalidDocumentException e) {
            assertFalse(e.diagnostics().isEmpty(), name);
            for (Diagnostic diagnostic : e.diagnostics()) {
                assertTrue(diagnostic.place().line() > 0, () -> name + " without a line: " + diagnostic);
                WordsForPeople.require(diagnostic.message(), text);
            }
        }
    }

    private static String spliced(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(damaged.length() + 1);
            int to = Math.min(damaged.length(), from + random.nextInt(12));
            damaged.replace(from, to, SPLICES.get(random.nextInt(SPLICES.size())));
        }
        return damaged.toString();
    }

    /** Lines dropped, doubled, moved and indented anew. */
    private static String rearranged(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = random.nextInt(5); i >= 0; i--) {
            int line = random.nextInt(lines.size());
            switch (random.nextInt(4)) {
                case 0 -> lines.add(random.nextInt(lines.size()), lines.get(line));
                case 1 -> lines.add(random.nextInt(lines.size()), lines.remove(line));
                case 2 ->
                    lines.set(
                            line,
                            " ".repeat(random.nextInt(4)) + lines.get(line).strip());
                default -> lines.set(line, lines.get(line).replaceFirst(":.*", ": \"#/definitions\""));
            }
        }
        return String.join("\n", lines);
    }
}
