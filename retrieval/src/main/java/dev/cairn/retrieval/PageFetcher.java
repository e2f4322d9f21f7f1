package dev.cairn.retrieval;

import dev.cairn.core.slice.Slice;
import dev.cairn.http.Headers;
import dev.cairn.http.client.HttpOutcome;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.http.response.Response;
import dev.cairn.json.Json;
import dev.cairn.records.RecordSelector;
import dev.cairn.retrieval.position.RawRecords;
import dev.cairn.templates.Scope;
import org.jspecify.annotations.Nullable;

/** Requests the pages of a stream, and opens what comes. Thread-safe. */
record PageFetcher(
        String stream,
        HttpRequester requester,
        SliceOptions sliceOptions,
        RecordSelector selector,
        ReadingRules rules,
        Scope scope) {

    /** @param refusable whether the API may not have the page any more */
    HttpOutcome send(Slice slice, PageRequest request, RequestedPage place, boolean refusable)
            throws InterruptedException {
        PageRequest whole = whole(slice, request);
        return refusable ? requester.ask(slice, whole, place) : requester.send(slice, whole, place);
    }

    /** The request for a page with what it says about the slice. */
    PageRequest whole(Slice slice, PageRequest request) {
        boolean plain = request.token() != null && rules.sliceOptionsOnFirstPageOnly();
        return plain ? request : request.with(sliceOptions.of(slice));
    }

    OpenPage open(Slice slice, PageRequest request, Response response, RawRecords seen) {
        return new OpenPage(request, response, selector, slice, scope, rules, seen);
    }

    /** The first page of a slice where it came along with the parent, or null where it has to be requested. */
    @Nullable
    OpenPage embedded(Slice slice, RawRecords seen) {
        String field = rules.body().childrenOf();
        if (field == null || !slice.extraFields().containsKey(field)) {
            return null;
        }
        byte[] body = Json.writeBytes(slice.extraFields().get(field));
        return open(slice, PageRequest.FIRST, Response.of(200, Headers.empty(), "", body), seen);
    }

    /** What a request for a page of a slice is for, for messages. */
    RequestedPage place(Slice slice, int page) {
        return new RequestedPage(stream, slice, page);
    }

    /** Where a response came from and how it starts, for the end of a message. */
    String describe(Response response, RequestedPage place) {
        return requester.describe(response, place);
    }
}
