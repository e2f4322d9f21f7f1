package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.ScriptedApi.Event;
import dev.cairn.checkpoint.SimulatedSync.Source;
import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state keeps the promise where it may say where the pagination stands, and few records come again, whatever their values. */
class EveryPrefixOfPagesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-01T00:00:00Z"), ZoneOffset.UTC);

    private static CursorValue seconds(int at) {
        return new DatetimeValue(Fixtures.START.plusSeconds(at));
    }

    static Set<Map.Entry<String, List<Event>>> datasets() {
        return Datasets.some().entrySet();
    }

    private static EveryState of(CursorPlan plan, ScriptedApi api, IntFunction<CursorValue> position) {
        return of(plan, api, position, Map.of());
    }

    private static EveryState of(
            CursorPlan plan, ScriptedApi api, IntFunction<CursorValue> position, Map<String, ?> initial) {
        return new EveryState(
                new Source(
                        state -> {
                            Map<String, @Nullable Object> given = new LinkedHashMap<>(state);
                            return new ConcurrentCursor(
                                    plan, PaginationState.without(given), PaginationState.of(given));
                        },
                        slice -> api.pages(plan.slicer().boundsOf(slice), position),
                        position,
                        true),
                initial);
    }

    private static List<CursorPlan> plans(Windows windows, @Nullable String lookback, int interval) {
        CursorPlan plan = windows.plan(lookback, interval);
        return List.of(plan, plan.askingForEnd());
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void nothingIsLost(Map.Entry<String, List<Event>> dataset) {
        for (Windows windows : Windows.values()) {
            for (String lookback : List.of("PT0S", "PT15S")) {
                int pageSize = lookback.equals("PT0S") ? 1 : 3;
                for (CursorPlan plan : plans(windows, lookback, pageSize == 1 ? 2 : 1)) {
                    EveryState states =
                            of(plan, windows.api(dataset.getValue(), pageSize, 2), EveryPrefixOfPagesTest::seconds);
                    states.check(1);
                    states.check(1, 3);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void nothingIsLostInAnyInterleavingOfSlices(Map.Entry<String, List<Event>> dataset) {
        List<Event> events = dataset.getValue().stream().skip(2).limit(8).toList();
        ScriptedApi api = Windows.STEPS_WITH_GRANULARITY.api(events, 1, 0);
        for (CursorPlan plan : plans(Windows.STEPS_WITH_GRANULARITY, null, 1)) {
            of(plan, api, EveryPrefixOfPagesTest::seconds).check(2);
            of(plan, api, EveryPrefixOfPagesTest::seconds).check(2, 4);
        }
        for (CursorPlan plan : plans(Windows.STEPS_WITH_GRANULARITY, "PT5S", 1)) {
            for (int at : List.of(12, 30)) {
                Map<String, ?> state = Map.of(Fixtures.FIELD, "2024-01-01T00:00:" + at + "Z");
                of(plan, api, EveryPrefixOfPagesTest::seconds, state).check(2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void nothingIsLostByCounters(Map.Entry<String, List<Event>> dataset) {
        for (int interval : List.of(1, 2, 5)) {
            ScriptedApi api = new ScriptedApi(dataset.getValue(), false, true, 1, 0);
            of(Fixtures.counts(interval), api, CountValue::of).check(1);
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void nothingIsLostInPartitions(Map.Entry<String, List<Event>> dataset) {
        List<Event> events = dataset.getValue().stream().limit(8).toList();
        for (Windows windows : List.of(Windows.ONE_INCLUSIVE, Windows.STEPS_WITH_GRANULARITY)) {
            for (CursorPlan plan : plans(windows, null, 1)) {
                Source source = new Source(
                        state -> {
                            Map<String, @Nullable Object> given = new LinkedHashMap<>(state);
                            return new ConcurrentPerPartitionCursor(
                                    plan,
                                    ScriptedRouter.list(0L, 1L),
                                    PaginationState.without(given),
                                    PaginationState.of(given),
                                    false,
                                    0,
                                    CLOCK);
                        },
                        slice -> windows.api(
                                        events.stream()
                                                .filter(e -> Long.valueOf(e.id() % 2)
                                                        .equals(slice.partition()
                                                                .get("id")))
                                                .toList(),
                                        1,
                                        0)
                                .pages(plan.slicer().boundsOf(slice), EveryPrefixOfPagesTest::seconds),
                        EveryPrefixOfPagesTest::seconds,
                        true);
                new EveryState(source, Map.of()).check(1);
                new EveryState(source, Map.of()).check(windows == Windows.ONE_INCLUSIVE ? 2 : 1, 2);
            }
        }
    }

    /** Those of the interval and of the page that follows; besides, those at the positions where gaps begin and end. */
    @ParameterizedTest
    @MethodSource("datasets")
    void fewRecordsComeAgain(Map.Entry<String, List<Event>> dataset) {
        List<Event> events = dataset.getValue();
        for (int interval : List.of(1, 2)) {
            for (int pageSize : List.of(1, 2)) {
                CursorPlan plan = Windows.ONE_EXCLUSIVE.plan(null, interval);
                for (CursorPlan each : List.of(plan, plan.askingForEnd())) {
                    EveryState states =
                            of(each, Windows.ONE_EXCLUSIVE.api(events, pageSize, 0), EveryPrefixOfPagesTest::seconds);
                    int most = states.mostThatComeAgain(1);
                    assertTrue(
                            most <= (interval + 1) * pageSize + pageSize,
                            "N = " + interval + ", pages of " + pageSize + ": " + most);
                }
            }
        }
    }
}
