package dev.cairn.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.checkpoint.ScriptedApi.Event;
import dev.cairn.runtime.checkpoint.SimulatedSync.Output;
import dev.cairn.runtime.checkpoint.SimulatedSync.Output.Emitted;
import dev.cairn.runtime.checkpoint.SimulatedSync.Output.Saved;
import dev.cairn.runtime.cursor.CountValue;
import dev.cairn.runtime.cursor.CursorFormat;
import dev.cairn.runtime.cursor.CursorPlan;
import dev.cairn.runtime.cursor.CursorValue;
import dev.cairn.runtime.cursor.DatetimeCursorFormat;
import dev.cairn.runtime.cursor.DatetimeSlicer;
import dev.cairn.runtime.cursor.DatetimeValue;
import dev.cairn.runtime.slice.Slice;
import dev.cairn.runtime.time.DatetimeFormat;
import dev.cairn.runtime.time.IsoDuration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The promise, for every state of every sync: resuming from it delivers each record that had not left before it.
 *
 * <p>Which stands for every prefix of the output, since what resumes is the last state of the prefix.
 */
class EveryPrefixTest {

    private static CursorValue seconds(int at) {
        return new DatetimeValue(Fixtures.START.plusSeconds(at));
    }

    /** How the cursor cuts time up, and how the API reads the bounds. */
    private enum Windows {
        ONE_INCLUSIVE(null, null, true, true),
        ONE_EXCLUSIVE(null, null, false, true),
        STEPS_WITH_GRANULARITY("PT30S", "PT1S", true, true),
        STEPS_AFTER_LOWER("PT30S", null, false, true),
        STEPS_BEFORE_UPPER("PT30S", null, true, false),
        STEPS_OVERLAPPING("PT30S", null, true, true);

        private final @Nullable String step;
        private final @Nullable String granularity;
        private final boolean lowerInclusive;
        private final boolean upperInclusive;

        Windows(@Nullable String step, @Nullable String granularity, boolean lowerInclusive, boolean upperInclusive) {
            this.step = step;
            this.granularity = granularity;
            this.lowerInclusive = lowerInclusive;
            this.upperInclusive = upperInclusive;
        }

        CursorPlan plan(@Nullable String lookback, int interval) {
            IsoDuration granularity = duration(this.granularity);
            CursorFormat format =
                    new DatetimeCursorFormat(DatetimeFormat.of("%Y-%m-%dT%H:%M:%SZ"), List.of(), granularity);
            DatetimeSlicer slicer = DatetimeSlicer.builder(format, Fixtures.START, () -> Fixtures.START.plusSeconds(90))
                    .step(duration(step))
                    .granularity(granularity)
                    .lookback(duration(lookback))
                    .build();
            return new CursorPlan("events", Fixtures.FIELD, format, slicer, interval);
        }

        private static @Nullable IsoDuration duration(@Nullable String text) {
            return text == null ? null : IsoDuration.parse(text);
        }

        ScriptedApi api(List<Event> events, int pageSize, int emptyEvery) {
            return new ScriptedApi(events, lowerInclusive, upperInclusive, pageSize, emptyEvery);
        }
    }

    static Map<String, List<Event>> datasets() {
        Map<String, List<Event>> datasets = new LinkedHashMap<>();
        datasets.put("none", List.of());
        datasets.put("unique", events(3, 10, 20, 29, 30, 41, 50, 59, 60, 71, 80, 89));
        datasets.put("ties within and across pages", events(5, 5, 5, 12, 12, 12, 12, 40, 40, 41, 41, 41, 70, 88, 88));
        datasets.put("ties at the ends of slices", events(28, 29, 29, 29, 30, 30, 30, 59, 59, 60, 60, 61, 89, 89));
        datasets.put("all equal", events(33, 33, 33, 33, 33, 33, 33));
        datasets.put("reversed", events(80, 70, 60, 55, 44, 30, 29, 20, 10, 3));
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

    private static List<Event> events(int... at) {
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

    static Set<String> names() {
        return datasets().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsLostOneSliceAtATime(String dataset) {
        List<Event> events = Objects.requireNonNull(datasets().get(dataset));
        int checked = 0;
        for (Windows windows : Windows.values()) {
            for (int interval : List.of(0, 1, 2, 5)) {
                for (int pageSize : List.of(1, 2, 3)) {
                    for (int emptyEvery : List.of(0, 1)) {
                        for (Map<String, ?> state : states(windows)) {
                            for (String lookback : List.of("PT0S", "PT15S")) {
                                CursorPlan plan = windows.plan(lookback, interval);
                                ScriptedApi api = windows.api(events, pageSize, emptyEvery);
                                checked += new Check(plan, api, EveryPrefixTest::seconds, state).check(1);
                            }
                        }
                    }
                }
            }
        }
        assertTrue(checked > 1000, "states checked: " + checked);
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsLostInAnyInterleavingOfSlices(String dataset) {
        List<Event> events = Objects.requireNonNull(datasets().get(dataset));
        int checked = 0;
        for (Windows windows : List.of(Windows.STEPS_WITH_GRANULARITY, Windows.STEPS_AFTER_LOWER)) {
            for (int interval : List.of(1, 2)) {
                CursorPlan plan = windows.plan(null, interval);
                checked += new Check(plan, windows.api(events, 1, 0), EveryPrefixTest::seconds, Map.of()).check(2);
                checked += new Check(plan, windows.api(events, 2, 0), EveryPrefixTest::seconds, Map.of()).check(3);
            }
        }
        CursorPlan lookback = Windows.STEPS_WITH_GRANULARITY.plan("PT45S", 1);
        ScriptedApi api = Windows.STEPS_WITH_GRANULARITY.api(events, 2, 0);
        checked += new Check(lookback, api, EveryPrefixTest::seconds, Map.of(Fixtures.FIELD, "2024-01-01T00:00:50Z"))
                .check(2);
        assertTrue(checked > 30, "states checked: " + checked);
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsLostByCounters(String dataset) {
        List<Event> events = Objects.requireNonNull(datasets().get(dataset));
        for (boolean lowerInclusive : List.of(true, false)) {
            for (int interval : List.of(0, 1, 2, 5)) {
                for (int pageSize : List.of(1, 2, 3)) {
                    ScriptedApi api = new ScriptedApi(events, lowerInclusive, true, pageSize, 2);
                    CursorPlan plan = Fixtures.counts(interval);
                    new Check(plan, api, CountValue::of, Map.of()).check(1);
                    new Check(plan, api, CountValue::of, Map.of(Fixtures.FIELD, 20L)).check(1);
                }
            }
        }
    }

    private static List<Map<String, ?>> states(Windows windows) {
        Map<String, Object> first = Map.of("start", time(0), "end", time(10), "most_recent_cursor_value", time(8));
        Map<String, Object> second = Map.of("start", time(40), "end", time(50));
        Map<String, Object> gap = Map.of("state_type", "date-range", "slices", List.of(first, second));
        Map<String, Object> sequential = Map.of(Fixtures.FIELD, time(41));
        // A gap starts after the interval before it, and ends with the one behind it: only so do the bounds fit
        // together.
        boolean gapsFit = windows == Windows.STEPS_WITH_GRANULARITY || windows == Windows.STEPS_OVERLAPPING;
        return gapsFit ? List.of(Map.of(), sequential, gap) : List.of(Map.of(), sequential);
    }

    private static String time(int seconds) {
        return "2024-01-01T00:00:%02dZ".formatted(seconds);
    }

    /** All states of all syncs of one stream. Sets of events are bit sets of their ids: there are many. */
    private static final class Check {

        private final CursorPlan plan;
        private final ScriptedApi api;
        private final IntFunction<CursorValue> position;
        private final Map<String, ?> initial;
        private final Map<Map<String, ?>, Long> resumed = new HashMap<>();

        Check(CursorPlan plan, ScriptedApi api, IntFunction<CursorValue> position, Map<String, ?> initial) {
            this.plan = plan;
            this.api = api;
            this.position = position;
            this.initial = initial;
        }

        /** Every schedule of so many workers; how many states were checked. */
        int check(int workers) {
            Choices choices = new Choices();
            int checked = 0;
            do {
                List<Output> output = SimulatedSync.run(plan, api, position, initial, workers, choices);
                long emitted = 0;
                for (int i = 0; i < output.size(); i++) {
                    if (output.get(i) instanceof Emitted record) {
                        emitted |= bit(record.event());
                    } else if (output.get(i) instanceof Saved saved) {
                        check(output, i, emitted, saved.state());
                        checked++;
                    }
                }
            } while (choices.next());
            return checked;
        }

        private void check(List<Output> output, int index, long emitted, Map<String, ?> state) {
            long missing = deliveredBy(initial) & ~deliveredBy(state) & ~emitted;
            if (missing != 0) {
                long lost = missing & ~unforeseeable(output, index);
                assertEquals(
                        "", names(lost), () -> "lost after " + state + ", output " + index + " of " + output + ": ");
            }
        }

        private long deliveredBy(Map<String, ?> state) {
            Long known = resumed.get(state);
            if (known == null) {
                known = SimulatedSync.run(plan, api, position, state, 1, new Choices()).stream()
                        .mapToLong(o -> o instanceof Emitted record ? bit(record.event()) : 0)
                        .reduce(0, (a, b) -> a | b);
                resumed.put(state, known);
            }
            return known;
        }

        private static long bit(Event event) {
            return 1L << event.id();
        }

        private static String names(long events) {
            return BitSet.valueOf(new long[] {events}).stream()
                    .mapToObj(id -> "#" + id)
                    .collect(Collectors.joining(" "));
        }

        /** The records that are late in their slices, where nothing had been late before the state. */
        private static long unforeseeable(List<Output> output, int index) {
            Map<Slice, Integer> newest = new HashMap<>();
            Set<Slice> known = new HashSet<>();
            long unforeseeable = 0;
            for (int i = 0; i < output.size(); i++) {
                if (output.get(i) instanceof Emitted emitted) {
                    int at = emitted.event().at();
                    boolean late = at < newest.merge(emitted.slice(), at, Math::max);
                    if (late && i < index) {
                        known.add(emitted.slice());
                    } else if (late && !known.contains(emitted.slice())) {
                        unforeseeable |= bit(emitted.event());
                    }
                }
            }
            return unforeseeable;
        }
    }
}
