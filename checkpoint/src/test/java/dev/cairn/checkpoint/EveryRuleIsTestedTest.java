package dev.cairn.checkpoint;

import dev.cairn.mutation.MutationTest;

/** Each rule that a class of this module follows has a test that fails without it. */
class EveryRuleIsTestedTest extends MutationTest {

    EveryRuleIsTestedTest() {
        super(RuleMutations.ALL, Ledger.class);
    }
}
