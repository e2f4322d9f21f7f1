package dev.cairn.runtime.internal.sync;

import dev.cairn.core.slice.Slice;
import dev.cairn.runtime.sync.WorkerGauge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells what a worker does. Thread-safe; written by its worker only. */
final class LiveWorkerGauge implements WorkerGauge {

    private final LiveMonitor monitor;
    private final Thread thread;
    private static final Activity LOOKS = new Activity("looks for a slice", null, null, 0, null, null);
    private volatile Activity activity = LOOKS;
    private volatile long sinceNanos = System.nanoTime();

    LiveWorkerGauge(LiveMonitor monitor, Thread thread) {
        this.monitor = monitor;
        this.thread = thread;
    }

    void done() {
        enter(new Activity("is done", null, null, 0, null, null));
    }

    void looksForSlice() {
        enter(LOOKS);
    }

    /** Returns true if it reads a slice and does not wait. */
    boolean isReading() {
        Activity now = activity;
        return now.slice() != null && now.until() == null;
    }

    void waitingForTurn() {
        enter(new Activity("waits until more slices may be read", null, null, 0, null, null));
    }

    void drawing(String stream) {
        enter(new Activity("draws a slice", stream, null, 0, null, null));
    }

    void ahead() {
        enter(new Activity("reads ahead", null, null, 0, null, null));
    }

    void reading(String stream, Slice slice, int page) {
        enter(new Activity("reads", stream, slice, page, null, null));
    }

    void requesting(String url) {
        Activity now = activity;
        enter(new Activity("requests", now.stream(), now.slice(), now.page(), url, null));
    }

    void atWork(@Nullable String component) {
        Activity now = activity;
        String what = component == null ? "reads" : "waits for the component " + component;
        enter(new Activity(what, now.stream(), now.slice(), now.page(), null, null));
    }

    void waiting(Instant until, String reason) {
        Activity now = activity;
        enter(new Activity("waits (" + reason + ")", now.stream(), now.slice(), now.page(), now.url(), until));
    }

    private void enter(Activity next) {
        activity = next;
        sinceNanos = System.nanoTime();
        monitor.moved();
    }

    @Override
    public Thread thread() {
        return thread;
    }

    @Override
    public Activity activity() {
        return activity;
    }

    @Override
    public long seconds() {
        return (System.nanoTime() - sinceNanos) / 1_000_000_000;
    }
}
