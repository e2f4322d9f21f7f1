package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.ScriptedApi.Event;
import dev.cairn.checkpoint.SimulatedSync.Source;
import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of a stream without partitions keeps the promise. */
class EveryPrefixTest {

    private static CursorValue seconds(int at) {
        return new DatetimeValue(Fixtures.START.plusSeconds(at));
    }

    private static EveryState of(
            CursorPlan plan, ScriptedApi api, IntFunction<CursorValue> position, Map<String, ?> state) {
        return new EveryState(
                new Source(
                        s -> new ConcurrentCursor(plan, s),
                        slice -> api.pages(plan.slicer().boundsOf(slice), position),
                        position),
                state);
    }

    private static EveryState of(CursorPlan plan, ScriptedApi api, Map<String, ?> state) {
        return of(plan, api, EveryPrefixTest::seconds, state);
    }

    static Set<Map.Entry<String, List<Event>>> datasets() {
        return Datasets.some().entrySet();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void nothingIsLostOneSliceAtATime(Map.Entry<String, List<Event>> dataset) {
        List<Event> events = dataset.getValue();
        int checked = 0;
        for (Windows windows : Windows.values()) {
            for (int interval : List.of(0, 1, 2, 5)) {
                for (int pageSize : List.of(1, 2, 3)) {
                    for (int emptyEvery : List.of(0, 1)) {
                        for (Map<String, ?> state : states(windows)) {
                            for (String lookback : List.of("PT0S", "PT15S")) {
                                CursorPlan plan = windows.plan(lookback, interval);
                                ScriptedApi api = windows.api(events, pageSize, emptyEvery);
                                checked += of(plan, api, state).check(1);
                                if (interval > 0 && emptyEvery == 0) {
                                    checked +=
                                            of(plan.askingForEnd(), api, state).check(1);
                                }
                            }
                        }
                    }
                }
            }
        }
        assertTrue(checked > 1000, "states checked: " + checked);
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void nothingIsLostInAnyInterleavingOfSlices(Map.Entry<String, List<Event>> dataset) {
        List<Event> events = dataset.getValue();
        int checked = 0;
        for (Windows windows : List.of(Windows.STEPS_WITH_GRANULARITY, Windows.STEPS_AFTER_LOWER)) {
            for (int interval : List.of(1, 2)) {
                CursorPlan plan = windows.plan(null, interval);
                CursorPlan intervals = plan.askingForEnd();
                checked += of(interval == 1 ? intervals : plan, windows.api(events, 1, 0), Map.of())
                        .check(2);
                checked += of(interval == 1 ? plan : intervals, windows.api(events, 2, 0), Map.of())
                        .check(3);
            }
        }
        for (CursorPlan plan : plans(Windows.STEPS_WITH_GRANULARITY, "PT45S", 1)) {
            ScriptedApi api = Windows.STEPS_WITH_GRANULARITY.api(events, 2, 0);
            checked += of(plan, api, Map.of(Fixtures.FIELD, "2024-01-01T00:00:50Z"))
                    .check(2);
        }
        assertTrue(checked > 30, "states checked: " + checked);
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void nothingIsLostWhereASliceFails(Map.Entry<String, List<Event>> dataset) {
        for (int interval : List.of(0, 1, 5)) {
            for (CursorPlan plan : plans(Windows.STEPS_WITH_GRANULARITY, null, interval)) {
                EveryState states = of(plan, Windows.STEPS_WITH_GRANULARITY.api(dataset.getValue(), 2, 0), Map.of());
                for (int failingStep = 0; failingStep < 9; failingStep++) {
                    states.check(1, failingStep);
                    states.check(2, failingStep);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void nothingIsLostByCounters(Map.Entry<String, List<Event>> dataset) {
        List<Event> events = dataset.getValue();
        for (boolean lowerInclusive : List.of(true, false)) {
            for (int interval : List.of(0, 1, 2, 5)) {
                for (int pageSize : List.of(1, 2, 3)) {
                    ScriptedApi api = new ScriptedApi(events, lowerInclusive, true, pageSize, 2);
                    CursorPlan plan = Fixtures.counts(interval);
                    of(plan, api, CountValue::of, Map.of()).check(1);
                    of(plan, api, CountValue::of, Map.of(Fixtures.FIELD, 20L)).check(1);
                }
            }
        }
    }

    /** With plain states only, and with intervals. */
    private static List<CursorPlan> plans(Windows windows, @Nullable String lookback, int interval) {
        CursorPlan plan = windows.plan(lookback, interval);
        return List.of(plan, plan.askingForEnd());
    }

    /**
     * However many slices are read side by side, and from whichever end: those of the interval, of the page that follows, and at
     * the positions where gaps begin and end.
     */
    @Test
    void fewRecordsComeAgain() {
        Map<String, List<Event>> datasets = Map.of(
                "ascending", Datasets.events(3, 10, 29, 30, 41, 59, 60, 80, 89),
                "descending", Datasets.events(89, 80, 60, 59, 41, 30, 29, 10, 3));
        datasets.forEach((name, events) -> {
            for (Windows windows : Windows.values()) {
                for (int interval : List.of(1, 2)) {
                    for (int workers : List.of(1, 2, 3)) {
                        List<Event> some =
                                events.stream().skip(workers == 3 ? 3 : 1).toList();
                        CursorPlan plan = windows.plan(null, interval).askingForEnd();
                        int most = of(plan, windows.api(some, 1, 0), Map.of()).mostThatComeAgain(workers);
                        int ends = 2 * workers;
                        assertTrue(
                                most <= workers * (interval + 1) + ends,
                                name + ", " + windows + ", N = " + interval + ", " + workers + " workers: " + most);
                    }
                }
            }
        });
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
}
