package dev.cairn.records.extract;

import dev.cairn.http.response.Response;
import dev.cairn.records.FieldPath;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.DecodedValue;
import dev.cairn.records.decoder.DecodedValues;
import dev.cairn.records.decoder.Decoder;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records at a path in the values of a body.
 *
 * <p>An object there is one record, and a list gives its items; an empty object, null, false, 0 and "" give no record.
 * With a JSON decoder and a path of plain keys, records are found while scanning and stay bytes; otherwise values are
 * decoded to trees.
 *
 * @param path where the records are; asked once per body
 * @param expander makes records of the items of a list in each record, or null
 */
public record DpathExtractor(
        Decoder decoder, Supplier<FieldPath> path, @Nullable RecordExpander expander) implements RecordExtractor {

    @Override
    public RecordCursor open(Response response) throws IOException {
        RecordFinder finder = new RecordFinder(path.get());
        RecordCursor records = ValueRecords.open(decoder.decode(response), finder);
        return expander == null ? records : new ExpandedRecords(records, expander);
    }

    /** Reads records that an expander makes of other records. */
    private static final class ExpandedRecords implements RecordCursor {

        private final RecordCursor parents;
        private final RecordExpander expander;
        private RecordCursor current = () -> null;

        ExpandedRecords(RecordCursor parents, RecordExpander expander) {
            this.parents = parents;
            this.expander = expander;
        }

        @Override
        public @Nullable StreamRecord next() throws IOException {
            StreamRecord record = current.next();
            while (record == null) {
                StreamRecord parent = parents.next();
                if (parent == null) {
                    return null;
                }
                current = expander.expand(parent);
                record = current.next();
            }
            return record;
        }

        @Override
        public void close() throws IOException {
            parents.close();
        }
    }

    /** Reads the records of a body, value by value. */
    private static final class ValueRecords implements RecordCursor {

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
}
