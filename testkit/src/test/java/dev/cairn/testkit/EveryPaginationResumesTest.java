package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.PagedItems.Pages;
import dev.cairn.testkit.PagedItems.Partitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole syncs of streams without a cursor, stopped after every message: nothing is lost, and few records come again. What
 * comes again is counted, and printed.
 */
class EveryPaginationResumesTest {

    private static final Map<String, @Nullable Object> ENDED = Map.of("__ab_no_cursor_state_message", true);
    private static final int PAGE = 2;

    private static String id(Emission.RecordData record) {
        return String.valueOf(record.data().get("id"));
    }

    private static Set<String> ids(List<Emission> emissions) {
        Set<String> ids = new TreeSet<>();
        for (Emission each : emissions) {
            if (each instanceof Emission.RecordData record) {
                ids.add(id(record));
            }
        }
        return ids;
    }

    /** How many records came again at most, wherever the sync was stopped. */
    private static int check(PagedItems items, Steps steps) {
        ManifestSource source = items.source();
        List<Emission> emissions = source.run(Map.of(), steps);
        assertEquals(items.all(), ids(emissions), items.toString());
        Map<Map<String, ?>, Set<String>> resumed = new HashMap<>();
        Set<String> emitted = new TreeSet<>();
        Set<String> vouched = new TreeSet<>();
        Map<String, @Nullable Object> last = Map.of();
        int most = 0;
        int states = 0;
        for (int i = 0; i < emissions.size(); i++) {
            if (emissions.get(i) instanceof Emission.RecordData record) {
                emitted.add(id(record));
            } else if (emissions.get(i) instanceof Emission.State state) {
                last = state.state();
                vouched = new TreeSet<>(emitted);
                states++;
            }
            if (!ENDED.equals(last)) {
                Map<String, @Nullable Object> from = last;
                Set<String> rest = resumed.computeIfAbsent(
                        from, state -> ids(items.source().run(from, Steps.ONE_BY_ONE)));
                Set<String> lost = items.all();
                lost.removeAll(vouched);
                lost.removeAll(rest);
                int end = i + 1;
                assertEquals(Set.of(), lost, () -> items + " loses after " + emissions.subList(0, end));
                Set<String> again = new TreeSet<>(emitted);
                again.retainAll(rest);
                most = Math.max(most, again.size());
            }
        }
        assertEquals(ENDED, last, items.toString());
        assertTrue(states > 2, items + " has " + states + " states");
        int workers = steps.workers();
        int allowed = PAGE * (items.interval() + 1) * workers;
        int seen = most;
        assertTrue(most <= allowed, () -> items + ", " + workers + " workers: " + seen + " records come again");
        return most;
    }

    @ParameterizedTest
    @EnumSource
    void whereverPagesComeFrom(Pages pages) {
        for (int interval : List.of(1, 2, 5)) {
            int again = check(new PagedItems(pages, Partitions.NONE, interval), Steps.ONE_BY_ONE);
            System.out.println(pages + ", a state every " + interval + " pages of 2: " + again + " come again at most");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void whereverPartitionsComeFrom(Partitions partitions) {
        for (int interval : List.of(1, 2, 5)) {
            for (int workers : List.of(1, 2, 10)) {
                int again = 0;
                for (int seed = 0; seed < (workers == 1 ? 1 : Kit.FULL ? 50 : Kit.THOROUGH ? 3 : 1); seed++) {
                    Pages pages = List.of(Pages.values()).get(seed % Pages.values().length);
                    Steps steps = new Steps(workers, new Random(seed)::nextInt, seed % 2 == 0 ? 0 : workers);
                    again = Math.max(again, check(new PagedItems(pages, partitions, interval), steps));
                }
                System.out.println(partitions + ", " + workers + " workers, a state every " + interval + " pages of 2: "
                        + again + " come again at most");
            }
        }
    }

    /** A sync is stopped again and again. */
    @Test
    void whereASyncIsResumedManyTimes() {
        for (Partitions partitions : Partitions.values()) {
            Random random = new Random(partitions.name().hashCode());
            PagedItems items = new PagedItems(Pages.TOKEN, partitions, 1);
            Set<String> vouched = new TreeSet<>();
            Map<String, @Nullable Object> state = Map.of();
            for (int run = 0; !ENDED.equals(state); run++) {
                assertTrue(run < 100, "it goes on");
                Set<String> emitted = new TreeSet<>();
                List<Emission> emissions =
                        items.source().run(state, new Steps(1 + random.nextInt(10), random::nextInt, 0));
                for (Emission each : emissions.subList(0, Math.min(emissions.size(), 8 + random.nextInt(20)))) {
                    if (each instanceof Emission.RecordData record) {
                        emitted.add(id(record));
                    } else if (each instanceof Emission.State said) {
                        state = said.state();
                        vouched.addAll(emitted);
                    }
                }
            }
            assertEquals(items.all(), vouched, partitions.toString());
        }
    }

    /** A sync that is over begins with the first page. */
    @Test
    void theNextSyncReadsAll() {
        for (Partitions partitions : Partitions.values()) {
            PagedItems items = new PagedItems(Pages.PAGE, partitions, 1);
            assertEquals(items.all(), ids(items.source().run(ENDED, Steps.ONE_BY_ONE)));
        }
    }
}
