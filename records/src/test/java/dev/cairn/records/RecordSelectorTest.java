package dev.cairn.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.core.slice.Slice;
import dev.cairn.templates.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSelectorTest {

    private static final RecordTransformation DOUBLED =
            (record, scope) -> record.computeIfPresent("n", (key, value) -> (Long) value * 2);
    private static final RecordFilter LARGE = new RecordFilter(LambdaTemplate.of(
            scope -> scope.lookUp("record") instanceof Map<?, ?> record && number(record) >= 4));

    @Test
    void filtersBeforeItTransforms() throws IOException {
        assertEquals(List.of("{\"n\":8}"), selected(selector(List.of(LARGE), List.of(DOUBLED), false, null)));
    }

    @Test
    void transformsBeforeItFiltersWhereTheManifestWantsThat() throws IOException {
        assertEquals(
                List.of("{\"n\":4}", "{\"n\":8}"), selected(selector(List.of(LARGE), List.of(DOUBLED), true, null)));
    }

    @Test
    void normalisesLast() throws IOException {
        RecordNormalizer text = record -> record.replaceAll((key, value) -> String.valueOf(value));
        assertEquals(List.of("{\"n\":\"8\"}"), selected(selector(List.of(LARGE), List.of(DOUBLED), false, text)));
    }

    @Test
    void asksAllFilters() throws IOException {
        RecordPredicate even = (record, slice, scope) -> number(record.tree()) % 2 == 0;
        assertEquals(List.of("{\"n\":4}"), selected(selector(List.of(even, LARGE), List.of(), false, null)));
    }

    @Test
    void leavesRecordsThatItDoesNotChangeAsTheyAre() throws IOException {
        List<StreamRecord> records = records();
        assertSame(
                records,
                selector(List.of(), List.of(), false, null)
                        .select(records, Slice.WHOLE, NONE, null)
                        .all());
        List<StreamRecord> filtered = selector(List.of(LARGE), List.of(), false, null)
                .select(records, Slice.WHOLE, NONE, null)
                .all();
        assertSame(records.get(2), filtered.get(0));
    }

    @Test
    void tellsWhatItDropsAndWhereInTheFormThatItWouldHaveHad() throws IOException {
        List<DroppedRecord> dropped = new ArrayList<>();
        RecordPredicate even =
                (record, slice, scope) -> !Long.valueOf(2).equals(record.tree().get("n"));
        List<StreamRecord> kept = selector(List.of(even), List.of(DOUBLED), false, null)
                .select(records(), Slice.WHOLE, NONE, dropped)
                .records();
        assertEquals(List.of("{\"n\":2}", "{\"n\":8}"), Rendered.of(kept));
        assertEquals(1, dropped.get(0).keptBefore());
        assertEquals(List.of("{\"n\":4}"), Rendered.of(List.of(dropped.get(0).record())));
    }

    @Test
    void recordsBeforeAFailureAreSelected() throws IOException {
        RecordTransformation failing = (record, scope) -> {
            if (number(record) == 4) {
                throw new IllegalStateException("not for such records");
            }
        };
        RecordSelector.Selection selection =
                selector(List.of(), List.of(failing), false, null).select(records(), Slice.WHOLE, NONE, null);
        assertEquals(List.of("{\"n\":1}", "{\"n\":2}"), Rendered.of(selection.records()));
        assertThrows(IllegalStateException.class, selection::all);
    }

    @Test
    void aDroppedRecordThatCannotBeTransformedSaysNothing() throws IOException {
        List<DroppedRecord> dropped = new ArrayList<>();
        RecordTransformation failing = (record, scope) -> {
            throw new IllegalStateException("not for such records");
        };
        RecordPredicate none = (record, slice, scope) -> false;
        selector(List.of(none), List.of(failing), false, null).select(records(), Slice.WHOLE, NONE, dropped);
        assertEquals(3, dropped.size());
        assertEquals(Map.of(), dropped.get(0).record().tree());
    }

    private static final Scope NONE = name -> Scope.UNDEFINED;

    private static RecordSelector selector(
            List<RecordPredicate> filters,
            List<RecordTransformation> transformations,
            boolean transformsFirst,
            @Nullable RecordNormalizer normalizer) {
        return new RecordSelector(
                body -> RecordCursor.of(List.<StreamRecord>of().iterator()),
                filters,
                transformations,
                transformsFirst,
                normalizer);
    }

    private static List<StreamRecord> records() throws IOException {
        return List.of(
                StreamRecord.ofTree(Rendered.tree("{\"n\":1}")),
                StreamRecord.ofTree(Rendered.tree("{\"n\":2}")),
                StreamRecord.ofTree(Rendered.tree("{\"n\":4}")));
    }

    private static List<String> selected(RecordSelector selector) throws IOException {
        return Rendered.of(selector.select(records(), Slice.WHOLE, NONE, null).all());
    }

    private static long number(Map<?, ?> record) {
        return record.get("n") instanceof Long number ? number : 0;
    }
}
