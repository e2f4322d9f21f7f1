package dev.cairn.records.extract;

import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.DecodedValue;
import dev.cairn.records.decoder.DecodedValues;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the records of a body, value by value. */
final class ValueRecords implements RecordCursor {

    private final DecodedValues values;
    private final RecordFinder finder;
    private RecordCursor current = () -> null;
    private long count;

    private ValueRecords(DecodedValues values, RecordFinder finder) {
        this.values = values;
        this.finder = finder;
    }

    /** A cursor that has searched the first value, which is the only one where a whole body is one JSON text. */
    static ValueRecords open(DecodedValues values, RecordFinder finder) throws IOException {
        ValueRecords records = new ValueRecords(values, finder);
        try {
            records.nextValue();
        } catch (IOException | RuntimeException e) {
            records.close();
            throw e;
        }
        return records;
    }

    @Override
    public @Nullable StreamRecord next() throws IOException {
        StreamRecord record = current.next();
        while (record == null && nextValue()) {
            record = current.next();
        }
        return record;
    }

    private boolean nextValue() throws IOException {
        DecodedValue value = values.next();
        if (value == null) {
            return false;
        }
        count++;
        try {
            current = finder.find(value);
        } catch (MalformedBodyException e) {
            throw value instanceof DecodedValue.JsonText text && !text.manyBodies()
                    ? new MalformedBodyException("Value " + count + " of the response: " + e.getMessage(), e)
                    : e;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        try (values) {
            current.close();
        }
    }
}
