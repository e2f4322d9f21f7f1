package dev.cairn.retriever.async;

import dev.cairn.error.SystemException;
import dev.cairn.http.request.RequestScope;
import dev.cairn.record.DroppedRecord;
import dev.cairn.record.RecordSelector;
import dev.cairn.retriever.Page;
import dev.cairn.retriever.Retriever;
import dev.cairn.retriever.SliceEvent;
import dev.cairn.retriever.SliceReader;
import dev.cairn.slice.Slice;
import dev.cairn.template.Scope;
import dev.cairn.template.TemplateException;
import java.util.ArrayList;
import java.util.Iterator;
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
    private @Nullable Iterator<Slice> results;
    private @Nullable SliceReader current;
    private boolean several;
    private @Nullable RuntimeException failure;
    private boolean ended;

    JobReader(
            AsyncJobRepository api,
            Job job,
            Retriever download,
            RecordSelector selector,
            Scope scope,
            boolean reportsDropped) {
        this.api = api;
        this.job = job;
        this.download = download;
        this.selector = selector;
        // Filters and transformations do not see the extra fields of a partition, as in the reference.
        this.slice = new Slice(job.slice().partition(), job.slice().window(), Map.of());
        this.scope = RequestScope.ofRequest(scope, slice, null);
        this.reportsDropped = reportsDropped;
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
        return new Page(selection.records(), dropped, failure == null ? page.event() : SliceEvent.PAGE_CONTINUES);
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
        Iterator<Slice> left = results;
        if (left == null) {
            List<Slice> downloads = api.downloads(job);
            several = downloads.size() > 1;
            left = downloads.iterator();
            results = left;
        }
        while (true) {
            SliceReader reader = current;
            Page page = reader == null ? null : reader.nextPage();
            if (page != null) {
                return page;
            }
            if (!left.hasNext()) {
                ended = true;
                api.delete(job);
                return null;
            }
            current = download.open(left.next());
            if (several) {
                return Page.of(left.hasNext() ? SliceEvent.RUN_STARTED : SliceEvent.LAST_RUN_STARTED);
            }
        }
    }
}
