package dev.cairn.retrieval.partition;

import dev.cairn.mutation.Mutation;
import dev.cairn.mutation.MutationTest;
import java.util.List;

/** Each rule of {@code docs/checkpoints.md} that a class of this module follows has a test that fails without it. */
class EveryRuleIsTestedTest extends MutationTest {

    EveryRuleIsTestedTest() {
        super(
                List.of(new Mutation(
                        "12: parents of partitions tell of dropped records",
                        "retrieval/partition/ParentRecordReader",
                        "            from.observeDropped(cursor.valueOf(nextDropped.record()::field));\n",
                        "",
                        "retrieval.partition.PartitionRoutersTest.whatAFilterDropsMovesTheParentsState")),
                ParentRecordReader.class);
    }
}
