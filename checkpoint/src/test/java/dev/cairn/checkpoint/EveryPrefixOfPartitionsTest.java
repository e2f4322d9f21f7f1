package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.ScriptedApi.Event;
import dev.cairn.checkpoint.ScriptedRouter.Parent;
import dev.cairn.checkpoint.SimulatedSync.Source;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of a stream with partitions keeps the promise. */
class EveryPrefixOfPartitionsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-01T00:00:00Z"), ZoneOffset.UTC);
    private static final int PARTITIONS = 3;

    /** Where the partitions come from. */
    private enum Router {
        LIST,
        /** Parents that are read again from the parents' state on: those that are done are not listed any more. */
        INCREMENTAL_PARENTS,
        /** Parents without a cursor, in pages of two. */
        PAGED_PARENTS;

        PartitionRouter open(Map<String, ?> state, PaginationState resumed) {
            if (this == PAGED_PARENTS) {
                return new PagedParents(List.of(0L, 1L, 2L), 2, resumed);
            }
            if (this == LIST) {
                return ScriptedRouter.list(0L, 1L, 2L);
            }
            long since =
                    state.get("parent_state") instanceof Map<?, ?> parents && parents.get("parents") instanceof Long id
                            ? id
                            : 0;
            List<Parent> listed = new ArrayList<>();
            for (long id = since; id < PARTITIONS; id++) {
                listed.add(new Parent(id, Map.of("parents", id)));
            }
            return new ScriptedRouter(listed);
        }
    }

    static Set<Map.Entry<String, List<Event>>> datasets() {
        return Datasets.some().entrySet();
    }

    private static EveryState of(
            Router router, Windows windows, List<Event> events, int interval, boolean global, int ahead) {
        CursorPlan plan = interval % 2 == 0
                ? windows.plan(null, interval)
                : windows.plan(null, interval).askingForEnd();
        Source source = new Source(
                state -> {
                    Map<String, @Nullable Object> given = new LinkedHashMap<>(state);
                    PaginationState resumed = PaginationState.of(given);
                    return new ConcurrentPerPartitionCursor(
                            plan,
                            router.open(state, resumed),
                            PaginationState.without(given),
                            resumed,
                            global,
                            ahead,
                            CLOCK);
                },
                slice -> windows.api(eventsOf(slice, events), 1, 0)
                        .pages(plan.slicer().boundsOf(slice), EveryPrefixOfPartitionsTest::seconds),
                EveryPrefixOfPartitionsTest::seconds);
        return new EveryState(source, Map.of());
    }

    private static DatetimeValue seconds(int at) {
        return new DatetimeValue(Fixtures.START.plusSeconds(at));
    }

    private static List<Event> eventsOf(Slice slice, List<Event> events) {
        Object partition = slice.partition().get("id");
        return events.stream()
                .filter(e -> partition != null && partition.equals((long) e.id() % PARTITIONS))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void nothingIsLostOnePartitionAtATime(Map.Entry<String, List<Event>> dataset) {
        int checked = 0;
        for (Router router : Router.values()) {
            for (Windows windows : Windows.values()) {
                for (int interval : List.of(0, 1, 2)) {
                    for (boolean global : List.of(false, true)) {
                        for (int ahead : List.of(0, 10)) {
                            EveryState states = of(router, windows, dataset.getValue(), interval, global, ahead);
                            checked += states.check(1);
                            checked += states.check(1, 2);
                        }
                    }
                }
            }
        }
        assertTrue(checked > 100, "states checked: " + checked);
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void nothingIsLostInAnyInterleavingOfPartitions(Map.Entry<String, List<Event>> dataset) {
        int checked = 0;
        List<Event> seven = dataset.getValue().stream().limit(7).toList();
        List<Event> five = dataset.getValue().stream().limit(5).toList();
        for (Router router : Router.values()) {
            EveryState oneWindow = of(router, Windows.ONE_EXCLUSIVE, seven, 1, false, 0);
            checked += oneWindow.check(2);
            checked += oneWindow.check(2, 3);
            EveryState steps = of(router, Windows.STEPS_WITH_GRANULARITY, five, 1, false, 1);
            checked += steps.check(2);
        }
        assertTrue(checked > 10, "states checked: " + checked);
    }
}
