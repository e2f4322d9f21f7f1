package dev.cairn.runtime;

import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.client.RequestLog;
import dev.cairn.http.request.RequestObserver;

/**
 * Logs requests and answers in commands without an engine.
 *
 * @param log takes them
 */
record LoggingObserver(RequestLog log) implements RequestObserver {

    @Override
    public void sent(Request request) {
        log.sent(request);
    }

    @Override
    public RawResponse answered(RawResponse response) {
        return log.answered(response);
    }

    @Override
    public RequestObserver ofSecrets() {
        return new LoggingObserver(log.withoutBodies());
    }
}
