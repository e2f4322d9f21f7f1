package dev.cairn.runtime;

import dev.cairn.mutation.Mutation;
import java.util.List;

/** The rules of {@code docs/checkpoints.md} that the engine, retrievers and routers follow, disabled. */
final class RuleMutations {

    private static final String SMALLER = "runtime.internal.retriever.SmallerRequestsTest.";

    static final List<Mutation> ALL = List.of(
            new Mutation(
                    "12: the engine tells of them, in their places",
                    "runtime/internal/sync/StreamProgress",
                    "                slice.observeDropped(next.value());\n",
                    "",
                    "runtime.internal.sync.SyncEngineTest.theCursorLearnsOfDroppedRecordsInTheirPlaces"),
            new Mutation(
                    "12: so do parents of partitions",
                    "runtime/internal/partition/ParentRecords",
                    "            from.observeDropped(cursor.valueOf(nextDropped.record()));\n",
                    "",
                    "runtime.internal.partition.PartitionRoutersTest.whatAFilterDropsMovesTheParentsState"),
            new Mutation(
                    "12: in the form that they would have been emitted in",
                    "runtime/internal/record/RecordSelector",
                    "asIfKept(seen, scope)));",
                    "seen));",
                    "runtime.internal.record.RecordSelectorTest.tellsWhatItDropsAndWhereInTheFormThatItWouldHaveHad"),
            new Mutation(
                    "12: the engine tells of runs",
                    "runtime/internal/retriever/SliceEvent",
                    "            tracker.runStarted(true);\n",
                    "",
                    "runtime.internal.sync.SyncEngineTest.theCursorLearnsOfRuns"),
            new Mutation(
                    "15: the engine tells of windows",
                    "runtime/internal/retriever/SliceEvent",
                    "            tracker.windowStarted();\n",
                    "",
                    "runtime.internal.sync.SyncEngineTest.theCursorLearnsOfWindowsInTheirPlaces"),
            new Mutation(
                    "15: and of those that are split",
                    "runtime/internal/retriever/SliceEvent",
                    "            tracker.windowSplit();\n",
                    "",
                    "runtime.internal.sync.SyncEngineTest.theCursorLearnsOfWindowsInTheirPlaces",
                    SMALLER + "rule15AClaimInsideOfAWindowThatIsSplitIsTakenBackBeforeItsRecordsComeAgain"),
            new Mutation(
                    "16: a page that is asked for several times is one page",
                    "runtime/internal/retriever/PagedSliceReader",
                    "            request = sized(request);\n",
                    """
                                request = sized(request);
                                next = request;
                                if (request.token() != null || sizes.reduced() != null) {
                                    return new Page(java.util.List.of());
                                }
                    """,
                    SMALLER + "rule16APageThatWasAskedForSeveralTimesIsOnePage"));

    private RuleMutations() {}
}
