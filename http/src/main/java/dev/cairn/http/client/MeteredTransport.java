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
 * @param early whether requests are sent before their turn, so that they do not wait for the budget
 */
record MeteredTransport(
        HttpTransport next, CallBudget budget, RequestNotices notices, Authenticator authenticator, boolean early)
        implements HttpTransport {

    /** A request was not sent, since the budget has no call to spare. */
    static final class NoCallsLeftException extends IOException {

        private static final long serialVersionUID = 1;
    }

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        if (!early) {
            budget.acquire(request, notices);
        } else if (!budget.tryAcquire(request)) {
            throw new NoCallsLeftException();
        }
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
