package dev.cairn.workbench.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemListTest {

    private static final Diagnostic ERROR = Diagnostic.error(new Place("m.yaml", 3, 5), "no stream");
    private static final Diagnostic WARNING = Diagnostic.warning(new Place("spec.yaml", 2, 1), "no title");

    private final ProblemList both = new ProblemList(List.of(WARNING, ERROR, WARNING));

    @Test
    void countsErrorsAndWarnings() {
        assertEquals(List.of(ERROR), both.errors());
        assertEquals(2, both.warnings());
        assertEquals("1 error, 2 warnings", both.counts());
        assertEquals("0 errors, 0 warnings", new ProblemList(List.of()).counts());
    }

    @Test
    void failsFromASeverityOn() {
        ProblemList warning = new ProblemList(List.of(WARNING));
        assertTrue(both.fails(Severity.ERROR));
        assertFalse(warning.fails(Severity.ERROR));
        assertTrue(warning.fails(Severity.WARNING));
        assertFalse(new ProblemList(List.of()).fails(Severity.WARNING));
    }

    @Test
    void namesThePlaceInAnotherFile() {
        List<Diagnostic> seen = both.seenIn("m.yaml").all();
        assertEquals(ERROR, seen.get(1));
        assertEquals(Place.of("m.yaml"), seen.get(0).place());
        assertEquals(Severity.WARNING, seen.get(0).severity());
        assertEquals("spec.yaml:2:1: warning: no title", seen.get(0).message());
    }
}
