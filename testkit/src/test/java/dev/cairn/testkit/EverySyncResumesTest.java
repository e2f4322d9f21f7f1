package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Case.Bound;
import dev.cairn.testkit.Case.Filter;
import dev.cairn.testkit.Case.Paging;
import dev.cairn.testkit.Case.Partitions;
import dev.cairn.testkit.Case.Slices;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole syncs of manifests, stopped after every message: nothing is lost, nothing claimed too early, nothing repeated
 * needlessly. Some of the combinations, in turn, or all of them with {@code -Dcairn.kit=full}.
 */
class EverySyncResumesTest {

    private static final List<Integer> INTERVALS = List.of(0, 1, 2, 5);
    private static final int STOPS = 3;

    static List<Events> datasets() {
        return Events.datasets();
    }

    @AfterEach
    void print(TestInfo test) {
        Kit.print(test.getTestMethod().orElseThrow().getName() + " " + test.getDisplayName());
    }

    /** Resumed syncs start elsewhere, so only in one slice it is known which records come late in theirs. */
    private static int stops(Case each) {
        boolean oneSlice = each.slices() == Slices.ONE || each.slices() == Slices.COUNTER;
        return each.events().ascending() || oneSlice ? STOPS : 1;
    }

    private static void check(Case each) {
        if (each.makesSense() && Kit.takes(41)) {
            Kit.check(each, each.check().stops(stops(each)));
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void withoutPartitions(Events events) {
        for (Bound lower : Bound.values()) {
            for (Slices slices : Slices.values()) {
                for (Filter filter : Filter.values()) {
                    Case kind = Case.of(events).lower(lower).slices(slices).filter(filter);
                    for (int interval : INTERVALS) {
                        for (int pageSize : List.of(1, 3)) {
                            for (int empty : List.of(0, 2)) {
                                for (int lookback : List.of(0, 15)) {
                                    check(kind.interval(interval)
                                            .pages(pageSize, empty)
                                            .lookback(lookback));
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void withPartitions(Events events) {
        for (Partitions partitions : Partitions.values()) {
            for (Bound lower : Bound.values()) {
                for (int interval : partitions == Partitions.NONE ? List.<Integer>of() : INTERVALS) {
                    Case kind =
                            Case.of(events).partitions(partitions).lower(lower).interval(interval);
                    for (Slices slices : List.of(Slices.ONE, Slices.THREE)) {
                        for (int pageSize : List.of(1, 2)) {
                            check(kind.slices(slices).pages(pageSize, 0));
                            check(kind.slices(slices).pages(pageSize, 1));
                        }
                    }
                    for (Filter filter : Filter.values()) {
                        check(kind.filter(filter).pages(1, 0));
                    }
                }
            }
        }
    }

    /** Properties in chunks; pagination that begins anew. */
    @ParameterizedTest
    @MethodSource("datasets")
    void whereverPagesComeFrom(Events events) {
        for (Paging paging : Paging.values()) {
            for (int interval : paging == Paging.PLAIN ? List.<Integer>of() : INTERVALS) {
                Case kind = Case.of(events).paging(paging).interval(interval);
                for (Slices slices : Slices.values()) {
                    for (Bound lower : Bound.values()) {
                        for (int pageSize : List.of(1, 2)) {
                            check(kind.slices(slices).lower(lower).pages(pageSize, 0));
                        }
                    }
                }
                check(kind.partitions(Partitions.LIST));
                check(kind.partitions(Partitions.INCREMENTAL_SUBSTREAM).pages(1, 0));
            }
        }
    }

    /** The first result has later records than the second begins with. */
    @Test
    void resultsOfOneJobOverlap() {
        for (Events events : datasets()) {
            Case each = Case.of(events).paging(Paging.JOBS_OF_TWO_RESULTS).pages(1, 0);
            if (events.ascending()) {
                long records = each.source().run(Map.of(), Steps.ONE_BY_ONE).stream()
                        .filter(Emission.RecordData.class::isInstance)
                        .count();
                assertEquals(events.all().size(), records);
                Kit.check(each, each.check().stops(STOPS));
            }
        }
    }

    /** Records of windows that are split come again, and those of pages that are refused come once. */
    @ParameterizedTest
    @MethodSource("datasets")
    void smallerWindowsAndPages(Events events) {
        for (Paging paging : List.of(Paging.SMALLER_WINDOWS, Paging.SMALLER_PAGES)) {
            for (int interval : List.of(1, 2)) {
                for (Slices slices : List.of(Slices.ONE, Slices.THREE)) {
                    Case kind = Case.of(events)
                            .paging(paging)
                            .interval(interval)
                            .slices(slices)
                            .pages(1, 0);
                    if (!Kit.takes(3)) {
                        continue;
                    }
                    Kit.check(kind, kind.check().stops(stops(kind)));
                    Kit.check(kind, kind.check().firstSyncBy(kind.failingAt(3)));
                    Kit.check(kind, kind.check().workers(2).interleavings(Kit.FULL ? 400 : 10));
                }
            }
            Case partitioned =
                    Case.of(events).paging(paging).partitions(Partitions.LIST).pages(1, 0);
            Kit.check(partitioned, partitioned.check().stops(stops(partitioned)));
        }
    }

    /** What was claimed of the whole window is more than its first half can vouch for. */
    @Test
    void aWindowThatIsSplitHasItsLaterRecordsFirst() {
        Case each = Case.of(Events.of("later half first", 50, 60, 70, 3, 10, 30, 80))
                .paging(Paging.SMALLER_WINDOWS)
                .pages(1, 0);
        Kit.check(each, each.check().stops(STOPS));
    }

    /** The API fails from each of its answers on: what is safe has been said before, or is said then. */
    @ParameterizedTest
    @MethodSource("datasets")
    void whereTheApiFails(Events events) {
        for (int interval : INTERVALS) {
            for (Slices slices : List.of(Slices.ONE, Slices.THREE)) {
                for (Partitions partitions :
                        List.of(Partitions.NONE, Partitions.LIST, Partitions.INCREMENTAL_SUBSTREAM)) {
                    Case each = Case.of(events)
                            .slices(slices)
                            .partitions(partitions)
                            .interval(interval);
                    for (int failing = 0; failing < 9; failing++) {
                        if (Kit.takes(41)) {
                            Kit.check(each, each.check().firstSyncBy(each.failingAt(failing)));
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void inAnyOrderOfWorkers(Events events) {
        for (int interval : List.of(1, 2)) {
            for (Slices slices : List.of(Slices.THREE, Slices.FIVE)) {
                inAnyOrderOfWorkers(Case.of(events.first(10))
                        .slices(slices)
                        .interval(interval)
                        .pages(1, 0));
            }
            for (Partitions partitions : Partitions.values()) {
                Case kind = Case.of(events.first(7))
                        .partitions(partitions)
                        .interval(interval)
                        .pages(1, 0);
                inAnyOrderOfWorkers(kind.lower(Bound.EXCLUSIVE));
                inAnyOrderOfWorkers(kind.slices(Slices.THREE));
            }
        }
    }

    private static void inAnyOrderOfWorkers(Case each) {
        for (int workers : List.of(2, 8)) {
            if (Kit.takes(23)) {
                Kit.check(each, each.check().workers(workers).interleavings(Kit.FULL ? 400 : 30));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void fromTheStateOfAnEarlierSync(Events events) {
        Map<String, @Nullable Object> earlier = Map.of("at", Events.time(41));
        for (Slices slices : Slices.values()) {
            Case each = Case.of(events).slices(slices);
            if (stops(each) > 1 && slices != Slices.COUNTER) {
                Kit.check(each, each.check().from(earlier).stops(STOPS));
            }
        }
        Case partitioned = Case.of(events).partitions(Partitions.LIST);
        Map<String, @Nullable Object> states = Map.of(
                "use_global_cursor",
                false,
                "states",
                List.of(
                        Map.of("partition", Map.of("owner", "o0"), "cursor", earlier),
                        Map.of("partition", Map.of("owner", "o2"), "cursor", Map.of("at", Events.time(10)))),
                "state",
                earlier,
                "lookback_window",
                1L);
        Kit.check(partitioned, partitioned.check().from(states).stops(STOPS));
    }

    /** One partition is behind the others: its pages are read until it was synced, not until the others were. */
    @Test
    void aDataFeedGoesOnWhereItsPartitionStands() {
        Events newestFirst = Events.of("reversed", 80, 79, 78, 77, 76, 75, 74, 73, 72, 50, 49, 48, 20, 19, 18);
        Case feed = Case.of(newestFirst)
                .partitions(Partitions.LIST)
                .filter(Filter.DATA_FEED)
                .pages(1, 0);
        Map<String, @Nullable Object> behind = Map.of(
                "use_global_cursor",
                false,
                "states",
                List.of(
                        Map.of("partition", Map.of("owner", "o0"), "cursor", Map.of("at", Events.time(78))),
                        Map.of("partition", Map.of("owner", "o1"), "cursor", Map.of("at", Events.time(19)))),
                "state",
                Map.of("at", Events.time(78)),
                "lookback_window",
                1L);
        List<Emission> messages = feed.source().run(behind, Steps.ONE_BY_ONE);
        long ofPartition = messages.stream()
                .filter(m -> m instanceof Emission.RecordData record
                        && "o1".equals(record.data().get("owner")))
                .count();
        assertEquals(5, ofPartition);
        Kit.check(feed, feed.check().from(behind).stops(STOPS));
    }
}
