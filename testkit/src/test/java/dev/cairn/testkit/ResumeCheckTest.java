package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.testkit.ToySource.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check finds what is broken, and nothing where nothing is. */
class ResumeCheckTest {

    private static final Events TIES = Events.of("ties", 1, 2, 3, 3, 3, 3, 4, 5, 5, 6);
    private static final RecordTraits TRAITS = RecordTraits.key("id").cursor("at");

    private static ResumeCheck check(Fault fault, Events events, RecordTraits traits) {
        return ResumeCheck.of(new ToySource(events.all(), fault), traits)
                .mostRecordsBetweenStates(6)
                .stops(3);
    }

    @Test
    void aSourceThatKeepsThePromisePasses() {
        Report report = check(Fault.NONE, TIES, TRAITS).run();
        assertTrue(report.resumes() >= 4, report::toString);
        assertTrue(report.prefixes() > 20, report::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STATE_OVERTAKES   | are lost when a sync goes on from the last state",
                "CLAIMS_THE_NEWEST | are lost when a sync goes on from the last state",
                "IGNORES_ITS_STATE | come again though the last state claims them",
                "SKIPS_ONE         | are lost when a sync goes on from the last state",
                "SAYS_LITTLE       | come again, though at most",
                "FORGETS_THE_LAST  | are lost when a sync goes on from the last state"
            })
    void aBrokenSourceIsFound(Fault fault, String message) {
        BrokenPromise broken = assertThrows(
                BrokenPromise.class, () -> check(fault, TIES, TRAITS).run());
        assertTrue(String.valueOf(broken.getMessage()).contains(message), broken::getMessage);
    }

    @Test
    void aLostRecordIsNamedWithTheMessagesBeforeIt() {
        BrokenPromise broken = assertThrows(
                BrokenPromise.class,
                () -> check(Fault.CLAIMS_THE_NEWEST, TIES, TRAITS).run());
        assertEquals("""
                records 4, 5 are lost when a sync goes on from the last state: 1 worker, after
                  record 0 at 1
                  record 1 at 2
                  STATE {"at":2}
                  record 2 at 3
                  record 3 at 3
                  STATE {"at":3}
                """, broken.getMessage());
    }

    @Test
    void aClaimThatTheApiWouldForgiveIsFoundByItsPosition() {
        // The bound is inclusive for a sync that resumes one position earlier: nothing is lost, but 3 is claimed too
        // early.
        RestartableSource forgiving = (state, steps) -> {
            Object at = state.get("at");
            return new ToySource(TIES.all(), Fault.CLAIMS_THE_NEWEST)
                    .run(at instanceof Number n ? Map.of("at", n.longValue() - 1) : state, steps);
        };
        BrokenPromise broken = assertThrows(
                BrokenPromise.class, () -> ResumeCheck.of(forgiving, TRAITS).run());
        assertTrue(String.valueOf(broken.getMessage()).contains("are claimed by the last state"), broken::getMessage);
    }

    @Test
    void aLateRecordIsForgivenUntilItIsSeen() {
        Events late = Events.of("late", 1, 2, 3, 4, 2, 5, 6, 7);
        RecordTraits traits = TRAITS.mayBreakOrder(record -> "");
        check(Fault.NONE, late, traits).mostRecordsBetweenStates(99).run();
        BrokenPromise broken = assertThrows(
                BrokenPromise.class,
                () -> check(Fault.KEEPS_ITS_CLAIM, late, traits).run());
        assertTrue(String.valueOf(broken.getMessage()).contains("while the last state claims"), broken::getMessage);
    }

    @Test
    void aLateRecordIsNotForgivenWhereOrderIsPromised() {
        Events late = Events.of("late", 1, 2, 3, 4, 2, 5, 6, 7);
        assertThrows(BrokenPromise.class, () -> check(Fault.NONE, late, TRAITS).run());
    }
}
