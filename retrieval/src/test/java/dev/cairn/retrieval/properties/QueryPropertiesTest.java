package dev.cairn.retrieval.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.properties.PropertyChunking.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueryPropertiesTest {

    private static final GroupByKey BY_ID = new GroupByKey(List.of("id"));

    @Test
    void whatIsAlwaysIncludedDoesNotCount() {
        assertEquals(
                List.of(List.of("id", "a", "b"), List.of("id", "c")),
                counted(2L).chunks(List.of("a", "b", "c"), List.of("id"), null));
    }

    @Test
    void anEmptyListIsOneRequest() {
        assertEquals(List.of(List.of("id")), counted(2L).chunks(List.of(), List.of("id"), null));
    }

    @Test
    void onlySelectedPropertiesAreSpread() {
        assertEquals(
                List.of(List.of("a"), List.of("c")),
                counted(1L).chunks(List.of("a", "b", "c"), List.of(), Set.of("a", "c", "x")));
    }

    @Test
    void withoutALimitAllGoOutInOneRequestSelectedOrNot() {
        assertEquals(
                List.of(List.of("a", "b", "id")), counted(null).chunks(List.of("a", "b"), List.of("id"), Set.of()));
    }

    @Test
    void charactersCountWithTheirSeparators() {
        PropertyChunking chunking = new PropertyChunking(Measure.CHARACTERS, 8L, BY_ID);
        assertEquals(
                List.of(List.of("a", "b"), List.of("cc"), List.of("dddddd")),
                chunking.chunks(List.of("a", "b", "cc", "dddddd"), List.of(), null));
    }

    @Test
    void partsAreMergedAtEveryDepth() {
        MergedRecords merged = new MergedRecords(BY_ID);
        assertTrue(merged.add(record("id", "1", "deep", tree("x", 1L))));
        assertTrue(merged.add(record("id", "1", "deep", tree("y", 2L))));
        assertFalse(merged.add(record("id", "")));
        Map<String, @Nullable Object> expected = tree("id", "1", "deep", tree("x", 1L, "y", 2L));
        assertEquals(
                List.of(expected),
                merged.records().stream().map(StreamRecord::tree).toList());
    }

    @Test
    void aKeyOfSeveralFieldsNeedsThemAll() {
        GroupByKey key = new GroupByKey(List.of("a", "b"));
        assertEquals("1,2", key.keyOf(tree("a", "1", "b", "2")));
        assertNull(key.keyOf(tree("a", "1")));
    }

    @Test
    void aNumberIsNoKey() {
        assertThrows(SystemException.class, () -> BY_ID.keyOf(tree("id", 5L)));
    }

    private static PropertyChunking counted(@Nullable Long limit) {
        return new PropertyChunking(Measure.PROPERTIES, limit, BY_ID);
    }

    private static StreamRecord record(Object... members) {
        return StreamRecord.ofTree(tree(members));
    }

    private static Map<String, @Nullable Object> tree(Object... members) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            tree.put(String.valueOf(members[i]), members[i + 1]);
        }
        return tree;
    }
}
