package dev.cairn.runtime.retriever;

import dev.cairn.runtime.error.SystemException;
import dev.cairn.runtime.error.TransientException;
import dev.cairn.runtime.http.HttpOutcome;
import dev.cairn.runtime.http.PageRequest;
import dev.cairn.runtime.pagination.PageResult;
import dev.cairn.runtime.pagination.RepeatedTokenGuard;
import dev.cairn.runtime.record.MalformedBodyException;
import dev.cairn.runtime.slice.Slice;
import dev.cairn.runtime.template.TemplateException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The pages of one slice, one after the other. Confined to one thread. */
final class PageByPage implements SliceReader {

    private final SimpleRetriever retriever;
    private final Slice slice;
    private RepeatedTokenGuard guard = new RepeatedTokenGuard();
    private @Nullable PageRequest next;
    private @Nullable OpenPage current;
    private int pages;

    PageByPage(SimpleRetriever retriever, Slice slice) {
        this.retriever = retriever;
        this.slice = slice;
        this.next = retriever.paginator().first();
    }

    @Override
    public @Nullable Page nextPage() throws InterruptedException {
        try {
            OpenPage page = current;
            if (page != null) {
                return continueWith(page);
            }
            PageRequest request = next;
            return request == null ? null : fetch(request);
        } catch (MalformedBodyException e) {
            throw new SystemException(
                    "A response of the API cannot be read: " + e.getMessage(), "Page " + where() + ": " + e, e);
        } catch (TemplateException e) {
            throw new SystemException(
                    "A template of the connector's manifest fails: " + e.getMessage(), "Page " + where() + ": " + e, e);
        } catch (IOException e) {
            throw new TransientException(
                    "The connection broke while a response of the API was read.", "Page " + where() + ": " + e, e);
        }
    }

    private String where() {
        return pages + " of slice " + slice.merged();
    }

    private @Nullable Page fetch(PageRequest request) throws IOException, InterruptedException {
        pages++;
        next = null;
        HttpOutcome outcome = retriever.send(slice, request);
        if (outcome instanceof HttpOutcome.Received received) {
            return continueWith(retriever.open(slice, request, received.response()));
        }
        if (outcome instanceof HttpOutcome.PaginationReset) {
            next = retriever.paginator().first();
            guard = new RepeatedTokenGuard();
            return Page.RESET;
        }
        return null;
    }

    private Page continueWith(OpenPage page) throws IOException {
        Page part = page.next();
        if (part.kind() == Page.Kind.PART) {
            current = page;
            return part;
        }
        current = null;
        PageResult result = page.result();
        next = retriever.paginator().next(result).orElse(null);
        Object token = next == null ? null : next.token();
        if (token != null) {
            guard.check(token, result);
        }
        return part;
    }
}
