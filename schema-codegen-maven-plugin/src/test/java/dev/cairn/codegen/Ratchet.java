package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts that the repository keeps and that may only get better. Better ones are written with {@code -Dgolden.update=true}, and fail
 * until then, so that nothing gets lost again.
 */
final class Ratchet {

    private static final Path KEPT = Path.of("src/test/coverage/counts.txt");

    private final Path file;

    Ratchet() {
        this(KEPT);
    }

    Ratchet(Path file) {
        this.file = file;
    }

    /**
     * Compares counts with those that are kept.
     *
     * @param gains what may not become less, by its name
     * @param losses what may not become more
     */
    void check(String name, Map<String, Integer> gains, Map<String, Integer> losses) throws IOException {
        Map<String, String> kept = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(": ");
            kept.put(line.substring(0, colon), line.substring(colon + 2));
        }
        String found = text(gains) + " | " + text(losses);
        String before = kept.getOrDefault(name, "");
        if (before.equals(found)) {
            return;
        }
        if (!before.isEmpty()) {
            String[] sides = before.split(" \\| ", -1);
            List<String> worse = new ArrayList<>();
            counts(sides[0]).forEach((key, count) -> {
                if (gains.getOrDefault(key, 0) < count) {
                    worse.add(key);
                }
            });
            Map<String, Integer> most = counts(sides[1]);
            losses.forEach((key, count) -> {
                if (count > most.getOrDefault(key, 0)) {
                    worse.add(key);
                }
            });
            if (!worse.isEmpty()) {
                fail(name + ": " + worse + " got worse: it was " + before + ", and is " + found);
            }
        }
        if (!Boolean.getBoolean("golden.update")) {
            fail(name + ": better than what " + file + " keeps; run this with -Dgolden.update=true: it was " + before
                    + ", and is " + found);
        }
        kept.put(name, found);
        List<String> lines = new ArrayList<>();
        kept.forEach((key, value) -> lines.add(key + ": " + value));
        Files.write(file, lines);
    }

    private static String text(Map<String, Integer> counts) {
        List<String> parts = new ArrayList<>();
        counts.forEach((key, count) -> parts.add(key + " " + count));
        return String.join(", ", parts);
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String part : text.split(", ", -1)) {
            int space = part.lastIndexOf(' ');
            counts.put(part.substring(0, space), Integer.valueOf(part.substring(space + 1)));
        }
        return counts;
    }
}
