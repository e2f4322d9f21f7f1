package dev.cairn.flink;

import dev.cairn.mutation.Mutation;
import java.util.List;

/** Each rule of {@code docs/scale-out.md} that keeps records, states and the quota right, disabled. */
final class RuleMutations {

    private static final String RULES = "flink.RecoveryRulesTest.";
    private static final String SLICES = "flink/enumerator/SplitAssignments";

    static final List<Mutation> ALL = List.of(
            new Mutation(
                    "what was closed after the last checkpoint is taken back when its reader fails",
                    SLICES,
                    "            boolean unsure = closing.reader == reader;",
                    "            boolean unsure = false;",
                    RULES + "whatWasClosedAfterTheCheckpointIsTakenBackWhenItsReaderFails",
                    RULES + "aCheckpointDoesNotConfirmWhatWasClosedAfterItsBeginning"),
            new Mutation(
                    "a checkpoint confirms only what was closed when it began",
                    SLICES,
                    "new Closing(reader, given.split, closed, NONE)",
                    "new Closing(reader, given.split, closed, 0)",
                    RULES + "aCheckpointDoesNotConfirmWhatWasClosedAfterItsBeginning"),
            new Mutation(
                    "a reader that goes on says what it has, and all else that it had closed stays closed",
                    SLICES,
                    "            boolean back = closing.reader == reader;",
                    "            boolean back = false;",
                    RULES + "whatIsClosedInTheCheckpointOfAReaderStaysClosedThoughNobodyWasToldOfIt"),
            new Mutation(
                    "but not what it was given since",
                    SLICES,
                    "            takenBack.remove(split.splitId());\n",
                    "",
                    RULES + "whatAReaderWasGivenAfterItsCheckpointIsReadAgainByWhoeverIsIdle"),
            new Mutation(
                    "a reader keeps closed slices until the enumerator knows of them",
                    "flink/reader/CairnReader",
                    "            context.sendSourceEventToCoordinator(SplitEvent.Closed.of(unacknowledged.values()));\n",
                    """
                                context.sendSourceEventToCoordinator(SplitEvent.Closed.of(unacknowledged.values()));
                                unacknowledged.clear();
                    """,
                    RULES + "aReaderKeepsWhatIsClosedUntilTheEnumeratorKnows"),
            new Mutation(
                    "a position is that of the records that were emitted, not of those that were fetched",
                    "flink/reader/RoundReaders",
                    """
                            return of(split).open(split.split());
                        }

                        SplitTracker track(CairnSplit split) {
                            return of(split).track(split.split());
                        }
                    """,
                    """
                            SplitReader reader = of(split).open(split.split());
                            SplitTracker fetched = of(split).track(split.split());
                            java.util.Queue<Boolean> leaves = new java.util.concurrent.ConcurrentLinkedQueue<>();
                            FETCHED.put(split.splitId(), new SplitTracker() {
                                @Override
                                public boolean observe(dev.cairn.runtime.split.SplitItem item) {
                                    return leaves.remove();
                                }

                                @Override
                                public dev.cairn.runtime.split.SplitPosition position() {
                                    return fetched.position();
                                }

                                @Override
                                public dev.cairn.runtime.split.SplitPosition closed() {
                                    return fetched.closed();
                                }

                                @Override
                                public dev.cairn.runtime.split.SplitPosition failed() {
                                    return fetched.failed();
                                }
                            });
                            return new SplitReader() {
                                @Override
                                public dev.cairn.runtime.split.SplitPage next() throws InterruptedException {
                                    dev.cairn.runtime.split.SplitPage page = reader.next();
                                    if (page != null) {
                                        page.items().forEach(item -> leaves.add(fetched.observe(item)));
                                    }
                                    return page;
                                }

                                @Override
                                public void close() {
                                    reader.close();
                                }
                            };
                        }

                        private static final java.util.Map<String, SplitTracker> FETCHED =
                                new java.util.concurrent.ConcurrentHashMap<>();

                        /** Whatever the fetcher has seen. */
                        SplitTracker track(CairnSplit split) {
                            return (SplitTracker) java.lang.reflect.Proxy.newProxyInstance(
                                    SplitTracker.class.getClassLoader(),
                                    new Class<?>[] {SplitTracker.class},
                                    (proxy, method, arguments) -> method.invoke(FETCHED.get(split.splitId()), arguments));
                        }
                    """,
                    RULES + "aPageOfWhichSomeRecordsLeftGoesOnWithTheNext"),
            new Mutation(
                    "a job that ends tells its last states, though Flink has not told the enumerator why it ends",
                    "flink/enumerator/CairnEnumerator",
                    "            notifyCheckpointComplete(completed.checkpoint());",
                    "            LOG.debug(\"passed over\");",
                    RULES + "aJobThatEndsTellsTheStatesOfItsLastCheckpoint"),
            new Mutation(
                    "windows are longer by the lease",
                    "flink/quota/SharedWindows",
                    "        return lease;\n",
                    "        return Duration.ZERO;\n",
                    "flink.quota.LeaseTest.aCallThatMayBeMadeLateCountsForLonger"));

    private RuleMutations() {}
}
