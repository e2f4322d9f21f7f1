package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.Slice;
import dev.cairn.json.PythonJson;
import dev.cairn.records.RecordPass;
import dev.cairn.records.RecordPredicate;
import dev.cairn.records.RecordStep;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.extract.RecordArray;
import dev.cairn.runtime.spi.BatchFilter;
import dev.cairn.templates.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Filters records with a custom filter that sees a page as a whole. Thread-safe. */
record BatchFilterAdapter(BatchFilter filter) implements RecordPredicate, RecordStep {

    @Override
    public Optional<RecordStep> inBatches() {
        return Optional.of(this);
    }

    /** One record alone. */
    @Override
    public boolean keeps(StreamRecord record, Slice slice, Scope scope) {
        try (BatchFilter.OfPage page = filter.open(StreamSlices.seen(slice), scope.lookUp("next_page_token"))) {
            BatchFilter.Kept kept = page.filter(PythonJson.writeBytes(List.of(record.tree())), true);
            if (kept.records().failure() != null) {
                throw kept.records().failure();
            }
            return !kept.positions().isEmpty();
        }
    }

    @Override
    public RecordStep.OfPage open(Slice slice, Scope scope) {
        return new OfPage(filter.open(StreamSlices.seen(slice), scope.lookUp("next_page_token")));
    }

    private static final class OfPage implements RecordStep.OfPage {

        private final BatchFilter.OfPage page;
        private long seen;

        OfPage(BatchFilter.OfPage page) {
            this.page = page;
        }

        @Override
        public void apply(RecordPass records, boolean last) {
            List<Integer> live = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                if (!records.isDropped(i)) {
                    live.add(i);
                }
            }
            List<RecordPass.Kept> kept = new ArrayList<>();
            RuntimeException failure = null;
            long first = seen;
            int done = 0;
            do {
                RecordChunk chunk = RecordChunk.of(records, live, done);
                done += chunk.count();
                seen += chunk.count();
                BatchFilter.Kept some = page.filter(chunk.json(), last && done == live.size());
                add(some, live, first, kept);
                failure = some.records().failure();
            } while (failure == null && done < live.size());
            records.keep(kept);
            if (failure != null) {
                records.failAtEnd(failure);
            }
        }

        private static void add(BatchFilter.Kept some, List<Integer> live, long first, List<RecordPass.Kept> kept) {
            try {
                List<StreamRecord> found = RecordArray.read(some.records().json());
                for (int i = 0; i < found.size(); i++) {
                    long position = some.positions().get(i) - first;
                    boolean known = position >= 0 && position < live.size();
                    kept.add(new RecordPass.Kept(known ? live.get((int) position) : -1, found.get(i)));
                }
            } catch (IOException e) {
                throw new SystemException("What a custom filter kept cannot be read: " + e.getMessage());
            }
        }

        @Override
        public void close() {
            page.close();
        }
    }
}
