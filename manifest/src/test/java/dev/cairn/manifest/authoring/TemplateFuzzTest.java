package dev.cairn.manifest.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.json.Json;
import dev.cairn.manifest.rule.WordsForPeople;
import dev.cairn.templates.TemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random bytes and damaged templates give a value or our own exception, whatever they are.
 *
 * <p>{@code -Dfuzz.runs=1000000} for the long run, which also tells templates that took more than 100 ms of processor time.
 * What is tried depends on nothing but the number of the run.
 */
class TemplateFuzzTest {

    private static final int RUNS = Integer.getInteger("fuzz.runs", 20_000);
    private static final boolean TIMED = Integer.getInteger("fuzz.runs") != null;
    private static final long SLOW = Duration.ofMillis(100).toNanos();
    private static final List<String> PIECES = List.of(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "-",
            "+",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ".",
            ",",
            ":",
            "|",
            "~",
            "**",
            "//",
            "%",
            " in ",
            " not ",
            " is ",
            " if ",
            " else ",
            " for ",
            "'",
            "\"",
            "\\",
            "\n",
            "0",
            "1e9",
            "9999999999",
            "-1",
            "0x1F",
            "config",
            "record",
            "loop",
            "self",
            "range(9)",
            "namespace()",
            "__class__",
            "none",
            "true",
            "| length",
            "| list",
            "set x = ",
            "endfor",
            "endif",
            "macro m(a)",
            "endmacro",
            "raw",
            "endraw",
            "\u0000",
            "é",
            "😀",
            "now_utc()",
            "| regex_search('(a+)+$')",
            "* 99999",
            "| join(',')",
            "format_datetime(",
            "timestamp(",
            ".format(",
            "%s");

    private final TemplateBatch trial = new TemplateBatch(Clock.systemUTC());

    @Test
    void whateverComesEndsWithAValueOrOurException() throws IOException {
        Map<?, ?> context = (Map<?, ?>) Objects.requireNonNull(Json.parse(resource("templates-context.json")));
        List<String> seeds = seeds();
        Map<String, String> failures = new TreeMap<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(run);
            String text = random.nextInt(8) == 0 ? bytes(random) : damaged(seeds, random);
            long start = threads.getCurrentThreadCpuTime();
            try {
                trial.evaluate(Map.of("template", text, "context", context));
            } catch (TemplateException e) {
                WordsForPeople.require(String.valueOf(e.getMessage()), text);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                failures.put(e.getClass().getName() + " at " + e.getStackTrace()[0], run + ": " + text);
            }
            long spent = threads.getCurrentThreadCpuTime() - start;
            if (TIMED && spent > SLOW) {
                failures.put("run " + run + " took " + spent / 1_000_000 + " ms", text);
            }
        }
        assertEquals(Map.of(), failures);
    }

    static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>();
        for (String line : resource("templates.jsonl").lines().toList()) {
            if (((Map<?, ?>) Objects.requireNonNull(Json.parse(line))).get("template") instanceof String text) {
                seeds.add(text);
            }
        }
        return seeds;
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(60)];
        random.nextBytes(bytes);
        return "{{" + new String(bytes, StandardCharsets.ISO_8859_1) + (random.nextBoolean() ? "}}" : "");
    }

    /** A template with parts dropped, put in, or taken from another one. */
    static String damaged(List<String> seeds, Random random) {
        StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> {
                    String other = seeds.get(random.nextInt(seeds.size()));
                    int start = random.nextInt(other.length());
                    text.replace(from, to, other.substring(start, start + random.nextInt(other.length() - start)));
                }
                default -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }

    static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(TemplateFuzzTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
