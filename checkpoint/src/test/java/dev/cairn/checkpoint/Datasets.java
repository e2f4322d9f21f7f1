package dev.cairn.checkpoint;

import dev.cairn.checkpoint.ScriptedApi.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Events within 90 seconds, as APIs order them: well, with ties, and badly. Six of them stand for the rest, unless
 * {@code -Dcairn.thorough=true} asks for all.
 */
final class Datasets {

    private static final Set<String> CHOSEN = Set.of(
            "ties within and across pages",
            "ties at the ends of slices",
            "reversed, then one later",
            "late by a tie",
            "some without the field",
            "shuffled 1");

    private Datasets() {}

    static Map<String, List<Event>> some() {
        Map<String, List<Event>> datasets = all();
        if (!Boolean.getBoolean("cairn.thorough")) {
            datasets.keySet().retainAll(CHOSEN);
        }
        return datasets;
    }

    private static Map<String, List<Event>> all() {
        Map<String, List<Event>> datasets = new LinkedHashMap<>();
        datasets.put("none", List.of());
        datasets.put("unique", events(3, 10, 20, 29, 30, 41, 50, 59, 60, 71, 80, 89));
        datasets.put("ties within and across pages", events(5, 5, 5, 12, 12, 12, 12, 40, 40, 41, 41, 41, 70, 88, 88));
        datasets.put("ties at the ends of slices", events(28, 29, 29, 29, 30, 30, 30, 59, 59, 60, 60, 61, 89, 89));
        datasets.put("all equal", events(33, 33, 33, 33, 33, 33, 33));
        datasets.put("reversed", events(80, 70, 60, 55, 44, 30, 29, 20, 10, 3));
        datasets.put("reversed with ties", events(80, 80, 60, 60, 60, 30, 29, 29, 3, 3));
        datasets.put(
                "reversed, ties at the ends of slices", events(89, 61, 60, 60, 59, 59, 31, 30, 30, 29, 29, 1, 0, 0));
        datasets.put("reversed, then one later", events(80, 70, 60, 65, 55, 44, 30, 29, 35, 20, 10, 3));
        datasets.put("one late", events(3, 10, 20, 25, 12, 29, 40, 50, 59, 41, 70, 80));
        datasets.put("late by a tie", events(3, 10, 10, 20, 10, 29, 40, 41, 40, 59, 70, 80));
        datasets.put("ascending runs", events(3, 10, 20, 5, 11, 21, 35, 45, 32, 47, 65, 75));
        datasets.put("some without the field", withoutField(events(3, 10, 20, 25, 29, 40, 45, 50, 70, 80), 3, 6));
        datasets.put("first without the field", withoutField(events(3, 10, 20, 40, 50, 70), 0));
        datasets.put("none with the field", withoutField(events(3, 10, 40), 0, 1, 2));
        for (int seed = 1; seed <= 3; seed++) {
            List<Event> shuffled = new ArrayList<>(events(3, 10, 10, 25, 29, 30, 41, 41, 50, 66, 70, 80));
            Collections.shuffle(shuffled, new Random(seed));
            datasets.put("shuffled " + seed, shuffled);
        }
        return datasets;
    }

    static List<Event> events(int... at) {
        return IntStream.range(0, at.length)
                .mapToObj(i -> new Event(i, at[i], true))
                .toList();
    }

    private static List<Event> withoutField(List<Event> events, Integer... ids) {
        Set<Integer> without = Set.of(ids);
        return events.stream()
                .map(e -> new Event(e.id(), e.at(), !without.contains(e.id())))
                .toList();
    }
}
