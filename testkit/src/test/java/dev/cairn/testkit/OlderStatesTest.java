package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.json.Json;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Case.Bound;
import dev.cairn.testkit.Case.Filter;
import dev.cairn.testkit.Case.Paging;
import dev.cairn.testkit.Case.Partitions;
import dev.cairn.testkit.Case.Slices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Syncs go on from states that an earlier version wrote, commit 2fd02b2b: they lose nothing, and read no more again than that
 * version did. The test wrote the file itself in a checkout of that commit, with {@code -Dcairn.states.record=FILE}.
 */
class OlderStatesTest {

    private static final String FILE = "states-of-2fd02b2b.jsonl";
    private static final int PARTITIONS = 60;

    /** A stream that can be synced from a state on; it returns what leaves it. */
    private interface Kind {
        List<Emission> run(Map<String, @Nullable Object> state);
    }

    @Test
    void syncsGoOnFromThem() throws IOException {
        Map<String, Kind> kinds = kinds();
        String record = System.getProperty("cairn.states.record");
        if (record != null) {
            Files.write(Path.of(record), recorded(kinds));
        }
        Map<String, Set<String>> all = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        List<Line> lines = lines();
        for (int i = 0; i < lines.size(); i += Kit.THOROUGH ? 1 : 4) {
            Line line = lines.get(i);
            Kind kind = Objects.requireNonNull(kinds.get(line.kind()), line.kind());
            Set<String> after = ids(kind.run(line.state()));
            Set<String> lost = new HashSet<>(all.computeIfAbsent(line.kind(), name -> ids(kind.run(Map.of()))));
            lost.removeAll(line.before());
            lost.removeAll(after);
            lost.removeAll(line.lost());
            if (!lost.isEmpty()) {
                wrong.add(line.kind() + ": " + lost + " are lost after " + Json.write(line.state()));
            }
            after.retainAll(line.before());
            if (after.size() > line.again()) {
                wrong.add(line.kind() + ": " + after.size() + " come again, not " + line.again() + ", after "
                        + Json.write(line.state()));
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertEquals(kinds.keySet(), lines.stream().map(Line::kind).collect(Collectors.toSet()));
    }

    /**
     * A state.
     *
     * @param before the records that left before it
     * @param again how many of them the version that wrote it read again
     * @param lost those that came late, which no sync reads after a state that counts on the order of its values
     */
    private record Line(
            String kind, Map<String, @Nullable Object> state, List<String> before, int again, List<String> lost) {}

    @SuppressWarnings("unchecked") // as recorded() writes them
    private static List<Line> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(OlderStatesTest.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> (Map<String, @Nullable Object>) Objects.requireNonNull(parsed(line)))
                    .map(line -> new Line(
                            (String) Objects.requireNonNull(line.get("kind")),
                            (Map<String, @Nullable Object>) Objects.requireNonNull(line.get("state")),
                            (List<String>) Objects.requireNonNull(line.get("before")),
                            ((Number) Objects.requireNonNull(line.get("again"))).intValue(),
                            (List<String>) Objects.requireNonNull(line.get("lost"))))
                    .toList();
        }
    }

    private static @Nullable Object parsed(String line) {
        try {
            return Json.parse(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of each kind the first state, the last one, and two between. */
    private static List<String> recorded(Map<String, Kind> kinds) {
        List<String> lines = new ArrayList<>();
        kinds.forEach((name, kind) -> {
            List<Emission> emissions = kind.run(Map.of());
            int[] states = IntStream.range(0, emissions.size())
                    .filter(i -> emissions.get(i) instanceof Emission.State)
                    .toArray();
            for (int of : IntStream.of(0, states.length / 3, states.length * 2 / 3, states.length - 1)
                    .distinct()
                    .toArray()) {
                Map<String, @Nullable Object> state = ((Emission.State) emissions.get(states[of])).state();
                Set<String> before = ids(emissions.subList(0, states[of]));
                Set<String> after = ids(kind.run(state));
                Set<String> lost = ids(emissions);
                lost.removeAll(before);
                lost.removeAll(after);
                after.retainAll(before);
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put("kind", name);
                line.put("again", after.size());
                line.put("lost", List.copyOf(lost));
                line.put("before", List.copyOf(before));
                line.put("state", state);
                lines.add(Json.write(line));
            }
        });
        return lines;
    }

    private static Set<String> ids(List<Emission> emissions) {
        Set<String> ids = new LinkedHashSet<>();
        for (Emission emission : emissions) {
            if (emission instanceof Emission.RecordData record) {
                ids.add(String.valueOf(record.data().get("id")));
            }
        }
        return ids;
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        for (Events events : Events.datasets()) {
            Case one = Case.of(events);
            for (int interval : new int[] {0, 1, 2}) {
                String name = events + ", every " + interval + ": ";
                for (Slices slices : Slices.values()) {
                    add(kinds, name + slices, one.slices(slices).interval(interval));
                }
                for (Partitions partitions : Partitions.values()) {
                    add(kinds, name + partitions, one.partitions(partitions).interval(interval));
                }
                for (Paging paging : Paging.values()) {
                    add(kinds, name + paging, one.paging(paging).interval(interval));
                }
                for (Filter filter : Filter.values()) {
                    add(
                            kinds,
                            name + filter,
                            one.filter(filter).interval(interval).pages(1, 0));
                }
                add(kinds, name + "exclusive", one.lower(Bound.EXCLUSIVE).interval(interval));
                add(kinds, name + "lookback", one.lookback(15).interval(interval));
            }
        }
        for (ManyPartitions.Router router : ManyPartitions.Router.manyPartitions()) {
            for (ManyPartitions.Values values : ManyPartitions.Values.wholeSlices()) {
                kinds.put(
                        PARTITIONS + " partitions: " + router + ", " + values,
                        state -> new ManyPartitions(router, values, PARTITIONS, 3, Duration.ofMillis(20))
                                .run(state, Steps.ONE_BY_ONE, 1, Integer.MAX_VALUE)
                                .emissions());
            }
        }
        return kinds;
    }

    /** Of ten combinations one. */
    private static void add(Map<String, Kind> kinds, String name, Case each) {
        if (each.makesSense() && !each.events().all().isEmpty() && name.hashCode() % 10 == 0) {
            kinds.put(name, state -> each.source().run(state, Steps.ONE_BY_ONE));
        }
    }
}
