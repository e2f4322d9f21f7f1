package dev.cairn.runtime.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which records of a page are kept, seeing them one after the other: a {@code CustomRecordFilter} that runs
 * elsewhere. Thread-safe.
 */
public interface BatchFilter extends CustomRecordFilter {

    /**
     * Begins with a page.
     *
     * @param pageToken what it was requested with; null for a first page
     */
    OfPage open(StreamSlice slice, @Nullable Object pageToken);

    /** The filter of one page. Confined to one thread. */
    interface OfPage extends AutoCloseable {

        /**
         * What is kept of some further records of the page, and perhaps of earlier ones that were not decided on yet.
         *
         * @param json a JSON array of objects, as {@link dev.cairn.json.PythonJson} has it
         * @param last whether these are the last ones of the page
         */
        Kept filter(byte[] json, boolean last);

        /** Nothing of the page is needed any more. */
        @Override
        void close();
    }

    /**
     * Records that are kept.
     *
     * @param records as text; their failure is that of the filter
     * @param positions which records they were, counted from 0 since the page began; -1 for one that is new
     */
    record Kept(RecordBatch records, List<Long> positions) {

        public Kept {
            positions = List.copyOf(positions);
        }
    }

    /** Not used: records come in batches. */
    @Override
    default boolean keeps(Map<String, @Nullable Object> record, StreamSlice slice) {
        throw new UnsupportedOperationException("records are filtered in batches");
    }
}
