package dev.cairn.runtime.internal.http;

import dev.cairn.runtime.http.HttpTransport;
import dev.cairn.runtime.http.RawResponse;
import dev.cairn.runtime.http.Request;
import dev.cairn.runtime.internal.http.auth.Authenticator;
import dev.cairn.runtime.internal.http.budget.CallBudget;
import java.io.IOException;

/**
 * Sends requests within the call budget, and passes what responses say about limits to the budget and to the
 * authenticator. Thread-safe.
 *
 * @param next sends the requests
 * @param observer learns of waits
 */
record MeteredTransport(HttpTransport next, CallBudget budget, RequestObserver observer, Authenticator authenticator)
        implements HttpTransport {

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        budget.acquire(request, observer);
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
