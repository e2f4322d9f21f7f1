package dev.cairn.runtime;

import dev.cairn.mutation.MutationTest;
import dev.cairn.retrieval.SliceEvent;

/** Each rule that the engine and retrievers follow has a test that fails without it. */
class EveryRuleIsTestedTest extends MutationTest {

    EveryRuleIsTestedTest() {
        super(RuleMutations.ALL, Connector.class, SliceEvent.class);
    }
}
