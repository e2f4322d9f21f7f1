package dev.cairn.retrieval.async;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.RequestScope;
import dev.cairn.records.DroppedRecord;
import dev.cairn.records.RecordSelector;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.templates.Scope;
import dev.cairn.templates.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the results of a completed job, one after the other, page by page, and then deletes the job. The order of
 * records counts within one result only: the API does not say that the records of one file come after those of another.
 * Confined to one thread.
 */
final class JobReader implements SliceReader {

    private final AsyncJobRepository api;
    private final Job job;
    private final Retriever download;
    private final RecordSelector selector;
    private final Slice slice;
    private final Scope scope;
    private final boolean reportsDropped;
    private final JobPositions positions;
    private final @Nullable PagePosition from;
    private @Nullable JobResults results;
    private @Nullable SliceReader current;
    private @Nullable Page ahead;
    private @Nullable SyncException failureAhead;
    private long pages;
    private @Nullable RuntimeException failure;
    private boolean ended;

    JobReader(
            AsyncJobRepository api,
            Job job,
            Retriever download,
            RecordSelector selector,
            Scope scope,
            boolean reportsDropped,
            JobPositions positions) {
        this.api = api;
        this.job = job;
        this.download = download;
        this.selector = selector;
        // Filters and transformations do not see the extra fields of a partition, as in the reference.
        this.slice = new Slice(job.slice().partition(), job.slice().window(), Map.of());
        this.scope = RequestScope.ofRequest(scope, slice, null);
        this.reportsDropped = reportsDropped;
        this.positions = positions;
        this.from = job.slice().position();
        this.pages = from == null ? 0 : from.pages();
    }

    @Override
    public @Nullable Page nextPage() throws InterruptedException {
        if (failure != null) {
            throw told(failure);
        }
        Page page = ended ? null : nextDownloaded();
        if (page == null || page.records().isEmpty()) {
            return page;
        }
        List<DroppedRecord> dropped = new ArrayList<>();
        RecordSelector.Selection selection =
                selector.select(page.records(), slice, scope, reportsDropped ? dropped : null);
        failure = selection.failure();
        if (failure != null && selection.records().isEmpty()) {
            throw told(failure);
        }
        return failure == null
                ? new Page(selection.records(), dropped, page.event(), page.position())
                : new Page(selection.records(), dropped, SliceEvent.PAGE_CONTINUES);
    }

    private static RuntimeException told(RuntimeException failure) {
        return failure instanceof TemplateException
                ? new SystemException(
                        "A template of the connector's manifest fails: " + failure.getMessage(),
                        String.valueOf(failure),
                        failure)
                : failure;
    }

    private @Nullable Page nextDownloaded() throws InterruptedException {
        JobResults left = results;
        if (left == null) {
            List<String> readBefore = from != null && job.isEarlier() ? from.lastRecords() : List.of();
            left = new JobResults(api.downloads(job), readBefore);
            results = left;
            if (from != null && !from.isStart() && left.read().isEmpty()) {
                pages = 0;
                positions.beginsAnew(from);
                return Page.of(SliceEvent.BEGUN_ANEW);
            }
        }
        while (true) {
            SliceReader reader = current;
            Page page = reader == null ? null : next(reader, left);
            if (page != null) {
                return page;
            }
            left.ended();
            if (!left.hasNext()) {
                ended = true;
                api.delete(job);
                return null;
            }
            current = download.open(left.next());
            if (left.areSeveral()) {
                return Page.of(left.hasNext() ? SliceEvent.RUN_STARTED : SliceEvent.LAST_RUN_STARTED);
            }
        }
    }

    /** The next page of a result. Reading goes on behind the last one only, so it is read ahead whether one follows. */
    private @Nullable Page next(SliceReader reader, JobResults of) throws InterruptedException {
        if (failureAhead != null) {
            throw failureAhead;
        }
        Page page = ahead == null ? reader.nextPage() : ahead;
        ahead = null;
        if (page == null || page.event() != SliceEvent.PAGE_COMPLETED || !positions.areKept()) {
            return page;
        }
        pages++;
        try {
            ahead = reader.nextPage();
        } catch (SyncException e) {
            failureAhead = e; // after the page, whose records are good
        }
        if (ahead != null || failureAhead != null) {
            return page;
        }
        of.ended();
        return new Page(page.records(), page.dropped(), page.event(), positions.of(job, pages, of.read()));
    }
}
