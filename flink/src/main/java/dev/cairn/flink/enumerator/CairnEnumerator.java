package dev.cairn.flink.enumerator;

import dev.cairn.flink.quota.QuotaEvent;
import dev.cairn.flink.quota.SharedWindows;
import dev.cairn.flink.settings.CountedTransport;
import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.flink.split.CairnSplit;
import dev.cairn.flink.split.SplitEvent;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Flink knows of a job's slices: hears readers, counts their calls, and has its part of each checkpoint. Its methods
 * run in the enumerator's thread.
 */
public final class CairnEnumerator implements SplitEnumerator<CairnSplit, EnumeratorState> {

    private static final Logger LOG = LoggerFactory.getLogger(CairnEnumerator.class);

    private final SplitEnumeratorContext<CairnSplit> context;
    private final SplitAssigner assigner;
    private final SharedWindows quota;
    private final CheckpointReports reports;

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
        this.quota = new SharedWindows(
                settings.lease(),
                restored == null,
                (reader, event) -> context.runInCoordinatorThread(() -> send(reader, event)));
        this.reports = new CheckpointReports(new StateFileWriter(settings.stateFile()));
        MetricGroup metrics = context.metricGroup();
        Counter bytes = metrics.counter("numBytesIn", new ThreadSafeSimpleCounter());
        Rounds rounds = new Rounds(
                settings,
                settings.connector(code, quota, network -> new CountedTransport(network, metrics, bytes)),
                context.currentParallelism());
        this.assigner = restored == null
                ? new SplitAssigner(context, rounds, rounds.first(), new SplitAssignments())
                : new SplitAssigner(context, rounds, rounds.resumed(restored), SplitAssignments.of(restored));
    }

    @Override
    public void start() {
        if (context.currentParallelism() > 1 && !quota.isLimited()) {
            LOG.warn(
                    "The manifest has no api_budget: {} readers call the API as fast as they can",
                    context.currentParallelism());
        }
        assigner.deal();
    }

    @Override
    public void addReader(int reader) {
        // It asks for slices by itself.
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        assigner.want(reader);
    }

    @Override
    public void handleSourceEvent(int reader, SourceEvent event) {
        if (event instanceof QuotaEvent.ToQuota wish) {
            wish.accept(reader, quota);
        } else if (event instanceof SplitEvent.Begun begun) {
            assigner.begun(reader, begun.splitIds());
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
        assigner.closed(reader, splits);
        send(
                reader,
                new SplitEvent.ClosingKnown(
                        splits.stream().map(CairnSplit::splitId).collect(Collectors.toCollection(HashSet::new))));
        assigner.deal();
    }

    private void send(int reader, SourceEvent event) {
        if (context.registeredReaders().containsKey(reader)) {
            context.sendEventToSourceReader(reader, event);
        }
    }

    /** Flink calls it for each reader that goes on from an earlier checkpoint, also with nothing to give back. */
    @Override
    public void addSplitsBack(List<CairnSplit> back, int reader) {
        quota.forget(reader);
        assigner.takeBack(reader, back);
    }

    @Override
    public EnumeratorState snapshotState(long checkpoint) {
        reports.begin(checkpoint, assigner.readersWithPositions());
        return assigner.snapshot(checkpoint);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        assigner.complete(checkpoint, reports);
    }

    /**
     * Flink lets the enumerator go as soon as all tasks have ended, even if it still has something to hear and to do: the
     * states of the last checkpoint are told here at the latest. In a thread of its own.
     */
    @Override
    public void close() {
        assigner.finish();
        quota.close();
        assigner.close();
    }
}
