package dev.cairn.http.client;

import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.TransientException;
import dev.cairn.http.Request;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions for requests that failed for good. Thread-safe.
 *
 * @param texts writes what the messages quote
 */
record RequestFailures(FailureTexts texts) {

    /** The failure of a request that an error handler does not want to be sent again. */
    SyncException refused(Request request, Attempt attempt, ErrorResolution resolution, @Nullable RequestedPage place) {
        String internal;
        try {
            internal = texts.failed(request, attempt);
        } catch (IOException e) {
            internal = texts.ignored(request, attempt);
        }
        internal += place == null ? "" : " Asked for " + texts.masked(place.toString()) + ".";
        String message = resolution.message();
        return SyncException.of(
                failureType(resolution),
                message == null || message.isEmpty() ? internal : texts.masked(message),
                internal,
                cause(attempt));
    }

    /** What went wrong with an attempt that is followed by another one. */
    String reason(Request request, ErrorResolution resolution) {
        String message = resolution.message();
        return message == null || message.isEmpty()
                ? texts.masked("Request to " + request.url() + " failed with response action " + resolution.action())
                : texts.masked(message);
    }

    /** The failure of a request that was sent as often as it may be. */
    SyncException exhausted(
            Request request, Attempt attempt, ErrorResolution resolution, int attempts, @Nullable RequestedPage place) {
        String reason = sentence(reason(request, resolution));
        String asked = texts.asked(request, attempt, place);
        String times = Phrases.count(attempts, "attempt");
        if (attempt.answer().filter(response -> response.status() == 429).isPresent()) {
            return new TransientException(
                    "API rate limit exceeded.", "Gave up after " + times + ": " + reason + " " + asked, null);
        }
        return SyncException.of(
                failureType(resolution),
                "Gave up after " + times + ": " + reason + " " + asked,
                "Gave up after " + times + ", action " + resolution.action() + ": " + reason + " " + asked,
                cause(attempt));
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }

    private static FailureType failureType(ErrorResolution resolution) {
        return Objects.requireNonNullElse(resolution.failureType(), FailureType.SYSTEM_ERROR);
    }

    private static @Nullable Throwable cause(Attempt attempt) {
        return attempt instanceof Attempt.Broken broken ? broken.cause() : null;
    }
}
