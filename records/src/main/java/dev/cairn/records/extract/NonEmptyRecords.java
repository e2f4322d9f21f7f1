package dev.cairn.records.extract;

import dev.cairn.http.response.Response;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.StreamRecord;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the values that an extractor finds as records, without empty ones. All values of a body are in memory.
 * Thread-safe.
 *
 * @param listener hears how many values of a body were left out, if there were any
 */
public record NonEmptyRecords(ValueExtractor.BodyValues values, LongConsumer listener) implements RecordExtractor {

    @Override
    public RecordCursor open(Response response) throws IOException {
        ValueExtractor.Found all = values.find(response);
        ValueExtractor.Found kept = all.withoutEmpty();
        if (kept.skipped() > all.skipped()) {
            listener.accept(kept.skipped() - all.skipped());
        }
        Iterator<@Nullable Object> records = kept.values().iterator();
        return new RecordCursor() {
            @Override
            public @Nullable StreamRecord next() throws IOException {
                return records.hasNext() ? Records.ofTree(records.next()) : null;
            }

            @Override
            public long skipped() {
                return kept.skipped();
            }
        };
    }
}
