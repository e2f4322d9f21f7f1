package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Case.Filter;
import dev.cairn.testkit.Case.Paging;
import dev.cairn.testkit.Case.Partitions;
import dev.cairn.testkit.Case.Slices;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * The option is nothing but checkpoints: where none is ever due, a sync writes the same bytes with all of it at work as
 * without it.
 */
class WithoutTheOptionTest {

    private static final int NEVER_DUE = 1_000_000;

    private static String lines(Case each, int workers) {
        Steps steps = new Steps(workers, alternatives -> alternatives - 1, 0);
        return each.lines(steps).replaceAll("manifest.yaml:\\d+", "manifest.yaml"); // the option takes a line
    }

    @Test
    void aSyncWritesTheSameBytesWithAndWithoutIt() {
        int compared = 0;
        for (Events events : Events.datasets()) {
            for (Slices slices : Slices.values()) {
                for (Filter filter : Filter.values()) {
                    // A restart is a checkpoint by itself.
                    for (Paging paging :
                            List.of(Paging.PLAIN, Paging.CHUNKED, Paging.JOBS, Paging.JOBS_OF_TWO_RESULTS)) {
                        Case each =
                                Case.of(events).slices(slices).filter(filter).paging(paging);
                        if (events.ascending() && events.allHaveField() && each.makesSense()) {
                            boolean oneSlice = slices == Slices.ONE || slices == Slices.COUNTER;
                            // With the option states tell what is done behind an open slice.
                            for (int workers : oneSlice ? List.of(1, 3) : List.of(1)) {
                                // A job that was created is a checkpoint by itself, too.
                                BiFunction<Case, Integer, String> compare =
                                        paging.name().startsWith("JOBS")
                                                ? WithoutTheOptionTest::recordsAndLastState
                                                : WithoutTheOptionTest::lines;
                                assertEquals(
                                        compare.apply(each.interval(0), workers),
                                        compare.apply(each.interval(NEVER_DUE), workers));
                                compared++;
                            }
                        }
                    }
                }
            }
        }
        assertTrue(compared > 60, "compared: " + compared);
    }

    /** With partitions the option changes when states may come, but neither the records nor the last state. */
    @Test
    void aSyncOfPartitionsEndsTheSameWithAndWithoutIt() {
        for (Events events : Events.datasets()) {
            for (Partitions partitions : Partitions.values()) {
                Case each = Case.of(events).partitions(partitions);
                assertEquals(recordsAndLastState(each.interval(0), 1), recordsAndLastState(each.interval(1), 1));
            }
        }
    }

    private static String recordsAndLastState(Case each, int workers) {
        String all = lines(each, workers);
        List<String> states = all.lines().filter(l -> l.contains("\"STATE\"")).toList();
        return String.join(
                        "\n", all.lines().filter(l -> l.contains("\"RECORD\"")).toList())
                + states.get(states.size() - 1).replaceAll("\"recordCount\":[0-9.]+", "");
    }
}
