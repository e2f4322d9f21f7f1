package dev.cairn.retrieval.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.checkpoint.FinalStateCursor;
import dev.cairn.checkpoint.PaginationCursor;
import dev.cairn.checkpoint.PaginationState;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import dev.cairn.records.FieldPath;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wherever the parents of partitions stand, a router that goes on from there gives the partitions that come after. */
class ParentProgressTest {

    private static final int PAGES = 4;

    /** Pages of two parents, from behind a position on. */
    private static final Retriever PARENTS = slice -> {
        PagePosition position = slice.position();
        int[] page = {position == null ? 0 : (int) position.pages()};
        return () -> page[0] == PAGES ? null : page(slice, page[0]++);
    };

    private static Page page(Slice slice, int page) {
        return new Page(
                List.of(record(slice, page * 2), record(slice, page * 2 + 1)),
                List.of(),
                SliceEvent.PAGE_COMPLETED,
                new PagePosition("h", (long) page, null, page + 1L, List.of("r")));
    }

    private static StreamRecord record(Slice slice, int number) {
        return StreamRecord.ofTree(Map.of("id", slice.partition().getOrDefault("group", "") + "p" + number));
    }

    private static PaginationState stateOf(@Nullable Map<String, @Nullable Object> progress, String parent) {
        Object state = progress == null ? null : progress.get(parent);
        return state instanceof Map<?, ?> map ? PaginationState.of(copy(map)) : PaginationState.NONE;
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private static StreamCursor cursor(@Nullable PartitionRouter router, PaginationState resumed) {
        return new PaginationCursor("parents", router, resumed, null, 1, Clock.systemUTC());
    }

    private static PartitionRouter router(String name, StreamCursor cursor) {
        return new SubstreamPartitionRouter(List.of(new ParentLink(
                new ParentStream(name, PARENTS, cursor, Sleeper.system(), page -> {}),
                new FieldPath("id"),
                "id",
                Map.of(),
                null,
                false)));
    }

    private static PartitionRouter plain(@Nullable Map<String, @Nullable Object> progress) {
        return router("parents", cursor(null, stateOf(progress, "parents")));
    }

    private static PartitionRouter nested(@Nullable Map<String, @Nullable Object> progress) {
        return router(
                "parents", cursor(new ListPartitionRouter("group", List.of("a", "b")), stateOf(progress, "parents")));
    }

    private static PartitionRouter grouped(@Nullable Map<String, @Nullable Object> progress) {
        return new GroupingPartitionRouter(plain(progress), 3, false, true);
    }

    private interface Routers {
        PartitionRouter from(@Nullable Map<String, @Nullable Object> progress);
    }

    private static String id(Slice partition) {
        return String.valueOf(partition.partition().get("id"));
    }

    /** @param again how many partitions come again at most */
    private static void check(Routers routers, int again) {
        List<String> all = new ArrayList<>();
        routers.from(null).partitions().forEachRemaining(slice -> all.add(id(slice)));
        PartitionRouter router = routers.from(null);
        Iterator<Slice> partitions = router.partitions();
        for (int i = 0; partitions.hasNext(); i++) {
            partitions.next();
            Map<String, @Nullable Object> progress = router.parentProgress();
            assertNotNull(progress);
            List<String> rest = new ArrayList<>();
            routers.from(progress).partitions().forEachRemaining(slice -> rest.add(id(slice)));
            String text = String.join(",", rest);
            String expected = String.join(",", all.subList(i + 1, all.size()));
            assertEquals(expected, text.substring(Math.max(0, text.length() - expected.length())));
            assertEquals(true, rest.size() <= all.size() - i - 1 + again, i + ": " + rest);
        }
    }

    @Test
    void ofParentsWithoutACursor() {
        check(ParentProgressTest::plain, 1);
    }

    @Test
    void ofParentsInPartitions() {
        check(ParentProgressTest::nested, 1);
    }

    /** From where they go on, groups have the same members as before. */
    @Test
    void ofGroups() {
        check(ParentProgressTest::grouped, 3);
    }

    @Test
    void itIsNotKnownOfListsAndOfParentsWhoseCursorKeepsNothing() {
        PartitionRouter list = new ListPartitionRouter("id", List.of("a"));
        list.partitions().next();
        assertNull(list.parentProgress());
        PartitionRouter whole = router(
                "parents", new FinalStateCursor(() -> List.of(Slice.WHOLE).iterator()));
        whole.partitions().next();
        assertNull(whole.parentProgress());
        assertNull(new CartesianProduct(List.of(plain(null))).parentProgress());
    }

    /** Values that came before the place where parents go on are not known any more. */
    @Test
    void itIsNotKnownWhereEachValueIsUsedOnce() {
        assertNull(new UnionPartitionRouter(List.of(plain(null)), "id").parentProgress());
        PartitionRouter groups = new GroupingPartitionRouter(plain(null), 3, true, true);
        groups.partitions().next();
        assertNull(groups.parentProgress());
    }
}
