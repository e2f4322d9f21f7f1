package dev.cairn.http.client;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.budget.CallBudget;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestNotices;
import java.io.IOException;

/**
 * Sends requests within the call budget, and passes what responses say about limits to the budget and to the
 * authenticator. Thread-safe.
 *
 * @param next sends the requests
 * @param notices learns of waits
 */
record MeteredTransport(HttpTransport next, CallBudget budget, RequestNotices notices, Authenticator authenticator)
        implements HttpTransport {

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        budget.acquire(request, notices);
        RawResponse response = next.send(request);
        try {
            budget.answered(request, response.status(), response.headers());
            authenticator.answered(request, response.status(), response.headers());
        } catch (RuntimeException e) {
            response.close();
            throw e;
        }
        return response;
    }
}
