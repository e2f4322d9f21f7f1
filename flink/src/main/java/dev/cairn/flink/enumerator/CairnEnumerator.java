package dev.cairn.flink.enumerator;

import dev.cairn.flink.quota.QuotaEvent;
import dev.cairn.flink.quota.SharedWindows;
import dev.cairn.flink.settings.CountedTransport;
import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.flink.split.CairnSplit;
import dev.cairn.flink.split.SplitEvent;
import dev.cairn.runtime.split.SplitCoordinator.Next;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds slices and deals them out to readers, one to each and no more than {@code concurrency_level} at a time; counts
 * their calls; and knows which slices are closed for good. Its methods run in the enumerator's thread.
 */
public final class CairnEnumerator implements SplitEnumerator<CairnSplit, EnumeratorState> {

    private static final Logger LOG = LoggerFactory.getLogger(CairnEnumerator.class);

    private final SplitEnumeratorContext<CairnSplit> context;
    private final EnumeratorThread thread;
    private final Rounds rounds;
    private final SharedWindows quota;
    private final CheckpointReports reports;
    private final Queue<Integer> idleReaders = new ArrayDeque<>();
    private final Set<Integer> finishedReaders = new HashSet<>();
    private Round round;
    private SplitAssignments slices;
    private boolean looking;
    private boolean checkpointing;
    private boolean ending;

    /**
     * The enumerator of a job.
     *
     * @param code where custom components are
     * @param restored from a checkpoint; null at the start of a job
     */
    public CairnEnumerator(
            SplitEnumeratorContext<CairnSplit> context,
            SourceSettings settings,
            ClassLoader code,
            @Nullable EnumeratorState restored) {
        this.context = context;
        this.thread = new EnumeratorThread(context);
        this.quota = new SharedWindows(
                settings.lease(),
                restored == null,
                (reader, event) -> context.runInCoordinatorThread(() -> send(reader, event)));
        this.reports = new CheckpointReports(new StateFileWriter(settings.stateFile()));
        MetricGroup metrics = context.metricGroup();
        Counter bytes = metrics.counter("numBytesIn", new ThreadSafeSimpleCounter());
        this.rounds = new Rounds(
                settings,
                settings.connector(code, quota, network -> new CountedTransport(network, metrics, bytes)),
                context.currentParallelism());
        this.round = restored == null ? rounds.first() : rounds.resumed(restored);
        this.slices = restored == null ? new SplitAssignments() : SplitAssignments.of(restored);
        context.metricGroup().setUnassignedSplitsGauge(() -> (long) slices.waitingCount());
    }

    @Override
    public void start() {
        if (context.currentParallelism() > 1 && !quota.isLimited()) {
            LOG.warn(
                    "The manifest has no api_budget: {} readers call the API as fast as they can",
                    context.currentParallelism());
        }
        deal();
    }

    @Override
    public void addReader(int reader) {
        // It asks for slices by itself.
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        if (!idleReaders.contains(reader)) {
            idleReaders.add(reader);
        }
        deal();
    }

    private void deal() {
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

    @Override
    public void handleSourceEvent(int reader, SourceEvent event) {
        if (event instanceof QuotaEvent.ToQuota wish) {
            wish.accept(reader, quota);
        } else if (event instanceof SplitEvent.Begun begun) {
            slices.begun(reader, begun.splitIds()).forEach(round::report);
            deal();
        } else if (event instanceof SplitEvent.Closed closed) {
            closed(reader, SplitEvent.splits(closed.splits()));
        } else if (event instanceof SplitEvent.Positions positions) {
            reports.add(positions.checkpoint(), reader, SplitEvent.splits(positions.splits()));
        } else if (event instanceof SplitEvent.Completed completed) {
            notifyCheckpointComplete(completed.checkpoint());
        } else {
            throw new IllegalArgumentException("Unexpected event: " + event);
        }
    }

    private void closed(int reader, List<CairnSplit> splits) {
        for (CairnSplit split : splits) {
            if (slices.closed(reader, split)) {
                round.report(split);
            }
        }
        send(
                reader,
                new SplitEvent.ClosingKnown(
                        splits.stream().map(CairnSplit::splitId).collect(Collectors.toCollection(HashSet::new))));
        deal();
    }

    private void send(int reader, SourceEvent event) {
        if (context.registeredReaders().containsKey(reader)) {
            context.sendEventToSourceReader(reader, event);
        }
    }

    /** Flink calls it for each reader that goes on from an earlier checkpoint, also with nothing to give back. */
    @Override
    public void addSplitsBack(List<CairnSplit> back, int reader) {
        idleReaders.remove(reader);
        finishedReaders.remove(reader);
        quota.forget(reader);
        slices.takeBack(reader, back).forEach(round::report);
        deal();
    }

    @Override
    public EnumeratorState snapshotState(long checkpoint) {
        checkpointing = true;
        slices.snapshot(checkpoint);
        reports.begin(
                checkpoint,
                slices.areClosed()
                        ? List.of()
                        : IntStream.range(0, context.currentParallelism())
                                .boxed()
                                .filter(reader -> !finishedReaders.contains(reader))
                                .toList());
        Coordination.Snapshot snapshot = round.coordination().snapshot();
        List<CairnSplit> waiting = new ArrayList<>(slices.waiting());
        if (snapshot.given() != null) { // it will be found in a moment, but not by who goes on from here
            waiting.add(new CairnSplit(round.asOf(), snapshot.given()));
        }
        return new EnumeratorState(round.asOf(), snapshot.coordinator(), waiting, slices.reading());
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        Round of = round;
        if (!reports.complete(checkpoint, slices, of.coordination())) {
            return;
        }
        context.callAsync(() -> of.coordination().ask(coordinator -> true), (said, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("States cannot be computed", failure);
            }
            deal();
        });
    }

    /**
     * Flink lets the enumerator go as soon as all tasks have ended, whatever it still has to hear and to do: the states of the
     * last checkpoint are told here at the latest. In a thread of its own.
     */
    @Override
    public void close() {
        thread.finish();
        quota.close();
        rounds.close();
        round.coordination().close();
    }
}
