package dev.cairn.flink.enumerator;

import dev.cairn.flink.split.CairnSplit;
import dev.cairn.runtime.split.SplitCoordinator.Next;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds slices, round after round, and deals them out: one to each reader, and no more than {@code concurrency_level} at a
 * time. Confined to the enumerator's thread.
 */
final class SplitAssigner {

    private static final Logger LOG = LoggerFactory.getLogger(SplitAssigner.class);

    private final SplitEnumeratorContext<CairnSplit> context;
    private final EnumeratorThread thread;
    private final Rounds rounds;
    private final Queue<Integer> idleReaders = new ArrayDeque<>();
    private final Set<Integer> finishedReaders = new HashSet<>();
    private Round round;
    private SplitAssignments slices;
    private boolean looking;
    private boolean checkpointing;
    private boolean ending;

    /**
     * One that begins with a round.
     *
     * @param slices what is known of the round's slices
     */
    SplitAssigner(SplitEnumeratorContext<CairnSplit> context, Rounds rounds, Round round, SplitAssignments slices) {
        this.context = context;
        this.thread = new EnumeratorThread(context);
        this.rounds = rounds;
        this.round = round;
        this.slices = slices;
        context.metricGroup().setUnassignedSplitsGauge(() -> (long) this.slices.waitingCount());
    }

    /** A reader has nothing to do. */
    void want(int reader) {
        if (!idleReaders.contains(reader)) {
            idleReaders.add(reader);
        }
        deal();
    }

    /** Does whatever can be done: gives slices to readers, looks for more, ends the round. */
    void deal() {
        while (!idleReaders.isEmpty() && slices.waitingCount() > 0 && slices.readingCount() < round.concurrency()) {
            int reader = idleReaders.remove();
            CairnSplit split = context.registeredReaders().containsKey(reader) ? slices.give(reader) : null;
            if (split != null) {
                context.assignSplit(split, reader);
            }
        }
        if (!round.isExhausted() && slices.waitingCount() <= idleReaders.size()) {
            look();
        } else if (round.isExhausted() && slices.areClosed()) {
            allClosed();
        }
    }

    private void look() {
        if (!looking) {
            looking = true;
            Round asked = round;
            context.callAsync(asked.coordination()::next, (next, failure) -> {
                looking = false;
                if (failure != null) {
                    throw new IllegalStateException("No further slices can be found", failure);
                }
                found(next);
            });
        }
    }

    private void found(Next next) {
        if (next instanceof Next.Ready ready) {
            round.coordination().taken();
            slices.found(new CairnSplit(round.asOf(), ready.split()));
        } else if (next instanceof Next.Later later) {
            looking = true;
            thread.later(later.after(), this::lookAgain);
        } else {
            round = round.exhausted();
        }
        deal();
    }

    private void lookAgain() {
        looking = false;
        deal();
    }

    /** No reader has anything to do in this round. */
    private void allClosed() {
        boolean failed = round.hasFailed();
        if (!rounds.areMany() && !failed) {
            for (Integer reader = idleReaders.poll(); reader != null; reader = idleReaders.poll()) {
                if (context.registeredReaders().containsKey(reader)) {
                    finishedReaders.add(reader);
                    context.signalNoMoreSplits(reader);
                }
            }
        } else if (!ending && (slices.areConfirmed() || (failed && !checkpointing && !rounds.areMany()))) {
            ending = true;
            if (rounds.areMany()) {
                if (failed) {
                    LOG.error(round.failures());
                }
                thread.later(rounds.untilNext(round), this::nextRound);
            } else {
                throw new SuppressRestartsException(new IllegalStateException(round.failures()));
            }
        }
    }

    private void nextRound() {
        Round ended = round;
        context.callAsync(() -> rounds.next(ended), (next, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("The next round cannot begin", failure);
            }
            round = next;
            slices = new SplitAssignments();
            ending = false;
            deal();
        });
    }

    /** See {@link SplitAssignments#begun}. */
    void begun(int reader, Set<String> splitIds) {
        slices.begun(reader, splitIds).forEach(round::report);
        deal();
    }

    /** A reader has read slices to their end, or cannot read them further. */
    void closed(int reader, Collection<CairnSplit> splits) {
        for (CairnSplit split : splits) {
            if (slices.closed(reader, split)) {
                round.report(split);
            }
        }
    }

    /** See {@link SplitAssignments#takeBack}. */
    void takeBack(int reader, List<CairnSplit> back) {
        idleReaders.remove(reader);
        finishedReaders.remove(reader);
        slices.takeBack(reader, back).forEach(round::report);
        deal();
    }

    EnumeratorState snapshot(long checkpoint) {
        checkpointing = true;
        slices.snapshot(checkpoint);
        Coordination.Snapshot snapshot = round.coordination().snapshot();
        List<CairnSplit> waiting = new ArrayList<>(slices.waiting());
        if (snapshot.given() != null) { // it will be found in a moment, but not after a restart from this checkpoint
            waiting.add(new CairnSplit(round.asOf(), snapshot.given()));
        }
        return new EnumeratorState(round.asOf(), snapshot.coordinator(), waiting, slices.reading());
    }

    /** Readers that have something to say of a checkpoint that begins now. */
    List<Integer> readersWithPositions() {
        return slices.areClosed()
                ? List.of()
                : IntStream.range(0, context.currentParallelism())
                        .boxed()
                        .filter(reader -> !finishedReaders.contains(reader))
                        .toList();
    }

    /** A checkpoint is complete. It goes on when its states are told. */
    void complete(long checkpoint, CheckpointReports reports) {
        Round of = round;
        if (reports.complete(checkpoint, slices, of.coordination())) {
            context.callAsync(() -> of.coordination().ask(coordinator -> true), (said, failure) -> {
                if (failure != null) {
                    throw new IllegalStateException("States cannot be computed", failure);
                }
                deal();
            });
        }
    }

    /** Waits, in another thread, until the enumerator's has heard all; see {@link EnumeratorThread#finish}. */
    void finish() {
        thread.finish();
    }

    /** What is still to be said to the coordinator is said before. */
    void close() {
        rounds.close();
        round.coordination().close();
    }

    /** The thread in which an enumerator hears everything, one after the other. Thread-safe. */
    private static final class EnumeratorThread {

        private static final Logger LOG = LoggerFactory.getLogger(EnumeratorThread.class);

        /** Less than Flink's own, after which it gives up closing. */
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        private final SplitEnumeratorContext<?> context;
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cairn-rounds");
            thread.setDaemon(true);
            return thread;
        });

        EnumeratorThread(SplitEnumeratorContext<?> context) {
            this.context = context;
        }

        /** Does something there, after a while. */
        @SuppressWarnings("FutureReturnValueIgnored") // what fails there fails the job
        void later(Duration after, Runnable what) {
            timer.schedule(() -> context.runInCoordinatorThread(what), after.toNanos(), TimeUnit.NANOSECONDS);
        }

        /** Waits, in another thread, until all that was said before is heard. Nothing is done later any more. */
        void finish() {
            timer.shutdownNow();
            CountDownLatch heard = new CountDownLatch(1);
            try {
                context.runInCoordinatorThread(heard::countDown);
                if (!heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.warn(
                            "The states of the last checkpoint may be untold: the enumerator is busy with something else");
                }
            } catch (RejectedExecutionException e) {
                LOG.debug("The enumerator's thread has ended already", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
