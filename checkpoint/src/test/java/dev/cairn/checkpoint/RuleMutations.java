package dev.cairn.checkpoint;

import dev.cairn.mutation.Mutation;
import java.util.List;

/** Each rule of {@code docs/checkpoints.md} that this module follows, disabled. */
final class RuleMutations {

    private static final String RULES = "checkpoint.CheckpointRulesTest.";
    private static final String PARTITIONS = "checkpoint.PerPartitionCursorTest.";
    private static final String TRACKER = "checkpoint/PaginationTracker";
    private static final String SLICE = "checkpoint/SliceProgress";
    private static final String PARTITION = "checkpoint/Telling";
    private static final String SPLIT = "checkpoint.RepeatTrackerTest.";
    private static final String LEDGERS = "checkpoint/PartitionLedgers";
    private static final String STATES = "checkpoint/PartitionStates";
    private static final String PAGES = "checkpoint/PaginationCursor";
    private static final String PAGINATION = "checkpoint.PaginationCursorTest.";
    private static final String GLOBAL = "checkpoint.GlobalProgressTest.";
    private static final String POSITIONS = "checkpoint.PositionsBesideValuesTest.";
    private static final String EVERY_PAGE = "checkpoint.EveryPageTest.";
    private static final String LEDGER = "checkpoint/Ledger";
    private static final String INTERVALS = "checkpoint.IntervalRulesTest.";
    private static final String GAPS = "checkpoint.GapsTest.";
    private static final String APART = "checkpoint.CoordinatedRulesTest.";

    static final List<Mutation> ALL = List.of(
            new Mutation(
                    "1: progress of an open slice is never merged with what is complete",
                    "checkpoint/Ledger",
                    "        List<Interval> complete = completed;\n",
                    """
                            for (SliceProgress open : List.copyOf(slices.keySet())) {
                                CursorValue reached = open.safePoint();
                                if (reached != null) {
                                    Interval merged = new Interval(open.bounds().start(), reached, reached);
                                    completed = with(completed, new Closing(merged, true));
                                }
                            }
                            List<Interval> complete = completed;
                    """,
                    RULES + "rule8ABrokenOrderWithdrawsTheClaimBeforeTheLateRecord",
                    RULES + "rule14ARecordWithoutCursorFieldWithdrawsTheClaimAndIsNamedOnce",
                    APART + "rule1WhatAnOpenSliceHasReachedGoesWithItsOrder"),
            new Mutation(
                    "3: the count starts again with each checkpoint",
                    TRACKER,
                    "        pagesSinceCheckpoint = 0;\n",
                    "",
                    RULES + "rule3AnIntervalStartsAgainWhenACheckpointIsTaken",
                    RULES + "twentyPagesAndAnIntervalOfFiveGiveStatesAtPages5And10And15And20AndAFinalOne",
                    APART + "rule3PagesCountFromTheLastPositionThatSettledAfterAnInterval"),
            new Mutation(
                    "3: a reset of the pagination is a checkpoint",
                    TRACKER,
                    "        checkpoint();\n        progress.restart();",
                    "        progress.restart();",
                    RULES + "rule3AResetOfThePaginationIsACheckpointAndTheCountStartsAgain",
                    APART + "rule3PagesCountFromAResetOfThePagination"),
            new Mutation(
                    "3: what is read again after a reset is not out of order",
                    TRACKER,
                    "        checkpoint();\n        progress.restart();",
                    "        checkpoint();",
                    RULES + "rule3WhatIsReadAgainAfterAResetIsNotOutOfOrder",
                    APART + "rule3WhatIsReadAgainAfterAResetIsNotOutOfOrder"),
            new Mutation(
                    "6: the newest value is not claimed",
                    SLICE,
                    "        newest = position;\n        return Observation.SETTLED;",
                    "        newest = position;\n        settled = position;\n        return Observation.SETTLED;",
                    RULES + "rule6AValueIsNotClaimedWhileRecordsWithItMayCome",
                    APART + "rule6AValueIsNotClaimedWhileRecordsWithItMayCome"),
            new Mutation(
                    "6: values that are written alike are one value",
                    SLICE,
                    "if (format.sameWhenWritten(previous, position))",
                    "if (false)",
                    RULES + "rule6TimesThatAreWrittenAlikeAreOneValue",
                    APART + "rule6TimesThatAreWrittenAlikeAreOneValue"),
            new Mutation(
                    "6: a checkpoint that is due is taken at the end of the slice",
                    TRACKER,
                    "        if (isDue() && progress.isPlacing()) {\n            progress.end();",
                    "        if (false) {\n            progress.end();",
                    RULES + "rule1ClosingASliceReplacesItsProgress",
                    RULES + "twentyPagesAndAnIntervalOfFiveGiveStatesAtPages5And10And15And20AndAFinalOne",
                    APART + "rule6ACheckpointThatIsDueIsTakenAtTheEndOfTheSlice"),
            new Mutation(
                    "7: nothing beyond the end of an open slice is claimed",
                    SLICE,
                    "CursorValue.min(settled, bounds.end())",
                    "settled",
                    RULES + "rule7NothingIsClaimedBeyondTheEndOfAnOpenSlice",
                    APART + "rule7NothingIsClaimedBeyondTheEndOfAnOpenSlice"),
            new Mutation(
                    "7: of clamped windows only whole periods are claimed",
                    "checkpoint/Ledger",
                    "plan.slicer().resumable(reached)",
                    "reached",
                    RULES + "rule7OfClampedWindowsOnlyWholePeriodsAreClaimed",
                    APART + "rule7OfClampedWindowsOnlyWholePeriodsAreClaimed"),
            new Mutation(
                    "8: a broken order ends the checkpoints of its slice",
                    SLICE,
                    "if (descending ? order > 0 : order < 0) {",
                    "if (false) {",
                    RULES + "rule8ABrokenOrderWithdrawsTheClaimBeforeTheLateRecord",
                    RULES + "rule8ASliceOutOfOrderStopsCheckpointingAndTheNextStartsAfresh",
                    APART + "rule8ASliceOutOfOrderHasNoPosition",
                    APART + "rule1WhatAnOpenSliceHasReachedGoesWithItsOrder"),
            new Mutation(
                    "8: the claim is taken back at once",
                    PARTITION,
                    "isOverstated());\n        checkpoint();",
                    "isOverstated());",
                    RULES + "rule8ABrokenOrderWithdrawsTheClaimBeforeTheLateRecord",
                    PARTITIONS + "rule11WhatIsTakenBackDoesNotWait"),
            new Mutation(
                    "8: a warning names the two values",
                    PARTITION,
                    "        warnings.outOfOrder(slice, newest, position, partition.isOverstated());\n",
                    "",
                    RULES + "rule8ABrokenOrderWithdrawsTheClaimBeforeTheLateRecord",
                    RULES + "rule8AStreamThatIsNeverInOrderIsWarnedOfOnce"),
            new Mutation(
                    "9: only the partition's entry moves before the end",
                    LEDGERS,
                    "return ended && exhausted && partitions.values().stream().allMatch(Partition::isOver);",
                    "return true;",
                    PARTITIONS + "aPartitionThatIsDoneMovesItsEntryAndTheEndMovesWhatIsCommonToAll",
                    PARTITIONS + "aFailedPartitionKeepsWhatIsCommonToAllWhereItWas",
                    APART + "rule9OnlyTheEntryOfItsPartitionMovesBeforeTheEnd"),
            new Mutation(
                    "9: off under a global cursor",
                    LEDGERS,
                    "checkpointing = plan.checkpointsInSlices() && !useGlobal",
                    "checkpointing = plan.checkpointsInSlices()",
                    PARTITIONS + "rule9UnderAGlobalCursorNoPositionInsideOfAPartitionIsFollowed"),
            new Mutation(
                    "9: a partition is done when all of its slices are, those that are still to be opened as well",
                    "checkpoint/Partition",
                    "return undone == 0;",
                    "return true;",
                    PARTITIONS + "aPartitionIsNotDoneBeforeAllOfItsSlicesAreHowEarlySoeverTheyWereDrawn",
                    PARTITIONS + "underAGlobalCursorSlicesMayBeDrawnEarlyToo",
                    APART + "rule9APartitionIsDoneWhenAllOfItsSlicesAre"),
            new Mutation(
                    "9: and those that were found but not drawn",
                    "checkpoint/Partition",
                    "return isRead() && (allDrawn || !isFound());",
                    "return isRead();",
                    PARTITIONS + "rule9APartitionThatWasFoundButNotDrawnIsNotDone"),
            new Mutation(
                    "10: the state vouches for the prefix of slices that are done",
                    "checkpoint/Ledger",
                    "            if (closing == null || !closing.confirmed) {\n                break;",
                    "            if (closing == null || !closing.confirmed) {\n                continue;",
                    RULES + "rule10ALaterSliceThatReachesIntoWhatIsDoneDoesNotMoveTheState",
                    APART + "rule10ALaterSliceThatReachesIntoWhatIsDoneDoesNotMoveTheState"),
            new Mutation(
                    "10: and for the earliest open slice only if that follows without a gap",
                    "checkpoint/Ledger",
                    "safe != null && first.reaches(start, plan.format())",
                    "safe != null",
                    "checkpoint.LedgerTest.rule10AnOpenSliceBehindAGapIsNotVouchedFor",
                    APART + "rule10AnOpenSliceBehindAGapIsNotVouchedFor"),
            new Mutation(
                    "10: a hole before all that is complete is read again",
                    "checkpoint/Ledger",
                    "        if (start.isBefore(first.start())) {",
                    "        if (false) {",
                    "checkpoint.LedgerTest.rule10NothingIsVouchedForBeyondAHoleBeforeAllThatIsComplete",
                    APART + "rule10NothingIsVouchedForBeyondAHoleBeforeAllThatIsComplete"),
            new Mutation(
                    "11: large states wait",
                    "checkpoint/StateThrottle",
                    "ALWAYS_BYTES = 4096;",
                    "ALWAYS_BYTES = Integer.MAX_VALUE;",
                    PARTITIONS + "rule11ALargeStateWaitsForRecordsOrTime"),
            new Mutation(
                    "11: five seconds at most",
                    "checkpoint/StateThrottle",
                    "LONGEST_WAIT = Duration.ofSeconds(5);",
                    "LONGEST_WAIT = Duration.ofMinutes(10);",
                    PARTITIONS + "rule11ALargeStateWaitsForRecordsOrTime"),
            new Mutation(
                    "11: unless emitting them takes more than a fiftieth of that",
                    "checkpoint/StateThrottle",
                    "TIMES_AS_LONG = 50;",
                    "TIMES_AS_LONG = 0;",
                    PARTITIONS + "rule11StatesTakeAFiftiethOfTheTime"),
            new Mutation(
                    "11: as long as their size as written demands",
                    STATES,
                    "Math.max(ledgers.stateBytes(), sink.stateBytes())",
                    "ledgers.stateBytes()",
                    PARTITIONS + "rule11AStateWaitsForItsSizeAsItWasWrittenLast"),
            new Mutation(
                    "11: without the option they come by time",
                    STATES,
                    "new StateThrottle(clock, plan.checkpointsInSlices())",
                    "new StateThrottle(clock, true)",
                    PARTITIONS + "rule11WithoutTheOptionStatesComeByTimeUnderAGlobalCursorToo"),
            new Mutation(
                    "11: one state in ten minutes",
                    STATES,
                    "throttle.emit(",
                    "((java.util.function.Consumer<Runnable>) Runnable::run).accept(",
                    PARTITIONS + "thereIsOneStateInTenMinutesAndOneAtTheEnd"),
            new Mutation(
                    "11: what is taken back does not wait",
                    STATES,
                    "        if (moved && partition.isOverstated()) {",
                    "        if (false) {",
                    PARTITIONS + "rule11WhatIsTakenBackDoesNotWait"),
            new Mutation(
                    "12: records that a filter drops move the position",
                    SLICE,
                    "checkpointing && !moreRunsCome ? place(position)",
                    "emitted && checkpointing && !moreRunsCome ? place(position)",
                    RULES + "rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack",
                    APART + "rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack"),
            new Mutation(
                    "12: they do not count as emitted",
                    SLICE,
                    "if (emitted) {",
                    "if (true) {",
                    RULES + "rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack",
                    APART + "rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack"),
            new Mutation(
                    "12: and the state does not go back",
                    SLICE,
                    "return mostRecent == null || (safe != null && safe.isAfter(mostRecent)) ? safe : mostRecent;",
                    "return mostRecent;",
                    RULES + "rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack",
                    APART + "rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack"),
            new Mutation(
                    "12: a job's results are runs of their own, of which the last one settles positions",
                    SLICE,
                    "checkpointing && !moreRunsCome ? place(position)",
                    "checkpointing ? place(position)",
                    RULES + "rule12NothingIsClaimedBeforeTheLastOfSeveralRuns",
                    APART + "rule12NothingIsClaimedBeforeTheLastOfSeveralRuns"),
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
                    RULES + "rule14ARecordWithoutCursorFieldWithdrawsTheClaimAndIsNamedOnce",
                    APART + "rule14ARecordWithoutCursorFieldTakesTheClaimBack"),
            new Mutation(
                    "14: and a warning says so",
                    PARTITION,
                    "        warnings.withoutPosition();\n",
                    "",
                    RULES + "rule14ARecordWithoutCursorFieldWithdrawsTheClaimAndIsNamedOnce"),
            new Mutation(
                    "15: a claim inside of a window that is split is taken back",
                    TRACKER,
                    "        progress.withdrawWindow();\n",
                    "",
                    RULES + "rule15AClaimInsideOfAWindowThatIsSplitIsTakenBackAtOnce",
                    RULES + "rule15WhatWasClaimedOfEarlierWindowsStays",
                    APART + "rule15AClaimInsideOfAWindowThatIsSplitIsTakenBack",
                    APART + "rule15WhatWasClaimedOfEarlierWindowsStays"),
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
                    RULES + "rule15WhatWasClaimedOfEarlierWindowsStays",
                    APART + "rule15WhatWasClaimedOfEarlierWindowsStays"),
            new Mutation(
                    "17: what was read behind an open slice stays read",
                    LEDGER,
                    "closing == null ? slice.part() : closing.interval();",
                    "closing == null ? slice.part() : null;",
                    INTERVALS + "rule17WhatWasReadBehindAnOpenSliceStaysRead",
                    INTERVALS + "rule17ASliceThatFailedIsAGap",
                    APART + "rule17WhatWasReadBehindAnOpenSliceStaysRead"),
            new Mutation(
                    "17: and so does what was read of a later open slice",
                    LEDGER,
                    "closing == null ? slice.part() : closing.interval();",
                    "closing == null ? null : closing.interval();",
                    INTERVALS + "rule17WhatWasReadOfALaterOpenSliceStaysRead",
                    APART + "rule17WhatWasReadBehindAnOpenSliceStaysRead"),
            new Mutation(
                    "17: what is left of open slices is cut out",
                    LEDGER,
                    "        unread.forEach(gaps::leave);\n",
                    "",
                    INTERVALS + "rule17WhatWasReadBehindAnOpenSliceStaysRead",
                    INTERVALS + "rule17WhatALookbackReadsAgainIsAGap"),
            new Mutation(
                    "17: where no gap is left the state is the plain one, with the latest position of all",
                    LEDGER,
                    "case 1 -> Coverage.upTo(gaps.latest(position));",
                    "case 1 -> Coverage.upTo(position);",
                    INTERVALS + "rule17WhereAllOfTheLastGapIsSettledTheStateIsThePlainOneAgain",
                    INTERVALS + "rule17WhatIsReadOfASliceStaysReadWhenTheOneBeforeItEnds"),
            new Mutation(
                    "18: a slice that descends is claimed from its end down",
                    SLICE,
                    "descending = order < 0 && mayDescend && !inWindows;",
                    "descending = false;",
                    INTERVALS + "rule18ASliceThatDescendsIsClaimedFromItsEndDown",
                    INTERVALS + "rule18APartitionThatDescendsIsClaimedFromItsEndDown"),
            new Mutation(
                    "18: as long as its order is not broken",
                    SLICE,
                    "if (descending ? order > 0 : order < 0) {",
                    "if (!descending && order < 0) {",
                    INTERVALS + "rule18AnOrderThatIsBrokenTakesTheClaimBack"),
            new Mutation(
                    "18: which does not turn round",
                    SLICE,
                    "        if (settled == null) {\n            descending",
                    "        if (order < 0) {\n            descending",
                    INTERVALS + "rule18TheOrderDoesNotTurnRound"),
            new Mutation(
                    "18: the position that is settled is the earliest",
                    SLICE,
                    "descending ? CursorValue.min(settled, position) : CursorValue.max(settled, position)",
                    "CursorValue.max(settled, position)",
                    INTERVALS + "rule18ASliceThatDescendsIsClaimedFromItsEndDown"),
            new Mutation(
                    "19: an interval behind a gap starts behind what the gap ends with",
                    "checkpoint/cursor/DatetimeGaps",
                    "written(range.end(), this::later)",
                    "range.end()",
                    INTERVALS + "rule19WithAGranularityAGapBeginsAndEndsWithWhatIsSettled",
                    GAPS + "rule19TheSlicerAsksForAllThatIsLeft"),
            new Mutation(
                    "19: an interval before a gap ends before what the gap begins with",
                    "checkpoint/cursor/DatetimeGaps",
                    "time -> earlier(clamping.down(time))",
                    "clamping::down",
                    INTERVALS + "rule17WhatWasReadOfALaterOpenSliceStaysRead",
                    GAPS + "rule19TheSlicerAsksForAllThatIsLeft"),
            new Mutation(
                    "19: with clamping a gap begins with a whole period",
                    "checkpoint/cursor/DatetimeGaps",
                    "time -> earlier(clamping.down(time))",
                    "this::earlier",
                    GAPS + "rule19WithClampingAGapBeginsWithAWholePeriod"),
            new Mutation(
                    "19: where not all of what is left would be asked for, there are no intervals",
                    "checkpoint/Gaps",
                    "return unread.stream().allMatch(range -> isLeftOut(said, range)) ? said : List.of();",
                    "return said;",
                    GAPS + "rule19WhereAGranularityCannotBeUndoneThereAreNoIntervals",
                    GAPS + "rule19WhereTheFormatIsCoarserThanTheGranularityThereAreNoIntervals",
                    GAPS + "rule19NoIntervalEndsBeforeTheCalendarBegins"),
            new Mutation(
                    "20: the last interval ends at its latest record",
                    "checkpoint/Gaps",
                    "i > 0 && i == last ? endOfLast(each) : each.end()",
                    "each.end()",
                    INTERVALS + "rule20TheLastIntervalEndsAtItsLatestRecord",
                    INTERVALS + "rule18ASliceThatDescendsIsClaimedFromItsEndDown"),
            new Mutation(
                    "20: and there is none without a record",
                    "checkpoint/Gaps",
                    "while (last > 0 && endOfLast(merged.get(last)) == null) {",
                    "while (last < 0) {",
                    INTERVALS + "rule20TheLastIntervalEndsAtItsLatestRecord"),
            new Mutation(
                    "17: intervals are cut where they are read again",
                    "checkpoint/Gaps",
                    "CursorValue.min(each.end(), around.start())",
                    "each.end()",
                    INTERVALS + "rule17WhatALookbackReadsAgainIsAGap"),
            new Mutation(
                    "17: something stands before the first gap",
                    "checkpoint/Gaps",
                    "if (unread.isEmpty()) {",
                    "if (false) {",
                    INTERVALS + "rule17AHoleBeforeAllThatIsCompleteIsAGapFromItsStart",
                    INTERVALS + "rule17WhatWasReadBehindAnOpenSliceStaysRead"),
            new Mutation(
                    "17: no intervals where requests do not say where their slice ends",
                    "checkpoint/cursor/CursorPlan",
                    "return checkpointsInSlices() && asksForEnd;",
                    "return checkpointsInSlices();",
                    INTERVALS + "rule17WhereTheEndOfASliceIsNotAskedForThereAreNoIntervals"),
            new Mutation(
                    "18: a slice that is read in windows is not claimed from its end down",
                    SLICE,
                    "order < 0 && mayDescend && !inWindows;",
                    "order < 0 && mayDescend;",
                    INTERVALS + "rule18WindowsInsideOfASliceAreNotClaimedFromTheEndDown"),
            new Mutation(
                    "20: at most a hundred intervals",
                    "checkpoint/Gaps",
                    "Math.min(merged.size(), MOST_INTERVALS)",
                    "merged.size()",
                    GAPS + "rule20AStateHasAHundredIntervalsAtMost"),
            new Mutation(
                    "splits: where another reader goes on, positions may go back once",
                    SLICE,
                    "        mostRecent = position.reached();\n",
                    "        mostRecent = position.reached();\n        newest = position.reached();\n",
                    SPLIT + "whatComesAgainIsNotOutOfOrder",
                    APART + "whereAnotherReaderGoesOnPositionsMayGoBackOnce"),
            new Mutation(
                    "splits: records that left do not leave again",
                    "checkpoint/RepeatTracker",
                    "        expect(paged ? NONE : left);\n",
                    "",
                    SPLIT + "recordsAtTheSettledAndTheNewestPositionLeaveOnce",
                    SPLIT + "ofRecordsThatAreAlikeAsManyLeaveAsThereAre"),
            new Mutation(
                    "splits: a slice out of order goes on behind its last page",
                    "checkpoint/SharedTrackingCursor",
                    "            return slice.from(position.page());\n",
                    "            return slice;\n",
                    SPLIT + "aSliceThatDescendsGoesOnBehindItsLastPage"),
            new Mutation(
                    "splits: what left behind that page does not leave again",
                    "checkpoint/RepeatTracker",
                    "new PagedSliceTracker(page, paged ? left : NONE)",
                    "new PagedSliceTracker(page, NONE)",
                    SPLIT + "aSliceThatDescendsGoesOnBehindItsLastPage"),
            new Mutation(
                    "splits: so does a slice of one value, when more records have it than hashes are kept of",
                    "checkpoint/RepeatTracker",
                    "                        && atNewest.isFull()\n",
                    "",
                    SPLIT + "aValueOfMoreRecordsThanHashesAreKeptOfGoesOnBehindTheLastPage"),
            new Mutation(
                    "splits: a page whose position stays does not hide what left behind it",
                    "checkpoint/PagedSliceTracker",
                    "position == null || position.equals(page)",
                    "position == null",
                    SPLIT + "whatLeftBehindAPageThatStaysTheLastComesAgain"),
            new Mutation(
                    "21: a state says where the pagination stands, every so many pages",
                    PAGES,
                    "                unsaid = true;\n                emitIfDue();\n",
                    "",
                    PAGINATION + "rule21AStateSaysWhereThePaginationStandsEverySoManyPages"),
            new Mutation(
                    "21: the count starts again with each state",
                    PAGES,
                    "        pagesSinceState = 0;\n",
                    "",
                    PAGINATION + "rule21AStateSaysWhereThePaginationStandsEverySoManyPages"),
            new Mutation(
                    "21: a sync that goes on begins behind the page",
                    "checkpoint/UnreadPartitions",
                    "partition.from(resumed.position(partition))",
                    "partition",
                    PAGINATION + "rule21ASyncThatGoesOnBeginsBehindThePage",
                    EVERY_PAGE + "whereOneStreamIsReadAsAWhole"),
            new Mutation(
                    "21: a page without a position leaves the one before it",
                    PAGES,
                    "            if (page != null) {\n                position = page;",
                    "            position = page;\n            if (true) {",
                    PAGINATION + "rule21APageWithoutAPositionLeavesTheOneBeforeIt"),
            new Mutation(
                    "21: where the pagination begins anew nothing is claimed",
                    PAGES,
                    "        public void paginationReset() {\n            position = null;",
                    "        public void paginationReset() {",
                    PAGINATION + "rule21WhereThePaginationBeginsAnewNothingIsClaimed"),
            new Mutation(
                    "21: a slice that fails or waits leaves its position",
                    PAGES,
                    "        public void failed() {\n            emitUnlessPutOff();",
                    "        public void failed() {",
                    PAGINATION + "rule21ASliceThatFailsOrWaitsLeavesItsPosition"),
            new Mutation(
                    "21: the state ends with the sync",
                    PAGES,
                    "partitions.areAll() ? state() : progress()",
                    "progress()",
                    PAGINATION + "rule21TheStateEndsWithTheSync"),
            new Mutation(
                    "21: and only with all that is to be read",
                    PAGES,
                    "partitions.areAll() ? state() : progress()",
                    "state()",
                    PAGINATION + "rule21WhatFailedOrWasNotBegunIsReadByTheSyncThatGoesOn"),
            new Mutation(
                    "22: partitions that are done are not read again",
                    "checkpoint/UnreadPartitions",
                    "if (done.contains(hash))",
                    "if (false)",
                    EVERY_PAGE + "wherePartitionsAreListed"),
            new Mutation(
                    "22: those that were found and not read are not done",
                    "checkpoint/ReadPartitions",
                    "return exhausted && parents.areAllDone();",
                    "return exhausted;",
                    PAGINATION + "rule21WhatFailedOrWasNotBegunIsReadByTheSyncThatGoesOn",
                    PAGINATION + "rule22APartitionThatWasFoundButNotBegunIsNotDone"),
            new Mutation(
                    "22: partitions behind the parents' place are named",
                    "checkpoint/ReadPartitions",
                    "        done.headMap(parents.covered()).clear();\n",
                    "        done.clear();\n",
                    EVERY_PAGE + "wherePartitionsComeFromParents"),
            new Mutation(
                    "22: those before it are not",
                    "checkpoint/ReadPartitions",
                    "        done.headMap(parents.covered()).clear();\n",
                    "",
                    PAGINATION + "rule22PartitionsBeforeTheParentsPlaceAreNotNamed"),
            new Mutation(
                    "22: the parents' place moves when what they gave before is done",
                    "checkpoint/ParentStates",
                    "                covered = safe.partition;",
                    "                covered = found;",
                    EVERY_PAGE + "wherePartitionsComeFromParents"),
            new Mutation(
                    "22: states are bounded",
                    "checkpoint/ReadPartitions",
                    "if (hashes() < MOST)",
                    "if (true)",
                    PAGINATION + "rule22AStateNamesNoMorePartitionsThanAreKept"),
            new Mutation(
                    "22: what an earlier run has read stays named until it is found again",
                    "checkpoint/ReadPartitions",
                    "        unseen.forEach(known::add);\n",
                    "",
                    PAGINATION + "rule22WhatAnEarlierRunHasReadStaysNamed"),
            new Mutation(
                    "22: that a parent begins anew is told",
                    PAGES,
                    "            sink().partlyBegunAnew();\n",
                    "",
                    PAGINATION + "rule22ThatAParentBeginsAnewIsToldBeforeItsPartitionsAre"),
            new Mutation(
                    "24: under a global cursor states say what of the sync was read",
                    LEDGERS,
                    "if (!useGlobal || partitionsRead == null) {",
                    "if (partitionsRead != null || partitionsRead == null) {",
                    GLOBAL + "rule24UnderAGlobalCursorStatesSayWhichPartitionsWereRead",
                    GLOBAL + "rule24SoTheyDoWithMoreThanTenThousandPartitions"),
            new Mutation(
                    "24: but not the last one",
                    LEDGERS,
                    "        if (took != null) {",
                    "        if (false) {",
                    GLOBAL + "rule24TheStateEndsWithTheSync",
                    POSITIONS + "rule25PositionsEndWithTheSync"),
            new Mutation(
                    "24: those are not read again",
                    "checkpoint/PartitionFinder",
                    "if (done != null && done.contains(KnownPartitions.hash(found.key)))",
                    "if (false)",
                    GLOBAL + "rule24UnderAGlobalCursorStatesSayWhichPartitionsWereRead"),
            new Mutation(
                    "24: the lookback of the next sync counts from the first run",
                    LEDGERS,
                    "startedAt = since == null ? at : since;",
                    "startedAt = at;",
                    GLOBAL + "rule24TheLastStateIsThatOfAllRuns"),
            new Mutation(
                    "24: and its position is the largest of all runs",
                    LEDGERS,
                    "        global = global.observed(reached);\n    }",
                    "    }",
                    GLOBAL + "rule24TheLastStateIsThatOfAllRuns"),
            new Mutation(
                    "24: and where slices stand",
                    STATES,
                    "moved || positions.hasNews()",
                    "moved",
                    GLOBAL + "rule24AndWhereThePaginationOfOpenOnesStands"),
            new Mutation(
                    "24: as of the last state that was kept, where what came after it is withdrawn",
                    "checkpoint/PaginationTracker",
                    "        position = kept;\n",
                    "        kept = position;\n",
                    GLOBAL + "rule24ASliceWhoseRecordsAreWithdrawnGoesOnWhereItBegan"),
            new Mutation(
                    "24: with the bounds that they had",
                    "checkpoint/ResumedWindows",
                    "        covered.addAll(windows);\n",
                    "",
                    GLOBAL + "rule24ASliceGoesOnWithTheBoundsThatItHad"),
            new Mutation(
                    "24: before them reading goes on at the state's position",
                    "checkpoint/ResumedWindows",
                    "        leaveOutWhereReadingGoesOn(plan.slicer(), covered, windows);\n",
                    "",
                    GLOBAL + "rule24WhatStandsBeforeASliceThatGoesOnIsReadFromTheStatesPositionOn"),
            new Mutation(
                    "24: they have reached what they had reached before",
                    SLICE,
                    "new SlicePosition(null, reached, false)",
                    "new SlicePosition(null, null, false)",
                    GLOBAL + "rule24ASliceHasReachedWhatItHadReachedBefore"),
            new Mutation(
                    "25: where values say too little, a state says where the pagination stands",
                    "checkpoint/ConcurrentCursor",
                    "stream.hasNews() || positions.hasNews()",
                    "stream.hasNews()",
                    POSITIONS + "rule25WhereNoValueSettlesAStateSaysWhereThePaginationStands"),
            new Mutation(
                    "25: where values settle, the first record of the next page is waited for",
                    TRACKER,
                    "progress.isPlacing() ? interval + 1L : interval",
                    "interval",
                    POSITIONS + "rule25WhereNoValueSettlesAStateSaysWhereThePaginationStands"),
            new Mutation(
                    "25: values that say as much need no position",
                    TRACKER,
                    "if (valuesSayAsMuch()) {",
                    "if (false) {",
                    POSITIONS + "rule25ValuesThatSettleNeedNoPosition",
                    POSITIONS + "rule25APositionGoesWhenAValueSettles"),
            new Mutation(
                    "25: a value that many pages have says too little",
                    TRACKER,
                    "                && (prefersValues || pagesBeforeSettled >= pagesAtPosition - 1)\n",
                    "",
                    POSITIONS + "rule25AValueOfSeveralPagesSaysTooLittle"),
            new Mutation(
                    "25: so does one that the state does not say",
                    TRACKER,
                    "                && listener.saysWhatIsSettled(progress)",
                    "",
                    POSITIONS + "rule25WhatAStateDoesNotSayIsNotSaidByValues"),
            new Mutation(
                    "25: a broken order leaves the position of the page before it",
                    TRACKER,
                    "                tellWhereItStands();\n                listener.outOfOrder",
                    "                listener.outOfOrder",
                    POSITIONS + "rule25ABrokenOrderLeavesThePositionOfThePageBeforeIt"),
            new Mutation(
                    "25: so does a record without the cursor field",
                    TRACKER,
                    "                if (placing) {\n",
                    "                if (false) {\n",
                    POSITIONS + "rule25ARecordWithoutTheFieldLeavesThePositionOfThePageBeforeIt"),
            new Mutation(
                    "25: a slice goes on with the bounds that it had, and what is behind them is a slice of its own",
                    "checkpoint/ResumedWindows",
                    "        covered.addAll(windows);\n",
                    "",
                    POSITIONS + "rule25ASliceGoesOnWithTheBoundsThatItHad"),
            new Mutation(
                    "25: before them reading goes on at the state's position",
                    "checkpoint/ResumedWindows",
                    "        leaveOutWhereReadingGoesOn(plan.slicer(), covered, windows);\n",
                    "",
                    POSITIONS + "rule25WhatStandsBeforeASliceThatGoesOnIsReadFromTheStatesPositionOn"),
            new Mutation(
                    "25: which takes its own records only",
                    "checkpoint/ResumedWindows",
                    "        return !begun\n",
                    "        return begun || !begun\n",
                    POSITIONS + "rule25ASliceBehindOneThatGoesOnTakesItsOwnRecordsOnly"),
            new Mutation(
                    "25: a slice that goes on is not followed by its values",
                    SLICE,
                    "new SlicePosition(null, reached, false)",
                    "new SlicePosition(null, reached, true)",
                    POSITIONS + "rule25ASliceThatGoesOnIsNotFollowedByItsValues"),
            new Mutation(
                    "25: unless it begins anew",
                    TRACKER,
                    "new SlicePosition(null, progress.position().reached(), true)",
                    "new SlicePosition(null, progress.position().reached(), false)",
                    POSITIONS + "rule25ASliceThatBeginsAnewIsFollowedByItsValues"),
            new Mutation(
                    "25: it has reached what it had reached before",
                    SLICE,
                    "new SlicePosition(null, reached, false)",
                    "new SlicePosition(null, null, false)",
                    POSITIONS + "rule25ASliceHasReachedWhatItHadReachedBefore"),
            new Mutation(
                    "25: a position vouches for all records before it",
                    TRACKER,
                    "                progress.vouchedForByPages(true);\n",
                    "",
                    POSITIONS + "rule25APositionVouchesForAllRecordsBeforeIt"),
            new Mutation(
                    "25: but not for those that came behind its page",
                    TRACKER,
                    "            if (!isBehind) {",
                    "            if (true) {",
                    POSITIONS + "rule25APositionDoesNotVouchForWhatCameBehindIt"),
            new Mutation(
                    "25: nor when it is gone",
                    TRACKER,
                    "            progress.vouchedForByPages(false);\n",
                    "",
                    POSITIONS + "rule25APositionThatIsGoneVouchesForNothing"),
            new Mutation(
                    "25: nor for what left before the slice went on behind it",
                    SLICE,
                    "        written();\n        unplaced = reached == null;\n",
                    "",
                    POSITIONS + "rule25APositionThatIsGoneVouchesForNothing"),
            new Mutation(
                    "25: where the API asked to begin at the first page, what values say needs no position",
                    TRACKER,
                    "        prefersValues = true;\n",
                    "",
                    POSITIONS + "rule25WhatSettledBeforeAResetSaysMoreThanPages"),
            new Mutation(
                    "25: with exact states it is that of the last state that was kept",
                    TRACKER,
                    "            pagesBeforeSettled = Integer.MIN_VALUE;\n",
                    "",
                    POSITIONS + "rule25WhereRecordsAreWithdrawnThePositionIsThatOfTheLastStateThatWasKept"),
            new Mutation(
                    "23: a member that stands in another state than its own is not used",
                    "checkpoint/PaginationState",
                    "if (!hash(without(state)).equals(member.get(BESIDE)))",
                    "if (false)",
                    "checkpoint.PaginationStateTest.rule23AMemberOfAnotherStateIsNotUsed"));

    private RuleMutations() {}
}
