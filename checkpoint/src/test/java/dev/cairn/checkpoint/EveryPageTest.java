package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.PagedSync.Output;
import dev.cairn.core.slice.PartitionRouter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A stream without a cursor, stopped after each record: a sync that goes on from the last state before that gives all
 * records that had not left before that state, and few of the others.
 */
class EveryPageTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-01T00:00:00Z"), ZoneOffset.UTC);

    /** What is read, from where a sync stood. */
    private record Stream(
            Function<PaginationState, @Nullable PartitionRouter> router, Map<String, Integer> pages, int interval) {

        PagedSync sync(Map<String, @Nullable Object> state) {
            PaginationState resumed = PaginationState.of(state);
            return new PagedSync(
                    new PaginationCursor("s", router.apply(resumed), resumed, null, interval, CLOCK), pages);
        }

        Set<String> all() {
            Set<String> all = new TreeSet<>();
            pages.forEach(
                    (id, count) -> IntStream.range(0, count * 2).forEach(i -> all.add(id + "/" + i / 2 + "/" + i % 2)));
            return all;
        }
    }

    /** Stops after each output; how many records came again at most. */
    private static int check(Stream stream, int workers, IntUnaryOperator choose) {
        List<Output> output = stream.sync(Map.of()).run(workers, choose);
        assertEquals(stream.all(), PagedSync.counts(output, output.size()).keySet());
        Map<Map<String, ?>, Set<String>> resumed = new HashMap<>();
        int most = 0;
        int saved = 0;
        Map<String, @Nullable Object> last = Map.of();
        for (int end = 0; end <= output.size(); end++) {
            if (!FinalStateCursor.ended().equals(last)) {
                Map<String, @Nullable Object> state = last;
                Set<String> rest = resumed.computeIfAbsent(state, s -> {
                    List<Output> second = stream.sync(state).run(1, count -> 0);
                    return PagedSync.counts(second, second.size()).keySet();
                });
                Set<String> missing = stream.all();
                missing.removeAll(PagedSync.counts(output, saved).keySet());
                missing.removeAll(rest);
                int at = end;
                assertEquals(Set.of(), missing, () -> "lost after " + output.subList(0, at));
                Set<String> again = new TreeSet<>(PagedSync.counts(output, end).keySet());
                again.retainAll(rest);
                most = Math.max(most, again.size());
            }
            if (end < output.size() && output.get(end) instanceof Output.Saved state) {
                last = state.state();
                saved = end;
            }
        }
        return most;
    }

    private static int inEveryOrder(Stream stream, int workers) {
        Choices choices = new Choices();
        int most = 0;
        do {
            most = Math.max(most, check(stream, workers, choices::choose));
        } while (choices.next());
        return most;
    }

    private static int inManyOrders(Stream stream, int workers, int orders) {
        int most = 0;
        for (int seed = 0; seed < orders; seed++) {
            most = Math.max(most, check(stream, workers, new Random(seed)::nextInt));
        }
        return most;
    }

    @Test
    void whereOneStreamIsReadAsAWhole() {
        for (int interval : List.of(1, 2, 5)) {
            Stream stream = new Stream(resumed -> null, Map.of("", 12), interval);
            int again = inEveryOrder(stream, 1);
            assertTrue(again <= 2 * interval, interval + ": " + again);
        }
    }

    private static Map<String, Integer> pages(int... counts) {
        Map<String, Integer> pages = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            pages.put("p" + i, counts[i]);
        }
        return pages;
    }

    private static Stream listed(Map<String, Integer> pages, int interval) {
        return new Stream(resumed -> ScriptedRouter.list(pages.keySet().toArray()), pages, interval);
    }

    private static Stream known(Map<String, Integer> pages, int interval) {
        return new Stream(resumed -> ScriptedRouter.known(pages.keySet().toArray()), pages, interval);
    }

    private static Stream ofParents(Map<String, Integer> pages, int pageSize, int interval) {
        List<String> ids = List.copyOf(pages.keySet());
        return new Stream(resumed -> new PagedParents(ids, pageSize, resumed), pages, interval);
    }

    @Test
    void wherePartitionsAreListed() {
        for (int interval : List.of(1, 2, 5)) {
            assertTrue(inEveryOrder(listed(pages(1, 0, 2), interval), 2) <= 2 * interval + 2);
            assertTrue(inManyOrders(listed(pages(3, 0, 1, 5, 2, 2, 1, 4), interval), 1, 1) <= 2 * interval);
            assertTrue(inEveryOrder(known(pages(1, 0, 2), interval), 2) <= 2 * interval + 2);
            for (int workers : List.of(2, 10)) {
                int again = inManyOrders(known(pages(3, 0, 1, 5, 2, 2, 1, 4, 1, 1, 0, 3, 2), interval), workers, 10);
                assertTrue(again <= 2 * interval + workers, workers + " workers, " + interval + ": " + again);
                again = inManyOrders(listed(pages(3, 0, 1, 5, 2, 2, 1, 4, 1, 1, 0, 3, 2), interval), workers, 10);
                assertTrue(again <= 2 * interval + workers, workers + " workers, " + interval + ": " + again);
            }
        }
    }

    @Test
    void wherePartitionsComeFromParents() {
        for (int interval : List.of(1, 2, 5)) {
            for (int pageSize : List.of(1, 2, 3)) {
                assertTrue(inEveryOrder(ofParents(pages(1, 0, 1), pageSize, interval), 2) <= 2 * interval + 2);
                for (int workers : List.of(1, 2, 10)) {
                    Stream stream = ofParents(pages(3, 0, 1, 5, 2, 2, 1, 4, 1, 1, 0, 3, 2), pageSize, interval);
                    int again = inManyOrders(stream, workers, 10);
                    assertTrue(again <= 2 * interval + workers, workers + " workers, " + interval + ": " + again);
                }
            }
        }
    }

    /** A sync is stopped again and again, after few records each. */
    @Test
    void whereASyncIsResumedManyTimes() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Map<String, Integer> pages = pages(3, 0, 1, 5, 2, 2, 1, 4, 1, 1, 0, 3, 2);
            Stream stream = switch (seed % 3) {
                case 0 -> listed(pages, 1);
                case 1 -> known(pages, 1);
                default -> ofParents(pages, 3, 1);
            };
            Set<String> left = new TreeSet<>();
            Map<String, @Nullable Object> state = Map.of();
            for (int run = 0; !FinalStateCursor.ended().equals(state); run++) {
                assertTrue(run < 100, "it goes on");
                List<Output> output = stream.sync(state).run(1 + random.nextInt(10), random::nextInt);
                int end = Math.min(output.size(), 6 + random.nextInt(20));
                for (int i = 0; i < end; i++) {
                    if (output.get(i) instanceof Output.Saved saved) {
                        state = saved.state();
                        left.addAll(PagedSync.counts(output, i).keySet());
                    }
                }
            }
            assertEquals(stream.all(), left);
        }
    }
}
