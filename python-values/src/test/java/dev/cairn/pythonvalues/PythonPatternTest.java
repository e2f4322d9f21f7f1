package dev.cairn.pythonvalues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PythonPatternTest {

    @Test
    void matchesWhatPythonMatches() {
        assertEquals(
                Optional.of("12s"),
                PythonPattern.compile("(?P<seconds>[0-9]+)s").atStart("12s, 3s"));
        assertEquals(Optional.empty(), PythonPattern.compile("[0-9]+").atStart("in 12s"));
        assertTrue(PythonPattern.compile("[0-9]+\\Z").occursIn("in 12"));
        assertFalse(PythonPattern.compile("^[0-9]").occursIn("in 12"));
    }

    @Test
    void whatIsMalformedIsSaidAtOnce() {
        PatternException refused = assertThrows(PatternException.class, () -> PythonPattern.compile("([0-9]+"));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("malformed regular expression: "));
    }

    @Test
    void aMatchThatTakesTooLongIsGivenUp() {
        PythonPattern slow = PythonPattern.compile("(a*)(a*)(a*)(a*)b");
        assertEquals(
                "the regular expression '(a*)(a*)(a*)(a*)b' takes too many steps",
                assertThrows(PatternException.class, () -> slow.atStart("a".repeat(1000)))
                        .getMessage());
    }
}
