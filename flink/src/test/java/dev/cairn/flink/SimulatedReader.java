package dev.cairn.flink;

import dev.cairn.flink.reader.CairnReader;
import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.flink.split.CairnSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;

/** A reader whose records are taken one by one. */
final class SimulatedReader implements SourceReaderContext, ReaderOutput<CairnRecord> {

    private final int number;
    private final int readers;
    private final Consumer<SourceEvent> enumerator;
    private final Runnable request;
    private final List<CairnRecord> records = new ArrayList<>();
    private int requests;
    private SourceReader<CairnRecord, CairnSplit> reader;

    private SimulatedReader(
            SourceSettings settings, int number, int readers, Consumer<SourceEvent> enumerator, Runnable request) {
        this.number = number;
        this.readers = readers;
        this.enumerator = enumerator;
        this.request = request;
        this.reader = CairnReader.of(settings, new JsonRecordFormat(), this);
    }

    /**
     * A reader of a job.
     *
     * @param enumerator where its events go
     * @param request asks for a slice
     */
    static SimulatedReader of(
            SourceSettings settings, int number, int readers, Consumer<SourceEvent> enumerator, Runnable request) {
        return new SimulatedReader(settings, number, readers, enumerator, request);
    }

    /** @param splits of a checkpoint */
    void begin(List<CairnSplit> splits) {
        if (!splits.isEmpty()) {
            reader.addSplits(splits);
        }
        reader.start();
    }

    void add(List<CairnSplit> splits) {
        reader.addSplits(splits);
    }

    void noMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    void handle(SourceEvent event) {
        reader.handleSourceEvents(event);
    }

    List<CairnSplit> snapshot(long checkpoint) {
        return reader.snapshotState(checkpoint);
    }

    void complete(long checkpoint) throws Exception {
        reader.notifyCheckpointComplete(checkpoint);
    }

    /** The ids of all records that it emitted. */
    List<Long> ids() {
        return records.stream().map(Committed::id).toList();
    }

    /** Emits so many records in all, if they come. */
    void emit(int count) throws Exception {
        for (int i = 0; records.size() < count && i < 1_000; i++) {
            poll();
        }
    }

    /** Reads until it asks for another slice: the one that it had is closed then. */
    void readSlice() throws Exception {
        int before = requests;
        Until.so("the slice is closed", () -> {
            poll();
            return requests > before;
        });
    }

    /** Reads what it has, and what it is asked to do for that; true if it has ended. */
    boolean poll() throws Exception {
        InputStatus status = reader.pollNext(this);
        if (status == InputStatus.NOTHING_AVAILABLE) {
            try {
                reader.isAvailable().get(20, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Others have to do something first.
            }
        }
        return status == InputStatus.END_OF_INPUT;
    }

    void close() {
        try {
            reader.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void collect(CairnRecord record) {
        records.add(record);
    }

    @Override
    public void collect(CairnRecord record, long timestamp) {
        records.add(record);
    }

    @Override
    public SourceOutput<CairnRecord> createOutputForSplit(String splitId) {
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceReaderMetricGroup metricGroup() {
        return UnregisteredMetricsGroup.createSourceReaderMetricGroup();
    }

    @Override
    public Configuration getConfiguration() {
        return new Configuration();
    }

    @Override
    public String getLocalHostName() {
        return "here";
    }

    @Override
    public int getIndexOfSubtask() {
        return number;
    }

    @Override
    public void sendSplitRequest() {
        requests++;
        request.run();
    }

    @Override
    public void sendSourceEventToCoordinator(SourceEvent event) {
        enumerator.accept(event);
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        return SimpleUserCodeClassLoader.create(SimulatedReader.class.getClassLoader());
    }

    @Override
    public int currentParallelism() {
        return readers;
    }
}
