package dev.cairn.http.error;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Decides what a response or broken connection means, and how often a request is retried. Thread-safe. */
public interface ErrorHandler {

    /** How many attempts follow a failed one where nothing else is said. */
    int DEFAULT_MAX_RETRIES = 5;

    /**
     * What to do.
     *
     * @throws IOException if the body of a streamed response cannot be read
     */
    ErrorResolution interpret(Attempt attempt) throws IOException;

    /** How many attempts may follow the first. */
    int maxRetries();

    /** How long after the first attempt no further one is begun; waits that the API asks for count. */
    default Duration maxTime() {
        return Duration.ofMinutes(10);
    }

    /** How long to wait: the first that gives a time above zero is followed. */
    List<BackoffStrategy> backoffStrategies();
}
