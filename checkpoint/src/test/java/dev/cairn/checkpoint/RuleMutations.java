package dev.cairn.checkpoint;

import dev.cairn.mutation.Mutation;
import java.util.List;

/** Each rule of {@code docs/checkpoints.md} that this module follows, disabled. */
final class RuleMutations {

    private static final String RULES = "checkpoint.CheckpointRulesTest.";
    private static final String PARTITIONS = "checkpoint.PerPartitionCursorTest.";
    private static final String TRACKER = "checkpoint/PaginationTracker";
    private static final String SLICE = "checkpoint/SliceProgress";
    private static final String PARTITION = "checkpoint/PartitionProgress";
    private static final String SPLIT = "checkpoint.PositionedSplitTest.";
    private static final String LEDGERS = "checkpoint/PartitionLedgers";

    static final List<Mutation> ALL = List.of(
            new Mutation(
                    "1: progress of an open slice is never merged with what is complete",
                    "checkpoint/Ledger",
                    "        Interval first = completed.get(0);",
                    """
                            for (SliceProgress open : List.copyOf(opened.keySet())) {
                                CursorValue reached = open.safePoint();
                                if (reached != null) {
                                    add(new Interval(open.bounds().start(), reached, reached));
                                }
                            }
                            Interval first = completed.get(0);
                    """,
                    RULES + "rule8ABrokenOrderWithdrawsTheClaimBeforeTheLateRecord",
                    RULES + "rule14ARecordWithoutCursorFieldWithdrawsTheClaimAndIsNamedOnce"),
            new Mutation(
                    "3: the count starts again with each checkpoint",
                    TRACKER,
                    "        pagesSinceCheckpoint = 0;\n",
                    "",
                    RULES + "rule3AnIntervalStartsAgainWhenACheckpointIsTaken",
                    RULES + "twentyPagesAndAnIntervalOfFiveGiveStatesAtPages5And10And15And20AndAFinalOne"),
            new Mutation(
                    "3: a reset of the pagination is a checkpoint",
                    TRACKER,
                    "        checkpoint();\n        progress.restart();",
                    "        progress.restart();",
                    RULES + "rule3AResetOfThePaginationIsACheckpointAndTheCountStartsAgain"),
            new Mutation(
                    "3: what is read again after a reset is not out of order",
                    TRACKER,
                    "        checkpoint();\n        progress.restart();",
                    "        checkpoint();",
                    RULES + "rule3WhatIsReadAgainAfterAResetIsNotOutOfOrder"),
            new Mutation(
                    "6: the newest value is not claimed",
                    SLICE,
                    "checkpointing && settled != null ? CursorValue.min(settled, bounds.end())",
                    "checkpointing && newest != null ? CursorValue.min(newest, bounds.end())",
                    RULES + "rule6AValueIsNotClaimedWhileRecordsWithItMayCome"),
            new Mutation(
                    "6: values that are written alike are one value",
                    SLICE,
                    "if (format.sameWhenWritten(previous, position))",
                    "if (false)",
                    RULES + "rule6TimesThatAreWrittenAlikeAreOneValue"),
            new Mutation(
                    "6: a checkpoint that is due is taken at the end of the slice",
                    TRACKER,
                    "        if (isDue()) {\n            progress.end();",
                    "        if (false) {\n            progress.end();",
                    RULES + "rule1ClosingASliceReplacesItsProgress",
                    RULES + "twentyPagesAndAnIntervalOfFiveGiveStatesAtPages5And10And15And20AndAFinalOne"),
            new Mutation(
                    "7: nothing beyond the end of an open slice is claimed",
                    SLICE,
                    "CursorValue.min(settled, bounds.end())",
                    "settled",
                    RULES + "rule7NothingIsClaimedBeyondTheEndOfAnOpenSlice"),
            new Mutation(
                    "7: of clamped windows only whole periods are claimed",
                    "checkpoint/Ledger",
                    "slicer.resumable(reached)",
                    "reached",
                    RULES + "rule7OfClampedWindowsOnlyWholePeriodsAreClaimed"),
            new Mutation(
                    "8: a broken order ends the checkpoints of its slice",
                    SLICE,
                    "        if (order < 0) {",
                    "        if (false) {",
                    RULES + "rule8ABrokenOrderWithdrawsTheClaimBeforeTheLateRecord",
                    RULES + "rule8ASliceOutOfOrderStopsCheckpointingAndTheNextStartsAfresh"),
            new Mutation(
                    "8: the claim is taken back at once",
                    PARTITION,
                    "isOverstated());\n        owner.progressed();",
                    "isOverstated());",
                    RULES + "rule8ABrokenOrderWithdrawsTheClaimBeforeTheLateRecord",
                    PARTITIONS + "rule11WhatIsTakenBackDoesNotWait"),
            new Mutation(
                    "8: a warning names the two values",
                    PARTITION,
                    "        owner.warnings().outOfOrder(slice, newest, position, isOverstated());\n",
                    "",
                    RULES + "rule8ABrokenOrderWithdrawsTheClaimBeforeTheLateRecord",
                    RULES + "rule8AStreamThatIsNeverInOrderIsWarnedOfOnce"),
            new Mutation(
                    "9: only the partition's entry moves before the end",
                    "checkpoint/GlobalCursor",
                    "        moved = true;\n        include(position);",
                    "        moved = true;\n        include(position);\n        vouchedFor = largest;",
                    PARTITIONS + "rule9ACheckpointMovesTheEntryOfItsPartitionOnly"),
            new Mutation(
                    "9: off under a global cursor",
                    LEDGERS,
                    "plan.checkpointsInSlices() && !useGlobal, this)",
                    "plan.checkpointsInSlices(), this)",
                    PARTITIONS + "rule9UnderAGlobalCursorTheOptionIsOffWithAWarning"),
            new Mutation(
                    "9: and a warning says so",
                    LEDGERS,
                    "            warnings.globalCursor();\n",
                    "",
                    PARTITIONS + "rule9UnderAGlobalCursorTheOptionIsOffWithAWarning",
                    PARTITIONS + "rule9CheckpointsEndWhenTheCursorGoesGlobal"),
            new Mutation(
                    "9: a partition is done when all of its slices are, those that are still to be opened as well",
                    LEDGERS,
                    "if (allDrawn && undone == 0) {",
                    "if (allDrawn) {",
                    PARTITIONS + "aPartitionIsNotDoneBeforeAllOfItsSlicesAreHowEarlySoeverTheyWereDrawn",
                    PARTITIONS + "underAGlobalCursorSlicesMayBeDrawnEarlyToo"),
            new Mutation(
                    "10: the state vouches for the prefix of slices that are done",
                    "checkpoint/Ledger",
                    "            if (closing == null) {\n                return;",
                    "            if (closing == null) {\n                continue;",
                    RULES + "rule10ALaterSliceThatReachesIntoWhatIsDoneDoesNotMoveTheState"),
            new Mutation(
                    "10: and for the earliest open slice only if that follows without a gap",
                    "checkpoint/Ledger",
                    "safe != null && first.reaches(start, format)",
                    "safe != null",
                    "checkpoint.LedgerTest.rule10AnOpenSliceBehindAGapIsNotVouchedFor"),
            new Mutation(
                    "10: a hole before all that is complete is read again",
                    "checkpoint/Ledger",
                    "        if (start.isBefore(first.start())) {",
                    "        if (false) {",
                    "checkpoint.LedgerTest.rule10NothingIsVouchedForBeyondAHoleBeforeAllThatIsComplete"),
            new Mutation(
                    "11: large states wait",
                    "checkpoint/StateThrottle",
                    "ALWAYS_BYTES = 4096;",
                    "ALWAYS_BYTES = Integer.MAX_VALUE;",
                    PARTITIONS + "rule11ALargeStateWaitsForRecordsOrTime"),
            new Mutation(
                    "11: as long as their size as written demands",
                    LEDGERS,
                    "Math.max(stateBytes, sink.stateBytes())",
                    "stateBytes",
                    PARTITIONS + "rule11AStateWaitsForItsSizeAsItWasWrittenLast"),
            new Mutation(
                    "11: without the option or under a global cursor they come by time",
                    LEDGERS,
                    "new StateThrottle(clock, plan.checkpointsInSlices() && !initial.useGlobal())",
                    "new StateThrottle(clock, plan.checkpointsInSlices())",
                    PARTITIONS + "rule11UnderAGlobalCursorStatesComeByTimeAsWithoutTheOption"),
            new Mutation(
                    "11: one state in ten minutes",
                    LEDGERS,
                    "        throttle.emitted();\n",
                    "",
                    PARTITIONS + "thereIsOneStateInTenMinutesAndOneAtTheEnd"),
            new Mutation(
                    "11: what is taken back does not wait",
                    LEDGERS,
                    "            if (progress.isOverstated()) {",
                    "            if (false) {",
                    PARTITIONS + "rule11WhatIsTakenBackDoesNotWait"),
            new Mutation(
                    "12: records that a filter drops move the position",
                    TRACKER,
                    "        observe(position, false);\n",
                    "",
                    RULES + "rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack"),
            new Mutation(
                    "12: they do not count as emitted",
                    TRACKER,
                    "observe(position, false)",
                    "observe(position, true)",
                    RULES + "rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack"),
            new Mutation(
                    "12: and the state does not go back",
                    SLICE,
                    "return mostRecent == null || (safe != null && safe.isAfter(mostRecent)) ? safe : mostRecent;",
                    "return mostRecent;",
                    RULES + "rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack"),
            new Mutation(
                    "12: a job's results are runs of their own, of which the last one settles positions",
                    SLICE,
                    "checkpointing && !moreRunsCome ? place(position)",
                    "checkpointing ? place(position)",
                    RULES + "rule12NothingIsClaimedBeforeTheLastOfSeveralRuns"),
            new Mutation(
                    "13: a slice that fails leaves its safe point",
                    TRACKER,
                    "    public void failed() {\n        checkpoint();",
                    "    public void failed() {",
                    RULES + "rule13AFailingSliceLeavesItsSafePoint",
                    RULES + "rule13ASliceAfterAFailedOneCannotMoveTheState"),
            new Mutation(
                    "13: so does one that has to wait",
                    TRACKER,
                    "    public void waiting() {\n        checkpoint();",
                    "    public void waiting() {",
                    RULES + "aLongWaitAndAStopLeaveTheSafePoint"),
            new Mutation(
                    "14: a record without the cursor field takes the claim back",
                    SLICE,
                    "        checkpointing = false;\n        return Observation.WITHOUT_POSITION;",
                    "        return Observation.WITHOUT_POSITION;",
                    RULES + "rule14ARecordWithoutCursorFieldWithdrawsTheClaimAndIsNamedOnce"),
            new Mutation(
                    "14: and a warning says so",
                    PARTITION,
                    "        owner.warnings().withoutPosition();\n",
                    "",
                    RULES + "rule14ARecordWithoutCursorFieldWithdrawsTheClaimAndIsNamedOnce"),
            new Mutation(
                    "15: a claim inside of a window that is split is taken back",
                    TRACKER,
                    "        progress.withdrawWindow();\n",
                    "",
                    RULES + "rule15AClaimInsideOfAWindowThatIsSplitIsTakenBackAtOnce",
                    RULES + "rule15WhatWasClaimedOfEarlierWindowsStays"),
            new Mutation(
                    "15: at once",
                    TRACKER,
                    "        progress.withdrawWindow();\n        checkpoint();",
                    "        progress.withdrawWindow();",
                    RULES + "rule15AClaimInsideOfAWindowThatIsSplitIsTakenBackAtOnce"),
            new Mutation(
                    "15: what was claimed of windows before it stays",
                    SLICE,
                    "        settledBefore = settled;\n",
                    "",
                    RULES + "rule15WhatWasClaimedOfEarlierWindowsStays"),
            new Mutation(
                    "splits: where another reader goes on, positions may go back once",
                    SLICE,
                    "        progress.mostRecent = position.reached();\n",
                    "        progress.mostRecent = position.reached();\n        progress.newest = position.reached();\n",
                    SPLIT + "whatComesAgainIsNotOutOfOrder"),
            new Mutation(
                    "splits: records that left do not leave again",
                    "checkpoint/PositionedSplit",
                    "        expect(left);\n",
                    "",
                    SPLIT + "recordsAtTheSettledAndTheNewestPositionLeaveOnce",
                    SPLIT + "ofRecordsThatAreAlikeAsManyLeaveAsThereAre"));

    private RuleMutations() {}
}
