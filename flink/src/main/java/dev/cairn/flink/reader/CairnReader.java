package dev.cairn.flink.reader;

import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import dev.cairn.flink.quota.LeasedWindows;
import dev.cairn.flink.quota.QuotaEvent;
import dev.cairn.flink.settings.CountedTransport;
import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.flink.split.CairnSplit;
import dev.cairn.flink.split.SplitEvent;
import dev.cairn.runtime.split.SplitItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.RecordEmitter;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.fetcher.SingleThreadFetcherManager;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the slices that it is given. Its methods run in the task's thread.
 *
 * <p>It keeps slices that are closed, in checkpoints as well, until the enumerator has said that it knows of them: the
 * enumerator's part of a checkpoint is written before the reader's.
 */
@SuppressWarnings("try") // closing may be interrupted, as Flink has it
public final class CairnReader<T>
        extends SingleThreadMultiplexSourceReaderBase<Fetched, T, CairnSplit, CairnSplitState> {

    private static final Logger LOG = LoggerFactory.getLogger(CairnReader.class);

    private final KeptFetcher fetcher;
    private final RoundReaders rounds;
    private final LeasedWindows quota;
    private final FetchInterruption interruption;
    private final Map<String, CairnSplit> unacknowledged = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    /** What it was given before it started. */
    private final Set<String> begun = new HashSet<>();

    private CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    private boolean started;
    private boolean ending;

    private CairnReader(
            KeptFetcher fetcher,
            RoundReaders rounds,
            LeasedWindows quota,
            FetchInterruption interruption,
            RecordConversion<T> format,
            SourceReaderContext context) {
        super(
                fetcher,
                new CairnRecordEmitter<>(
                        format, context.metricGroup().getIOMetricGroup().getNumRecordsInCounter()),
                context.getConfiguration(),
                context);
        this.fetcher = fetcher;
        this.rounds = rounds;
        this.quota = quota;
        this.interruption = interruption;
    }

    /** The reader of one subtask. */
    public static <T> CairnReader<T> of(
            SourceSettings settings, RecordConversion<T> format, SourceReaderContext context) {
        OperatorMetricGroup metrics = context.metricGroup();
        Counter waited = metrics.counter("quotaWaitMillis", new ThreadSafeSimpleCounter());
        LeasedWindows quota = new LeasedWindows(
                settings.lease(), context::sendSourceEventToCoordinator, wait -> waited.inc(wait.toMillis()));
        RoundReaders rounds = new RoundReaders(
                settings.connector(
                        context.getUserCodeClassLoader().asClassLoader(),
                        quota,
                        network -> new CountedTransport(
                                network, metrics, metrics.getIOMetricGroup().getNumBytesInCounter())),
                settings.streams(),
                context.currentParallelism());
        FetchInterruption interruption = new FetchInterruption();
        KeptFetcher fetcher =
                new KeptFetcher(() -> new CairnSplitReader(rounds::open, interruption), context.getConfiguration());
        return new CairnReader<>(fetcher, rounds, quota, interruption, format, context);
    }

    @Override
    public void start() {
        context.sendSourceEventToCoordinator(new SplitEvent.Begun(new HashSet<>(begun)));
        started = true;
        begun.clear();
        tellClosings();
        askForSlice();
    }

    private void askForSlice() {
        if (getNumberOfCurrentlyAssignedSplits() == 0) {
            context.sendSplitRequest();
        }
    }

    /** Of a checkpoint, those that are closed come as well. */
    @Override
    public void addSplits(List<CairnSplit> splits) {
        List<CairnSplit> open = new ArrayList<>();
        for (CairnSplit split : splits) {
            if (!started) {
                begun.add(split.splitId());
            }
            if (split.isOpen()) {
                open.add(split);
            } else {
                unacknowledged.put(split.splitId(), split);
            }
        }
        if (!open.isEmpty()) {
            super.addSplits(open);
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        fetcher.end();
        super.notifyNoMoreSplits();
    }

    @Override
    protected CairnSplitState initializedState(CairnSplit split) {
        return new CairnSplitState(split, rounds.track(split));
    }

    @Override
    protected CairnSplit toSplitType(String splitId, CairnSplitState slice) {
        return slice.present();
    }

    @Override
    protected void onSplitFinished(Map<String, CairnSplitState> finished) {
        List<CairnSplit> again = new ArrayList<>();
        finished.forEach((id, slice) -> {
            SyncException failure = slice.failure();
            if (failure == null) {
                unacknowledged.put(id, slice.closed());
                attempts.remove(id);
            } else if (mayTryAgain(id, failure)) {
                LOG.warn("Slice {} failed and is tried again: {}", id, failure.wholeMessage());
                rounds.renew();
                again.add(slice.present());
            } else {
                LOG.error("Slice {} failed", id, failure);
                unacknowledged.put(id, slice.failed());
            }
        });
        if (again.isEmpty()) {
            tellClosings();
            askForSlice();
        } else {
            addSplits(again);
        }
    }

    private boolean mayTryAgain(String id, SyncException failure) {
        return failure.failureType() != FailureType.CONFIG_ERROR
                && attempts.merge(id, 1, Integer::sum) < SourceSettings.ATTEMPTS;
    }

    private void tellClosings() {
        if (!unacknowledged.isEmpty()) {
            context.sendSourceEventToCoordinator(SplitEvent.Closed.of(unacknowledged.values()));
        }
    }

    @Override
    public List<CairnSplit> snapshotState(long checkpoint) {
        List<CairnSplit> splits = new ArrayList<>(super.snapshotState(checkpoint));
        splits.addAll(unacknowledged.values());
        context.sendSourceEventToCoordinator(SplitEvent.Positions.of(checkpoint, splits));
        return splits;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        super.notifyCheckpointComplete(checkpoint);
        context.sendSourceEventToCoordinator(new SplitEvent.Completed(checkpoint));
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof QuotaEvent.ToReader answer) {
            quota.handle(answer);
        } else if (event instanceof SplitEvent.ClosingKnown known) {
            unacknowledged.keySet().removeAll(known.splitIds());
            if (unacknowledged.isEmpty()) {
                acknowledged.complete(null);
                acknowledged = new CompletableFuture<>();
            }
        } else {
            throw new IllegalArgumentException("Unexpected event: " + event);
        }
    }

    /** Does not end before all closings are known: a reader that has ended cannot be asked. */
    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        InputStatus status = super.pollNext(output);
        ending = status == InputStatus.END_OF_INPUT && !unacknowledged.isEmpty();
        return ending ? InputStatus.NOTHING_AVAILABLE : status;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return ending && !unacknowledged.isEmpty() ? acknowledged : super.isAvailable();
    }

    @Override
    public void close() throws Exception {
        interruption.interrupt();
        super.close();
        rounds.close();
    }

    /**
     * Moves a slice's position with each record that it emits, in one step as the task's thread sees it: a checkpoint has
     * both or neither.
     *
     * @param numRecordsIn Flink counts all that is fetched, whether it is a record or not
     */
    private record CairnRecordEmitter<T>(RecordConversion<T> format, Counter numRecordsIn)
            implements RecordEmitter<Fetched, T, CairnSplitState> {

        @Override
        public void emitRecord(Fetched element, SourceOutput<T> output, CairnSplitState slice) {
            if (element instanceof Fetched.Failure failure) {
                numRecordsIn.dec();
                slice.fail(failure.cause());
                return;
            }
            SplitItem item = ((Fetched.Item) element).item();
            if (!(item instanceof SplitItem.Record)) {
                numRecordsIn.dec();
            }
            if (slice.tracker().observe(item) && item instanceof SplitItem.Record read) {
                T made = format.read(slice.given().split(), read.json(), System.currentTimeMillis());
                if (made != null) {
                    output.collect(made);
                }
            }
        }
    }

    /**
     * One thread that reads all slices of a reader, until there are no more. Flink would end it whenever a slice is done, and begin
     * another for the next one, which 2.3.0 does not always survive (FLINK-40660). Confined to the task's thread.
     */
    static final class KeptFetcher extends SingleThreadFetcherManager<Fetched, CairnSplit> {

        private boolean ending;

        KeptFetcher(Supplier<SplitReader<Fetched, CairnSplit>> fetchers, Configuration config) {
            super(fetchers, config);
        }

        /** There will be no other slice. */
        void end() {
            ending = true;
        }

        @Override
        public boolean maybeShutdownFinishedFetchers() {
            return ending && super.maybeShutdownFinishedFetchers();
        }
    }
}
