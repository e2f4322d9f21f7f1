package dev.cairn.runtime;

import dev.cairn.http.request.RequestLog;
import dev.cairn.http.request.RequestObserver;

/**
 * Logs requests and answers in commands without an engine.
 *
 * @param log takes them
 */
record LoggingObserver(RequestLog log) implements RequestObserver {

    @Override
    public RequestObserver ofSecrets() {
        return new LoggingObserver(log.withoutBodies());
    }
}
