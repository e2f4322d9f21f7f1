package dev.cairn.records;

import dev.cairn.mutation.Mutation;
import dev.cairn.mutation.MutationTest;
import java.util.List;

/** Each rule of {@code docs/checkpoints.md} that a class of this module follows has a test that fails without it. */
class EveryRuleIsTestedTest extends MutationTest {

    EveryRuleIsTestedTest() {
        super(
                List.of(new Mutation(
                        "12: dropped records are told of in the form that they would have been emitted in",
                        "records/RecordSelector",
                        "asIfKept(seen, scope)));",
                        "seen));",
                        "records.RecordSelectorTest.tellsWhatItDropsAndWhereInTheFormThatItWouldHaveHad")),
                RecordSelector.class);
    }
}
