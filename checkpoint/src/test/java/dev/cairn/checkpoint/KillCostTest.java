package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.KillCost.Again;
import dev.cairn.checkpoint.KillCost.Besides;
import dev.cairn.checkpoint.KillCost.Naming;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of costs is what cursors do. */
class KillCostTest implements StateSink {

    /** The text of such a partition has the usual length. */
    private static final Object[] IDS =
            IntStream.range(0, 1000).mapToObj("owner-%05d"::formatted).toArray();

    private final MovingClock clock = new MovingClock();
    private int states;

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        states++;
    }

    @Override
    public void warn(String text) {}

    private StreamCursor withCursors(int partitions) {
        return new ConcurrentPerPartitionCursor(
                Fixtures.days(null, 1),
                ScriptedRouter.list(Arrays.copyOf(IDS, partitions)),
                Map.of(),
                false,
                1000,
                clock);
    }

    private StreamCursor withoutCursor(PartitionRouter router) {
        return new PaginationCursor("items", router, PaginationState.NONE, null, 1, clock);
    }

    /**
     * Reads partitions of one record while no time passes and no records are written, until there is one that has no state.
     *
     * @return how many had one
     */
    private int untilOneWaits(StreamCursor cursor) {
        cursor.start(this);
        Iterator<Slice> slices = cursor.slices();
        int read = 0;
        while (slices.hasNext()) {
            int before = states;
            readOne(cursor, slices.next());
            if (states == before) {
                return read;
            }
            read++;
        }
        return Integer.MAX_VALUE;
    }

    private static void readOne(StreamCursor cursor, Slice slice) {
        SliceTracker tracker = cursor.open(slice);
        tracker.observe(null);
        tracker.closed();
    }

    private static int first(List<KillCost> costs) {
        Integer partitions = costs.get(0).partitions();
        assertEquals(Besides.NOTHING, costs.get(0).besides());
        return partitions == null ? Integer.MAX_VALUE : partitions;
    }

    @Test
    void statesWithAnEntryForEachPartition() {
        List<KillCost> costs = KillCost.ofCursors(Fixtures.FIELD, Again.PAGES, Naming.SHORT, Again.PARTITION);
        assertEquals(Integer.MAX_VALUE, untilOneWaits(withCursors(first(costs))));
        StreamCursor cursor = withCursors(first(costs) + 1);
        assertTrue(untilOneWaits(cursor) <= first(costs), "one of one more");
        waitsForFiveSecondsAtMost(cursor);
        assertEquals(
                List.of(
                        new KillCost(first(costs), Again.PAGES, Besides.NOTHING),
                        new KillCost(10_000, Again.PAGES, Besides.SECONDS),
                        new KillCost(null, Again.PARTITION, Besides.NOTHING)),
                costs);
    }

    @Test
    void statesWithAHashForEachPartition() {
        List<KillCost> costs = KillCost.ofPartitions(Naming.HASHES, Again.PAGES);
        StreamCursor cursor = withoutCursor(ScriptedRouter.list(IDS));
        int found = untilOneWaits(cursor);
        assertTrue(Math.abs(first(costs) - found) <= 1, first(costs) + " said, " + found + " found");
        waitsForFiveSecondsAtMost(cursor);
        assertEquals(List.of(Besides.NOTHING, Besides.SECONDS, Besides.PARTITIONS), besides(costs));
    }

    @Test
    void statesThatCountPartitions() {
        List<KillCost> costs = KillCost.ofPartitions(Naming.SHORT, Again.PAGES);
        assertEquals(Integer.MAX_VALUE, untilOneWaits(withoutCursor(ScriptedRouter.known(IDS))));
        assertEquals(Integer.MAX_VALUE, first(costs));
        assertEquals("5 pages a worker", KillCost.words(costs, "5 pages"));
    }

    private void waitsForFiveSecondsAtMost(StreamCursor cursor) {
        int before = states;
        clock.advance(StateThrottle.LONGEST_WAIT);
        cursor.timePassed();
        assertEquals(before + 1, states);
    }

    private static List<Besides> besides(List<KillCost> costs) {
        return costs.stream().map(KillCost::besides).toList();
    }

    @Test
    void whereCursorsGiveWayToHashesTheseRangesFollow() {
        List<KillCost> costs = KillCost.ofCursors("at", Again.PAGES, Naming.HASHES, Again.PAGES);
        assertEquals(List.of(Besides.NOTHING, Besides.SECONDS, Besides.SECONDS, Besides.PARTITIONS), besides(costs));
        assertEquals(ReadPartitions.MOST, costs.get(2).partitions());
    }

    @Test
    void oneSentenceForAllRangesAndOneForThoseThatAStreamCanReach() {
        List<KillCost> costs = List.of(
                new KillCost(40, Again.SLICE, Besides.NOTHING),
                new KillCost(10_000, Again.SLICE, Besides.SECONDS),
                new KillCost(null, Again.PARTITION, Besides.NOTHING));
        assertEquals(
                "with up to 40 partitions the slice that each worker reads; with up to 10,000 partitions the slice"
                        + " that each worker reads and what was read in 5 seconds; with more the partition that each"
                        + " worker reads",
                KillCost.words(costs, "N pages"));
        assertEquals("the slice that each worker reads", KillCost.words(KillCost.within(costs, 40), "N pages"));
        assertEquals(
                "with up to 40 partitions the slice that each worker reads; with more the slice that each worker reads"
                        + " and what was read in 5 seconds",
                KillCost.words(KillCost.within(costs, 41), "N pages"));
        assertEquals(costs, KillCost.within(costs, Long.MAX_VALUE));
        assertEquals(
                Map.of("partitions", 10_000L, "again", "slice", "besides", "seconds", "seconds", 5L),
                costs.get(1).toJson());
        assertEquals(
                Map.of("again", "partition", "besides", "nothing"), costs.get(2).toJson());
    }
}
