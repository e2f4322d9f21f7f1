package dev.cairn.runtime.internal.trial;

import dev.cairn.documents.Place;
import dev.cairn.http.response.Response;
import dev.cairn.json.Json;
import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.RecordPredicate;
import dev.cairn.records.RecordTransformation;
import dev.cairn.records.StreamRecord;
import dev.cairn.runtime.trial.RecordTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts itself between the parts of a selection, and tells a trace what each of them does. Thread-safe if the trace is. */
public record SelectionTrace(RecordTrace trace) {

    /**
     * An extractor that tells how many records it finds.
     *
     * @param path where it looks in JSON; null for one that looks in another way
     */
    public RecordExtractor extractor(RecordExtractor extractor, Place place, @Nullable Supplier<FieldPath> path) {
        return response -> {
            Response known = path == null || response.isLarge() ? response : response.repeatable();
            return new CountingCursor(extractor.open(known), place, known, path);
        };
    }

    /** What comes first where filters come first. */
    public RecordPredicate firstFilter() {
        return (record, slice, scope) -> {
            trace.record(copy(record.tree()));
            return true;
        };
    }

    /** What comes first where transformations come first. */
    public RecordTransformation firstTransformation() {
        return (record, scope) -> trace.record(copy(record));
    }

    /**
     * A filter that tells what it decides.
     *
     * @param what the filter in words
     */
    public RecordPredicate filter(RecordPredicate filter, @Nullable Place place, String what) {
        return (record, slice, scope) -> {
            boolean kept = filter.keeps(record, slice, scope);
            trace.filtered(place, what, kept);
            return kept;
        };
    }

    /**
     * A transformation that tells what it does.
     *
     * @param what its type
     */
    public RecordTransformation transformation(RecordTransformation transformation, Place place, String what) {
        return (record, scope) -> {
            transformation.transform(record, scope);
            trace.transformed(place, what, copy(record));
        };
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> record) {
        try {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(Json.parse(Json.writeBytes(record))))
                    .forEach((name, value) -> copy.put(String.valueOf(name), value));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("what was written as JSON is none", e);
        }
    }

    /** Confined to one thread. */
    private final class CountingCursor implements RecordCursor {

        private final RecordCursor records;
        private final Place place;
        private final Response response;
        private final @Nullable Supplier<FieldPath> path;
        private long count;
        private boolean told;

        CountingCursor(RecordCursor records, Place place, Response response, @Nullable Supplier<FieldPath> path) {
            this.records = records;
            this.place = place;
            this.response = response;
            this.path = path;
        }

        @Override
        public @Nullable StreamRecord next() throws IOException {
            StreamRecord record = records.next();
            if (record != null) {
                count++;
            } else {
                tell();
            }
            return record;
        }

        @Override
        public void next(int limit, List<StreamRecord> target) throws IOException {
            int before = target.size();
            records.next(limit, target);
            count += target.size() - before;
            if (target.size() - before < limit) {
                tell();
            }
        }

        private void tell() {
            if (!told) {
                told = true;
                trace.extracted(place, count, count == 0 ? missing() : null);
            }
        }

        private @Nullable String missing() {
            if (path == null || response.buffered() == null) {
                return null;
            }
            try {
                return MissingPath.in(Json.parse(response.bytes()), path.get().texts());
            } catch (IOException e) {
                return null; // no JSON, which another extractor may be able to read
            }
        }

        @Override
        public long skipped() {
            return records.skipped();
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
