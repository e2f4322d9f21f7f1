package dev.cairn.flink;

import dev.cairn.mutation.MutationTest;

/** Each rule that a class of this module follows has a test that fails without it. */
class EveryRuleIsTestedTest extends MutationTest {

    EveryRuleIsTestedTest() {
        super(RuleMutations.ALL, CairnSource.class);
    }
}
