package dev.cairn.runtime.retriever;

import dev.cairn.runtime.http.PageRequest;
import dev.cairn.runtime.http.RequestScope;
import dev.cairn.runtime.http.Response;
import dev.cairn.runtime.pagination.PageResult;
import dev.cairn.runtime.record.DroppedRecord;
import dev.cairn.runtime.record.RecordCursor;
import dev.cairn.runtime.record.RecordPredicate;
import dev.cairn.runtime.record.RecordSelector;
import dev.cairn.runtime.record.ResponseBody;
import dev.cairn.runtime.record.StreamRecord;
import dev.cairn.runtime.slice.Slice;
import dev.cairn.runtime.template.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page whose records are being read. Confined to one thread. */
final class OpenPage {

    /** So many records of a streamed page are in memory at a time. */
    private static final int PART = 1000;

    private final PageRequest request;
    private final Response response;
    private final RecordSelector selector;
    private final RecordCursor records;
    private final Slice slice;
    private final Scope scope;
    private final SimpleRetriever.Reading reading;
    private long raw;
    private long kept;
    private @Nullable StreamRecord last;

    private OpenPage(
            PageRequest request,
            Response response,
            RecordSelector selector,
            RecordCursor records,
            Slice slice,
            Scope scope,
            SimpleRetriever.Reading reading) {
        this.request = request;
        this.response = response;
        this.selector = selector;
        this.records = records;
        this.slice = slice;
        this.scope = scope;
        this.reading = reading;
    }

    static OpenPage open(
            PageRequest request,
            Response response,
            RecordSelector selector,
            Slice slice,
            Scope scope,
            SimpleRetriever.Reading reading)
            throws IOException {
        ResponseBody body = reading.streamed()
                ? ResponseBody.streamed(response.stream(), response.charset())
                : ResponseBody.of(response.bytes(), response.charset());
        Scope pageScope = RequestScope.ofRequest(scope, slice, request.token());
        return new OpenPage(request, response, selector, selector.open(body), slice, pageScope, reading);
    }

    /** The next part; the last one is complete. Closes the body after that, and when it fails. */
    Page next() throws IOException {
        boolean goesOn = false;
        try {
            int limit = reading.streamed() ? PART : Integer.MAX_VALUE;
            List<StreamRecord> some = records.next(limit);
            goesOn = some.size() == limit;
            raw += some.size();
            List<DroppedRecord> dropped = new ArrayList<>();
            List<StreamRecord> selected =
                    selector.select(some, slice, scope, reading.reportsDropped() ? dropped : null);
            kept += selected.size();
            if (!selected.isEmpty()) {
                last = selected.get(selected.size() - 1);
            }
            Page.Kind kind = goesOn ? Page.Kind.PART : Page.Kind.COMPLETE;
            RecordPredicate filter = reading.filterAfterPagination();
            return filter == null ? new Page(selected, dropped, kind) : filtered(selected, dropped, kind, filter);
        } finally {
            if (!goesOn) {
                records.close();
            }
        }
    }

    private Page filtered(
            List<StreamRecord> selected, List<DroppedRecord> dropped, Page.Kind kind, RecordPredicate filter) {
        List<StreamRecord> emitted = new ArrayList<>();
        List<DroppedRecord> all = new ArrayList<>();
        Iterator<DroppedRecord> before = dropped.iterator();
        DroppedRecord next = before.hasNext() ? before.next() : null;
        for (int i = 0; i <= selected.size(); i++) {
            while (next != null && next.keptBefore() == i) {
                all.add(new DroppedRecord(emitted.size(), next.record()));
                next = before.hasNext() ? before.next() : null;
            }
            if (i < selected.size()) {
                StreamRecord record = selected.get(i);
                if (filter.keeps(record, slice, scope)) {
                    emitted.add(record);
                } else if (reading.reportsDropped()) {
                    all.add(new DroppedRecord(emitted.size(), record));
                }
            }
        }
        return new Page(emitted, all, kind);
    }

    /** What the paginator sees of the page, once it is complete. */
    PageResult result() {
        return new PageResult(response, raw, kept, last == null ? null : last.tree(), request.token(), slice);
    }
}
