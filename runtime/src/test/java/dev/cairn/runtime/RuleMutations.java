package dev.cairn.runtime;

import dev.cairn.mutation.Mutation;
import java.util.List;

/** The rules of {@code docs/checkpoints.md} that the engine and retrievers follow, disabled. */
final class RuleMutations {

    private static final String SMALLER = "runtime.SmallerRequestsTest.";

    static final List<Mutation> ALL = List.of(
            new Mutation(
                    "12: the engine tells of them, in their places",
                    "runtime/internal/sync/StreamProgress",
                    "                slice.observeDropped(next.value());\n",
                    "",
                    "runtime.internal.sync.SyncEngineTest.theCursorLearnsOfDroppedRecordsInTheirPlaces"),
            new Mutation(
                    "12: the engine tells of runs",
                    "retrieval/SliceEvent",
                    "            tracker.runStarted(true);\n",
                    "",
                    "runtime.internal.sync.SyncEngineTest.theCursorLearnsOfRuns"),
            new Mutation(
                    "15: the engine tells of windows",
                    "retrieval/SliceEvent",
                    "            tracker.windowStarted();\n",
                    "",
                    "runtime.internal.sync.SyncEngineTest.theCursorLearnsOfWindowsInTheirPlaces"),
            new Mutation(
                    "15: and of those that are split",
                    "retrieval/SliceEvent",
                    "            tracker.windowSplit();\n",
                    "",
                    "runtime.internal.sync.SyncEngineTest.theCursorLearnsOfWindowsInTheirPlaces",
                    SMALLER + "rule15AClaimInsideOfAWindowThatIsSplitIsTakenBackBeforeItsRecordsComeAgain"),
            new Mutation(
                    "16: a page that is asked for several times is one page",
                    "retrieval/PagedSliceReader",
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
