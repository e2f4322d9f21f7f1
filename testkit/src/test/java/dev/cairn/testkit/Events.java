package dev.cairn.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Events within 90 seconds, in the order in which an API gives them.
 *
 * @param ascending whether they come in ascending order and show their time
 */
record Events(String name, List<Event> all, boolean ascending) {

    static final int SECONDS = 90;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    /** @param hasField whether the record shows the time by which the API filters */
    record Event(int id, int at, boolean hasField) {

        Map<String, @Nullable Object> record(int owners) {
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            record.put("id", (long) id);
            record.put("key", "k" + id);
            record.put("owner", owner(owners));
            if (hasField) {
                record.put("at", time(at));
            }
            return record;
        }

        String owner(int owners) {
            return "o" + id % owners;
        }
    }

    Events {
        all = List.copyOf(all);
    }

    static String time(int second) {
        return "2024-01-01T00:%02d:%02dZ".formatted(second / 60, second % 60);
    }

    /** The second of a time as {@link #time} writes it. */
    static int second(String time) {
        return (int) Duration.between(START, Instant.parse(time)).toSeconds();
    }

    static List<Events> datasets() {
        List<Events> sets = new ArrayList<>();
        sets.add(of("none"));
        sets.add(of("unique", 3, 10, 20, 29, 30, 41, 50, 59, 60, 71, 80, 89));
        sets.add(of("ties within and across pages", 5, 5, 5, 12, 12, 12, 12, 40, 40, 41, 41, 41, 70, 88, 88));
        sets.add(of("ties at the ends of slices", 28, 29, 29, 29, 30, 30, 30, 59, 59, 60, 60, 61, 89, 89));
        sets.add(of("all equal", 33, 33, 33, 33, 33, 33, 33));
        sets.add(of("reversed", 80, 70, 60, 55, 44, 30, 29, 20, 10, 3));
        sets.add(of("reversed with ties", 80, 80, 60, 60, 60, 30, 29, 29, 3, 3));
        sets.add(of("reversed, then one later", 80, 70, 60, 65, 55, 44, 30, 29, 35, 20, 10, 3));
        sets.add(of("one late", 3, 10, 20, 25, 12, 29, 40, 50, 59, 41, 70, 80));
        sets.add(of("late by a tie", 3, 10, 10, 20, 10, 29, 40, 41, 40, 59, 70, 80));
        sets.add(of("ascending runs", 3, 10, 20, 5, 11, 21, 35, 45, 32, 47, 65, 75));
        sets.add(of("some without the field", 3, 10, 20, 25, 29, 40, 45, 50, 70, 80)
                .without(3, 6));
        sets.add(of("first without the field", 3, 10, 20, 40, 50, 70).without(0));
        sets.add(of("none with the field", 3, 10, 40).without(0, 1, 2));
        for (int seed = 1; seed <= 3; seed++) {
            sets.add(of("shuffled " + seed, 3, 10, 10, 25, 29, 30, 41, 41, 50, 66, 70, 80)
                    .shuffled(seed));
        }
        return sets;
    }

    static Events of(String name, int... at) {
        List<Event> events = IntStream.range(0, at.length)
                .mapToObj(i -> new Event(i, at[i], true))
                .toList();
        boolean ascending = IntStream.range(1, at.length).allMatch(i -> at[i - 1] <= at[i]);
        return new Events(name, events, ascending);
    }

    private Events without(Integer... ids) {
        Set<Integer> without = Set.of(ids);
        return new Events(
                name,
                all.stream()
                        .map(e -> new Event(e.id, e.at, !without.contains(e.id)))
                        .toList(),
                ascending);
    }

    private Events shuffled(int seed) {
        List<Event> events = new ArrayList<>(all);
        Collections.shuffle(events, new Random(seed));
        return new Events(name, events, false);
    }

    Events first(int count) {
        return new Events(name, all.stream().limit(count).toList(), ascending);
    }

    boolean descending() {
        return IntStream.range(1, all.size())
                .allMatch(i -> all.get(i - 1).at() >= all.get(i).at());
    }

    boolean allHaveField() {
        return all.stream().allMatch(Event::hasField);
    }

    /** How many events share a time at most. */
    int largestTie() {
        return all.stream()
                .mapToInt(e -> (int) all.stream().filter(o -> o.at == e.at).count())
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        return name;
    }
}
