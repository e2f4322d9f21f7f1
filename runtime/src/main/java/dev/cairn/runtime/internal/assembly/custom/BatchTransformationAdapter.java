package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.Slice;
import dev.cairn.json.PythonJson;
import dev.cairn.records.RecordPass;
import dev.cairn.records.RecordStep;
import dev.cairn.records.RecordTransformation;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.extract.RecordArray;
import dev.cairn.runtime.spi.BatchTransformation;
import dev.cairn.runtime.spi.RecordBatch;
import dev.cairn.runtime.spi.StreamSlice;
import dev.cairn.templates.Scope;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes records with a custom transformation that takes many at a time. Thread-safe. */
record BatchTransformationAdapter(BatchTransformation transformation) implements RecordTransformation, RecordStep {

    @Override
    public Optional<RecordStep> inBatches() {
        return Optional.of(this);
    }

    @Override
    public Optional<RecordStep> then(RecordStep next) {
        return next instanceof BatchTransformationAdapter other
                ? transformation.then(other.transformation).map(BatchTransformationAdapter::new)
                : Optional.empty();
    }

    /** One record alone, as schemas and the like are transformed. */
    @Override
    public void transform(Map<String, @Nullable Object> record, Scope scope) {
        RecordBatch changed =
                transformation.transform(PythonJson.writeBytes(List.of(record)), StreamSlices.seen(Slice.WHOLE));
        if (changed.failure() != null) {
            throw changed.failure();
        }
        Map<String, @Nullable Object> tree = records(changed.json(), 1).get(0).tree();
        record.clear();
        record.putAll(tree);
    }

    @Override
    public OfPage open(Slice slice, Scope scope) {
        StreamSlice seen = StreamSlices.seen(slice);
        return (records, last) -> apply(records, seen);
    }

    private void apply(RecordPass records, StreamSlice slice) {
        int from = 0;
        while (from < records.size()) {
            RecordChunks chunks = new RecordChunks(records, from);
            Iterator<RecordBatch> batches = transformation.transform(chunks, slice);
            while (batches.hasNext()) {
                RecordBatch changed = batches.next();
                RuntimeException failure = changed.failure();
                int expected = chunks.takeCount();
                for (StreamRecord record : records(changed.json(), failure == null ? expected : -1)) {
                    records.set(from++, record);
                }
                if (failure != null && !records.fail(from++, failure)) {
                    return;
                }
            }
        }
    }

    /** @param expected how many there must be; less than 0 for any number */
    private static List<StreamRecord> records(byte[] json, int expected) {
        try {
            List<StreamRecord> records = RecordArray.read(json);
            if (expected >= 0 && records.size() != expected) {
                throw new SystemException("A custom transformation made " + records.size() + " records of " + expected);
            }
            return records;
        } catch (IOException e) {
            throw new SystemException("What a custom transformation made of records cannot be read: " + e.getMessage());
        }
    }
}
