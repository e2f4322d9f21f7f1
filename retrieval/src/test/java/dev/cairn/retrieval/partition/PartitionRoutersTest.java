package dev.cairn.retrieval.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.ConcurrentCursor;
import dev.cairn.checkpoint.FinalStateCursor;
import dev.cairn.checkpoint.cursor.CountCursorFormat;
import dev.cairn.checkpoint.cursor.CountSlicer;
import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import dev.cairn.records.DroppedRecord;
import dev.cairn.records.FieldPath;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionRoutersTest {

    private final List<String> fetched = new ArrayList<>();

    @Test
    void aListGivesOnePartitionForEachValue() {
        assertEquals(
                List.of(Map.of("country", "de"), Map.of("country", "fr")),
                partitionsOf(new ListPartitionRouter("country", List.of("de", "fr"))));
    }

    @Test
    void recordsOfAParentBecomePartitionsWithTheParentsSlice() {
        SubstreamPartitionRouter router = new SubstreamPartitionRouter(List.of(link(parent(pages(
                List.of(record("owner", Map.of("id", 1L)), record("nobody", 2L)),
                List.of(record("owner", Map.of("id", 3L))))))));
        assertEquals(
                List.of(
                        Map.of("project", 1L, "parent_slice", Map.of()),
                        Map.of("project", 3L, "parent_slice", Map.of())),
                partitionsOf(router));
    }

    @Test
    void theFirstPartitionIsThereBeforeTheParentsSecondPage() {
        Iterator<Slice> partitions = new SubstreamPartitionRouter(List.of(link(parent(pages(
                        List.of(record("owner", Map.of("id", 1L)), record("owner", Map.of("id", 2L))),
                        List.of(record("owner", Map.of("id", 3L))))))))
                .partitions();
        partitions.next();
        assertEquals(List.of("page 0"), fetched);
    }

    @Test
    void theParentIsDoneWhenItsLastPartitionIsReturned() {
        SubstreamPartitionRouter router =
                new SubstreamPartitionRouter(List.of(link(parent(pages(List.of(record("owner", Map.of("id", 1L))))))));
        router.partitions().next();
        assertEquals(List.of("page 0", "end"), fetched);
        assertEquals(Map.of("projects", Map.of("__ab_no_cursor_state_message", true)), router.parentState());
    }

    @Test
    void whatAFilterDropsMovesTheParentsState() {
        CountCursorFormat format = new CountCursorFormat();
        CursorPlan plan = new CursorPlan("projects", "n", format, new CountSlicer(format, CountValue.of(0)), 1);
        List<DroppedRecord> dropped = List.of(new DroppedRecord(1, project(2)), new DroppedRecord(1, project(3)));
        Iterator<Page> pages = List.of(
                        new Page(List.of(project(1)), dropped, SliceEvent.PAGE_COMPLETED),
                        new Page(List.of(project(9))))
                .iterator();
        ParentStream parent = new ParentStream(
                "projects",
                slice -> () -> pages.hasNext() ? pages.next() : null,
                new ConcurrentCursor(plan, Map.of()),
                Sleeper.system(),
                page -> {});
        SubstreamPartitionRouter router = new SubstreamPartitionRouter(List.of(link(parent)));
        router.partitions().next();
        assertEquals(Map.of("projects", Map.of("n", 2L)), router.parentState(), "3 is the newest, so 2 is settled");
    }

    private static StreamRecord project(long number) {
        return StreamRecord.ofTree(new LinkedHashMap<>(Map.of("owner", Map.of("id", number), "n", number)));
    }

    @Test
    void aProductVariesTheLastRouterFastest() {
        PartitionRouter product = new CartesianProduct(List.of(
                new ListPartitionRouter("a", List.of(1L, 2L)), new ListPartitionRouter("b", List.of("x", "y"))));
        assertEquals(
                List.of(
                        Map.of("a", 1L, "b", "x"),
                        Map.of("a", 1L, "b", "y"),
                        Map.of("a", 2L, "b", "x"),
                        Map.of("a", 2L, "b", "y")),
                partitionsOf(product));
    }

    private static @Nullable String identityOf(PartitionRouter router) {
        assertTrue(router.partitions().hasNext());
        return router.identity();
    }

    private static PartitionRouter list(String field, Object... values) {
        return new ListPartitionRouter(field, List.of(values));
    }

    @Test
    void listsAndWhatIsMadeOfThemAreKnownBeforehand() {
        List<List<PartitionRouter>> different = List.of(
                List.of(list("a", 1L, 2L)),
                List.of(list("a", 2L, 1L)),
                List.of(list("b", 1L, 2L)),
                List.of(list("a", 1L, 2L), list("b", 1L)),
                List.of(list("a", 1L), list("b", 1L, 2L)),
                List.of(list("a", 1L), list("b", 2L, 1L)));
        Set<String> identities = new HashSet<>();
        for (List<PartitionRouter> routers : different) {
            identities.add(Objects.requireNonNull(identityOf(new CartesianProduct(routers))));
            assertEquals(
                    identityOf(new CartesianProduct(routers)), identityOf(new CartesianProduct(List.copyOf(routers))));
        }
        for (int size = 1; size < 3; size++) {
            identities.add(Objects.requireNonNull(
                    identityOf(new GroupingPartitionRouter(list("a", 1L, 2L), size, false, false))));
            identities.add(Objects.requireNonNull(
                    identityOf(new GroupingPartitionRouter(list("a", 1L, 2L), size, true, false))));
        }
        identities.add(Objects.requireNonNull(identityOf(new UnionPartitionRouter(List.of(list("a", 1L)), "a"))));
        assertEquals(different.size() + 5, identities.size());
    }

    /** The partitions of all routers of a product but the first are held, and so is their order known. */
    @Test
    void partitionsOfParentsAreKnownBeforehandOnlyWhereAProductHoldsThem() {
        SubstreamPartitionRouter first =
                new SubstreamPartitionRouter(List.of(link(parent(pages(List.of(record("owner", Map.of("id", 1L))))))));
        assertNull(identityOf(new CartesianProduct(List.of(first, list("a", 1L)))));
        Set<String> identities = new HashSet<>();
        for (long id = 1; id < 4; id++) {
            SubstreamPartitionRouter second = new SubstreamPartitionRouter(List.of(link(
                    parent(pages(List.of(record("owner", Map.of("id", id))))))));
            identities.add(
                    Objects.requireNonNull(identityOf(new CartesianProduct(List.of(list("a", 1L, 2L), second)))));
        }
        assertEquals(3, identities.size());
    }

    @Test
    void aProductWithNothingIsNothing() {
        assertEquals(
                List.of(),
                partitionsOf(new CartesianProduct(
                        List.of(new ListPartitionRouter("a", List.of(1L)), new ListPartitionRouter("b", List.of())))));
    }

    @Test
    void aProductOfManyHoldsTheirPartitionsAndNotTheirCombinations() {
        List<Long> values = LongStream.range(0, 100_000).boxed().toList();
        List<PartitionRouter> routers = Stream.of("a", "b", "c", "d")
                .<PartitionRouter>map(name -> new ListPartitionRouter(name, values))
                .toList();
        Iterator<Slice> combinations = new CartesianProduct(routers).partitions();
        assertEquals(
                Map.of("a", 0L, "b", 0L, "c", 0L, "d", 0L), combinations.next().partition());
        for (int i = 0; i < 100_000; i++) {
            combinations.next();
        }
        assertEquals(
                Map.of("a", 0L, "b", 0L, "c", 1L, "d", 1L), combinations.next().partition());
    }

    /** Names that occur twice, empty routers, and one to four of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aProductIsWhatNestedLoopsGive(long seed) {
        Random random = new Random(seed);
        List<List<Slice>> pools = new ArrayList<>();
        for (int i = 0, count = 1 + random.nextInt(4); i < count; i++) {
            List<Slice> pool = new ArrayList<>();
            for (int j = 0, size = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(4); j < size; j++) {
                pool.add(new Slice(
                        Map.of("p" + random.nextInt(6), i + "." + j),
                        Map.of(),
                        Map.of("e" + random.nextInt(6), i + "." + j)));
            }
            pools.add(pool);
        }
        List<Slice> found = new ArrayList<>();
        new CartesianProduct(pools.stream().map(PartitionRoutersTest::of).toList())
                .partitions()
                .forEachRemaining(found::add);
        List<Slice> expected = List.of(Slice.WHOLE);
        for (List<Slice> pool : pools) {
            expected = expected.stream()
                    .flatMap(slice -> pool.stream().map(other -> joined(slice, other)))
                    .toList();
        }
        assertEquals(
                expected.stream().map(Slice::toString).toList(),
                found.stream().map(Slice::toString).toList());
    }

    /** As Python's ChainMap orders them. */
    private static Slice joined(Slice first, Slice second) {
        Map<String, @Nullable Object> partition = new LinkedHashMap<>(second.partition());
        partition.putAll(first.partition());
        Map<String, @Nullable Object> extraFields = new LinkedHashMap<>(second.extraFields());
        extraFields.putAll(first.extraFields());
        return new Slice(partition, Map.of(), extraFields);
    }

    private static PartitionRouter of(List<Slice> partitions) {
        return new PartitionRouter() {
            @Override
            public Iterator<Slice> partitions() {
                return partitions.iterator();
            }

            @Override
            public @Nullable Map<String, @Nullable Object> parentState() {
                return null;
            }
        };
    }

    @Test
    void groupsHoldEachValueOnce() {
        PartitionRouter router = new ListPartitionRouter("id", List.of(1L, 2L, 1L, 3L));
        assertEquals(
                List.of(Map.of("id", List.of(1L, 2L)), Map.of("id", List.of(3L))),
                partitionsOf(new GroupingPartitionRouter(router, 2, true, true)));
        assertEquals(
                List.of(Map.of("id", List.of(1L, 2L, 1L)), Map.of("id", List.of(3L))),
                partitionsOf(new GroupingPartitionRouter(router, 3, false, true)));
    }

    @Test
    void aUnionKeepsTheFirstOfEqualValuesAndOneIdentifyingValue() {
        PartitionRouter union = new UnionPartitionRouter(
                List.of(
                        new ListPartitionRouter("project", List.of(1L)),
                        new SubstreamPartitionRouter(List.of(link(parent(pages(
                                List.of(record("owner", Map.of("id", 1L)), record("owner", Map.of("id", 2L))))))))),
                "project");
        assertEquals(List.of(Map.of("project", 1L), Map.of("project", 2L)), partitionsOf(union));
    }

    @Test
    void aUnionRefusesPartitionsWithoutItsValue() {
        PartitionRouter union = new UnionPartitionRouter(List.of(new ListPartitionRouter("b", List.of(1L))), "a");
        assertThrows(SystemException.class, () -> partitionsOf(union));
    }

    private static ParentLink link(ParentStream parent) {
        return new ParentLink(parent, new FieldPath("owner", "id"), "project", Map.of(), null, true);
    }

    private static ParentStream parent(Retriever retriever) {
        return new ParentStream(
                "projects",
                retriever,
                new FinalStateCursor(() -> List.of(Slice.WHOLE).iterator()),
                Sleeper.system(),
                page -> {});
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private Retriever pages(List<StreamRecord>... pages) {
        return slice -> {
            Iterator<List<StreamRecord>> rest = List.of(pages).iterator();
            int[] number = {0};
            return () -> {
                fetched.add(rest.hasNext() ? "page " + number[0]++ : "end");
                return rest.hasNext() ? new Page(rest.next()) : null;
            };
        };
    }

    private static StreamRecord record(String field, Object value) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(field, value);
        return StreamRecord.ofTree(tree);
    }

    private static List<Map<String, @Nullable Object>> partitionsOf(PartitionRouter router) {
        List<Map<String, @Nullable Object>> partitions = new ArrayList<>();
        router.partitions().forEachRemaining(slice -> partitions.add(slice.partition()));
        return partitions;
    }
}
