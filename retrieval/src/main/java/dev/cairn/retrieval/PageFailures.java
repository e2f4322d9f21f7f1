package dev.cairn.retrieval;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.http.error.ConnectionFailures;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.http.response.Response;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.templates.TemplateException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the failures of pages that cannot be read. Thread-safe.
 *
 * @param fetcher says where a response came from
 * @param oneDocument whether each page is one document
 */
record PageFailures(PageFetcher fetcher, boolean oneDocument) {

    SyncException malformed(MalformedBodyException failure, RequestedPage place, @Nullable PageReader page) {
        String message = "A response of the API cannot be read. " + failure.getMessage() + ". " + asked(place, page);
        return new SystemException(message, message, oneDocument ? failure.ofWholePage() : failure);
    }

    SyncException ofTemplate(TemplateException failure, RequestedPage place) {
        return TemplateFailure.of(
                failure,
                "A template of the connector's manifest fails: " + failure.getMessage() + " (at " + place + ")");
    }

    SyncException broken(IOException failure, RequestedPage place, @Nullable PageReader page) {
        String message = "The connection broke while a response of the API was read. "
                + ConnectionFailures.describe(failure) + ". " + asked(place, page);
        return new SystemException(message, message, failure);
    }

    SyncException withoutSplitting(RequestedPage place) {
        return new ConfigException("An error handler of stream " + place.stream()
                + " says SPLIT_REQUEST_WINDOW, but the stream's retriever has no request_window_splitting.");
    }

    private String asked(RequestedPage place, @Nullable PageReader page) {
        Response response = page == null ? null : page.response();
        return response == null ? "Asked for: " + place + "." : fetcher.describe(response, place);
    }
}
