package dev.cairn.records.extract;

import dev.cairn.http.response.Response;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.StreamRecord;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins the records of several extractors, or takes those of the first extractor that finds any. Each extractor reads
 * the body again. Thread-safe.
 *
 * <p>Source of the rules: {@code CombinedExtractor} of the Python CDK.
 */
public final class CombinedExtractor implements RecordExtractor {

    private final List<RecordExtractor> extractors;
    private final boolean firstMatchOnly;

    /** @param firstMatchOnly whether extractors after the first that finds records are not asked */
    public CombinedExtractor(List<RecordExtractor> extractors, boolean firstMatchOnly) {
        this.extractors = List.copyOf(extractors);
        this.firstMatchOnly = firstMatchOnly;
    }

    @Override
    public RecordCursor open(Response response) throws IOException {
        return new Combined(response.repeatable());
    }

    private final class Combined implements RecordCursor {

        private final Response response;
        private final Iterator<RecordExtractor> rest = extractors.iterator();
        private RecordCursor current = () -> null;
        private long skipped;

        Combined(Response response) {
            this.response = response;
        }

        @Override
        public @Nullable StreamRecord next() throws IOException {
            StreamRecord record = current.next();
            while (record == null && rest.hasNext()) {
                end();
                current = rest.next().open(response);
                record = current.next();
                if (record == null && firstMatchOnly) {
                    current.close();
                    current = () -> null; // what it skipped is of no page that matched
                }
            }
            if (firstMatchOnly && record != null) {
                rest.forEachRemaining(unasked -> {});
            }
            return record;
        }

        private void end() throws IOException {
            skipped += current.skipped();
            current.close();
        }

        @Override
        public long skipped() {
            return skipped + current.skipped();
        }

        @Override
        public void close() throws IOException {
            current.close();
        }
    }
}
