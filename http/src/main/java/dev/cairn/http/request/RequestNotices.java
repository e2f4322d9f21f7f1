package dev.cairn.http.request;

import dev.cairn.core.error.SyncException;
import java.time.Duration;

/**
 * Is told of what users should know of requests: waits, failures, and what a log should say. Thread-safe; called by the
 * thread that sends, which waits for it.
 *
 * <p>The texts it is given contain no secrets.
 */
public interface RequestNotices {

    /** Takes no notice. */
    RequestNotices NONE = new RequestNotices() {};

    /**
     * The API has refused a request since there were too many.
     *
     * @param wait how long the next attempt is put off; zero if there will be none
     */
    default void rateLimited(Duration wait) {}

    /** The next attempt is put off; also after {@link #rateLimited}. */
    default void waiting(Duration wait, String reason) {}

    /** Something that a log should say at level INFO. */
    default void noted(String text) {}

    /** Something that a log should say at level WARN. */
    default void warned(String text) {}

    /** Records are left out since the API has not sent them, which a log should say at level WARN. */
    default void incomplete(String text) {
        warned(text);
    }

    /**
     * There may be more records than were read, which a log should say at level WARN.
     *
     * @param place what of the manifest to look at
     */
    default void doubted(String text, String place) {
        warned(place + ": " + text);
    }

    /** Something failed that is tried again, but that the platform should know of at once. */
    default void failed(SyncException failure) {}
}
