package dev.cairn.runtime.sync;

import dev.cairn.slice.Slice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a worker does, for whoever watches the sync. Thread-safe; written by its worker only. */
public final class WorkerGauge {

    private static final ThreadLocal<WorkerGauge> CURRENT = new ThreadLocal<>();

    private final SyncMonitor monitor;
    private final Thread thread;
    private volatile Activity activity = new Activity("looks for a slice", null, null, 0, null, null);
    private volatile long sinceNanos = System.nanoTime();

    WorkerGauge(SyncMonitor monitor, Thread thread) {
        this.monitor = monitor;
        this.thread = thread;
    }

    /**
     * What a worker does.
     *
     * @param what in words, such as {@code requests a page}
     * @param stream the name of its stream, or null where it has none
     * @param slice what it reads, or null where it reads nothing yet
     * @param page the number of the slice's page that it is at, 1 for the first; 0 where it is at none
     * @param url where it last sent a request for that, without secrets, or null
     * @param until when it will go on, or null where that is not known
     */
    public record Activity(
            String what,
            @Nullable String stream,
            @Nullable Slice slice,
            int page,
            @Nullable String url,
            @Nullable Instant until) {

        @Override
        public String toString() {
            return what
                    + (stream == null ? "" : ", stream " + stream)
                    + (slice == null ? "" : ", slice " + slice.merged())
                    + (page == 0 ? "" : ", page " + page)
                    + (until == null ? "" : ", until " + until)
                    + (url == null ? "" : ", " + url);
        }
    }

    /** The gauge of the calling thread, or null if it is no worker of a watched sync. */
    static @Nullable WorkerGauge current() {
        return CURRENT.get();
    }

    void attach() {
        CURRENT.set(this);
    }

    void detach() {
        enter(new Activity("is done", null, null, 0, null, null));
        CURRENT.remove();
    }

    void drawing(String stream) {
        enter(new Activity("draws a slice", stream, null, 0, null, null));
    }

    void reading(String stream, Slice slice, int page) {
        enter(new Activity("reads", stream, slice, page, null, null));
    }

    void requesting(String url) {
        Activity now = activity;
        enter(new Activity("requests", now.stream, now.slice, now.page, url, null));
    }

    void waiting(Instant until, String reason) {
        Activity now = activity;
        enter(new Activity("waits (" + reason + ")", now.stream, now.slice, now.page, now.url, until));
    }

    private void enter(Activity next) {
        activity = next;
        sinceNanos = System.nanoTime();
        monitor.moved();
    }

    public Thread thread() {
        return thread;
    }

    public Activity activity() {
        return activity;
    }

    /** How many seconds it has been doing that. */
    public long seconds() {
        return (System.nanoTime() - sinceNanos) / 1_000_000_000;
    }
}
