package dev.cairn.flink.reader;

import dev.cairn.runtime.split.SplitItem;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;
import org.apache.flink.metrics.Counter;

/**
 * Moves a slice's position with each record that it emits, in one step as the task's thread sees it: a checkpoint has
 * both or neither.
 *
 * @param numRecordsIn Flink counts all that is fetched, whether it is a record or not
 */
record CairnRecordEmitter<T>(RecordConversion<T> format, Counter numRecordsIn)
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
