package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import dev.cairn.manifest.rule.WordsForPeople;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Manifests of the whole language with damage: read, checked by every rule, bound, and built for a configuration. There are
 * diagnostics or there are none, but nothing hangs, overflows the stack or shows Java to the author.
 *
 * <p>{@code -Dfuzz.runs=100000} for the long run; the damage depends on nothing but the number of the run.
 */
class ConnectorFuzzTest {

    private static final int RUNS = Integer.getInteger("fuzz.runs", 1_500);
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);

    private static final List<@Nullable Object> ODDITIES = Arrays.asList(
            null,
            true,
            0L,
            -1L,
            1e300,
            "",
            " ",
            "{{",
            "{{ config }}",
            "{{ config['a'] }}",
            "{% for a in b %}",
            "#/streams/0",
            "#/definitions",
            "PT",
            "P1D",
            "%Y-%m-%d",
            "2024-01-31",
            "é😀",
            "\u0000",
            List.of(),
            Map.of(),
            "object",
            "HttpRequester",
            "CustomRetriever",
            Long.MAX_VALUE,
            List.of(List.of(List.of())),
            Map.of("type", "x"));

    private final ObjectNode config = (ObjectNode) PlainNodes.of(
            Place.of("config.json"), Map.of("api_key", "k", "start_date", "2024-01-01", "a", List.of(1L)));

    @Test
    void damagedManifestsGiveDiagnosticsOrNone() throws IOException {
        String seed = Files.readString(Path.of("../manifest/src/test/resources/manifests/typos/manifest.yaml"));
        Object tree = YamlReader.pyYaml().read("m", seed).toPlain();
        Map<String, String> failures = new TreeMap<>();
        for (int run = FIRST; run < FIRST + RUNS; run++) {
            Random random = new Random(run);
            String damaged =
                    random.nextInt(4) == 0 ? scrambled(seed, random) : Json.write(new Damage(random, tree).of(tree));
            try {
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Authoring.problems("m.yaml", damaged, config))
                        .forEach(problem -> WordsForPeople.require(problem.message(), damaged));
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                StackTraceElement[] at = (e.getCause() == null ? e : e.getCause()).getStackTrace();
                failures.merge(
                        e.getClass().getSimpleName() + " at " + (at.length == 0 ? "" : at[0]),
                        run + ": " + e,
                        (x, y) -> x);
            }
        }
        assertEquals(Map.of(), failures);
    }

    /** Bytes replaced, dropped and repeated; what is no UTF-8 any more becomes replacement characters. */
    private static String scrambled(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(random.nextInt(40), bytes.length - at);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> System.arraycopy(bytes, random.nextInt(bytes.length - length), bytes, at, length);
                default -> bytes = concat(bytes, at, at + length);
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] bytes, int until, int from) {
        byte[] rest = new byte[until + bytes.length - from];
        System.arraycopy(bytes, 0, rest, 0, until);
        System.arraycopy(bytes, from, rest, until, bytes.length - from);
        return rest;
    }

    /** Values of a tree dropped, replaced by oddities or by other values of it, renamed and wrapped. */
    private static final class Damage {

        private final Random random;
        private final List<@Nullable Object> values = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private final double rate;

        Damage(Random random, @Nullable Object tree) {
            this.random = random;
            collect(tree);
            this.rate = (1 + random.nextInt(5)) / (double) values.size();
        }

        private void collect(@Nullable Object value) {
            values.add(value);
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, member) -> {
                    keys.add(String.valueOf(key));
                    collect(member);
                });
            } else if (value instanceof List<?> items) {
                items.forEach(this::collect);
            }
        }

        @Nullable
        Object of(@Nullable Object value) {
            if (random.nextDouble() < rate) {
                return switch (random.nextInt(4)) {
                    case 0 -> ODDITIES.get(random.nextInt(ODDITIES.size()));
                    case 1 -> values.get(random.nextInt(values.size()));
                    case 2 -> Arrays.asList(value, value);
                    default -> value instanceof String text ? text + "x" : "text";
                };
            }
            if (value instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> damaged = new LinkedHashMap<>();
                map.forEach((key, member) -> {
                    if (random.nextDouble() >= rate) {
                        damaged.put(String.valueOf(key), of(member));
                    } else if (random.nextBoolean()) {
                        damaged.put(keys.get(random.nextInt(keys.size())), of(member));
                    }
                });
                return damaged;
            }
            if (value instanceof List<?> items) {
                List<@Nullable Object> damaged = new ArrayList<>();
                items.forEach(item -> damaged.add(of(item)));
                return damaged;
            }
            return value;
        }
    }
}
