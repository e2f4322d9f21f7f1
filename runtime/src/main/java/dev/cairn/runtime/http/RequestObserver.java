package dev.cairn.runtime.http;

import java.time.Duration;

/**
 * Learns what requests do, for statuses and logs. Thread-safe; called by the thread that sends, which waits for it.
 *
 * <p>Texts hold no secrets.
 */
public interface RequestObserver {

    /** Hears and does nothing. */
    RequestObserver SILENT = new RequestObserver() {};

    /** A request is about to be sent, for the first time or again. */
    default void requesting(String url) {}

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
}
