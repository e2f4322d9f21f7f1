package dev.cairn.retrieval;

import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestScope;
import dev.cairn.http.response.Response;
import dev.cairn.records.DroppedRecord;
import dev.cairn.records.PageSelection;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordSelector;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.pagination.PageResult;
import dev.cairn.retrieval.pagination.signal.RecordsFrame;
import dev.cairn.retrieval.position.RawRecords;
import dev.cairn.templates.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the records of one response. Confined to one thread. */
final class OpenPage implements PageReader {

    /** So many records of a streamed page are in memory at a time. */
    private static final int PART = 1000;

    /** So many of a page in memory, since a small body may be packed and have many. */
    private static final int MOST = 10_000;

    private final PageRequest request;
    private final Response response;
    private final RecordSelector selector;
    private final PageSelection selection;
    private final Slice slice;
    private final ReadingRules rules;
    private final RawRecords seen;
    private @Nullable RecordCursor records;
    private final boolean inParts;
    /** Where its first record stands, and the one that came last; null where that is not known. */
    private StreamRecord.@Nullable Source from;

    private StreamRecord.@Nullable Source to;
    private long raw;
    private long kept;
    private @Nullable StreamRecord last;
    private @Nullable Exception failure;

    /**
     * A page before anything of its body has been read.
     *
     * @param seen sees its records first
     */
    OpenPage(
            PageRequest request,
            Response response,
            RecordSelector selector,
            Slice slice,
            Scope scope,
            ReadingRules rules,
            RawRecords seen) {
        this.request = request;
        this.response = response;
        this.selector = selector;
        this.slice = slice;
        this.selection = selector.page(slice, RequestScope.ofRequest(scope, slice, request.token()));
        this.rules = rules;
        this.seen = seen;
        this.inParts = rules.body().streamed() || response.isLarge();
    }

    private void close() throws IOException {
        selection.close();
        if (records == null) {
            response.stream().close();
        } else {
            records.close();
        }
    }

    private RecordCursor records() throws IOException {
        RecordCursor opened = records;
        if (opened == null) {
            opened = selector.open(response);
            records = opened;
        }
        return opened;
    }

    /**
     * The next part. Closes the body after the last one, and when it fails. What comes before a mistake of the body, or
     * before a record on which a filter or a transformation fails, is a part of its own, and the failure comes with the
     * next one.
     */
    @Override
    public Page next() throws IOException {
        boolean goesOn = false;
        try {
            throwFailure();
            int limit = selector.fetchesFiles() ? 1 : inParts ? PART : MOST;
            List<StreamRecord> some = read(limit);
            note(some);
            boolean end = some.size() < limit;
            int known = seen.read(some);
            if (known > 0) {
                select(some.subList(0, known), false, null); // the paginator sees them all the same
            }
            List<DroppedRecord> dropped = new ArrayList<>();
            List<StreamRecord> selected = select(
                    some.subList(known, some.size()), end, rules.filtering().reportsDropped() ? dropped : null);
            if (selected.isEmpty()) {
                throwFailure();
            }
            goesOn = failure != null || !end;
            return new Page(selected, dropped, goesOn ? SliceEvent.PAGE_CONTINUES : SliceEvent.PAGE_COMPLETED);
        } finally {
            if (!goesOn) {
                close();
            }
        }
    }

    private void note(List<StreamRecord> some) {
        if (!some.isEmpty()) {
            from = raw == 0 ? some.get(0).source() : from;
            to = some.get(some.size() - 1).source();
            raw += some.size();
        }
    }

    private List<StreamRecord> select(List<StreamRecord> some, boolean end, @Nullable List<DroppedRecord> dropped) {
        RecordSelector.Selection found = selection.select(some, end, dropped);
        List<StreamRecord> selected = found.records();
        if (found.failure() != null) {
            failure = found.failure();
        }
        kept += selected.size();
        if (!selected.isEmpty()) {
            last = selected.get(selected.size() - 1);
        }
        return selected;
    }

    /** What can be read; a mistake after it is kept. */
    private List<StreamRecord> read(int limit) {
        List<StreamRecord> some = new ArrayList<>();
        try {
            records().next(limit, some);
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        return some;
    }

    private void throwFailure() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
    }

    @Override
    public Response response() {
        return response;
    }

    @Override
    public PageResult result() {
        long skipped = records == null ? 0 : records.skipped();
        return new PageResult(response, raw + skipped, kept, last == null ? null : last.tree(), request.token(), slice);
    }

    @Override
    public Optional<RecordsFrame> frame() {
        if (raw == 0) {
            return RecordsFrame.withoutRecords(response.buffered());
        }
        return from == null || to == null ? Optional.empty() : RecordsFrame.around(from, to);
    }
}
