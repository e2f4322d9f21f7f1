package dev.cairn.records.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.records.FieldPath;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.Rendered;
import dev.cairn.records.decoder.JsonDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordExpanderTest {

    private static final String BODY = "{\"data\":[{\"id\":1,\"lines\":{\"data\":[{\"a\":1},{\"a\":2}]}},{\"id\":2}]}";

    @Test
    void makesARecordOfEachItem() throws IOException {
        assertEquals(List.of("{\"a\":1}", "{\"a\":2}"), expanded(BODY, false, false, "lines", "data"));
    }

    @Test
    void keepsARecordWithoutItemsWhereTheManifestWantsThat() throws IOException {
        assertEquals(List.of("{\"a\":1}", "{\"a\":2}", "{\"id\":2}"), expanded(BODY, false, true, "lines", "data"));
    }

    @Test
    void putsTheOriginalRecordIntoEachNewOne() throws IOException {
        assertEquals(
                List.of("{\"a\":1,\"original_record\":{\"l\":[{\"a\":1}]}}"),
                expanded("{\"data\":{\"l\":[{\"a\":1}]}}", true, false, "l"));
    }

    @Test
    void wrapsItemsThatAreNoObjectsBesideTheOriginalRecord() throws IOException {
        assertEquals(
                List.of("{\"value\":\"x\",\"original_record\":{\"l\":[\"x\"]}}"),
                expanded("{\"data\":{\"l\":[\"x\"]}}", true, false, "l"));
        assertThrows(MalformedBodyException.class, () -> expanded("{\"data\":{\"l\":[\"x\"]}}", false, false, "l"));
    }

    @Test
    void takesTheItemsOfAllListsThatAPatternMatches() throws IOException {
        assertEquals(
                List.of("{\"a\":1}", "{\"a\":2}"),
                expanded("{\"data\":{\"s\":{\"x\":[{\"a\":1}],\"n\":5,\"y\":[{\"a\":2}]}}}", false, false, "s", "*"));
    }

    @Test
    void leavesNoneOfTheListsInWhatIsMerged() throws IOException {
        RecordExpander merging = new RecordExpander(
                () -> new FieldPath("**", "l"), new ParentFields(true, List.of(), false), false, null);
        assertEquals(
                List.of("{\"id\":7,\"s\":[{\"n\":1},{}],\"a\":1}", "{\"id\":7,\"s\":[{\"n\":1},{}],\"a\":2}"),
                expanded("{\"data\":{\"id\":7,\"s\":[{\"l\":[{\"a\":1}],\"n\":1},{\"l\":[{\"a\":2}]}]}}", merging));
    }

    @Test
    void warnsOnceOfListsThatStayIncomplete() throws IOException {
        List<String> warnings = new ArrayList<>();
        RecordExpander expander = new RecordExpander(
                () -> new FieldPath("l"),
                new ParentFields(false, List.of(), false),
                false,
                new TruncatedLists(new FieldPath("more"), null, warnings::add, warnings::add));
        String body = "{\"data\":[{\"l\":[{\"a\":1}],\"more\":1,\"total_count\":9},{\"l\":[{\"a\":2}],\"more\":true}]}";
        assertEquals(List.of("{\"a\":1}", "{\"a\":2}"), expanded(body, expander));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("of 9 that total_count names"), warnings.get(0));
    }

    private static List<String> expanded(String body, boolean original, boolean emitParent, String... path)
            throws IOException {
        return expanded(
                body,
                new RecordExpander(
                        () -> new FieldPath(path), new ParentFields(false, List.of(), original), emitParent, null));
    }

    private static List<String> expanded(String body, RecordExpander expander) throws IOException {
        DpathExtractor extractor = new DpathExtractor(new JsonDecoder(false), () -> new FieldPath("data"), expander);
        return Rendered.of(extractor.extract(body.getBytes(StandardCharsets.UTF_8)));
    }
}
