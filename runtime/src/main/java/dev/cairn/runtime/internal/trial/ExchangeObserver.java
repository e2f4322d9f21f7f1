package dev.cairn.runtime.internal.trial;

import dev.cairn.core.error.SyncException;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestPurpose;
import java.time.Duration;

/** Passes on what the requests of a test read do. Confined to one thread, as a test read is. */
public final class ExchangeObserver implements RequestObserver {

    private final TestReadRecorder recorder;
    private final RequestPurpose purpose;
    private final boolean parent;

    /** An observer of requests of which nothing is known yet. */
    public ExchangeObserver(TestReadRecorder recorder) {
        this(recorder, RequestPurpose.UNKNOWN, false);
    }

    private ExchangeObserver(TestReadRecorder recorder, RequestPurpose purpose, boolean parent) {
        this.recorder = recorder;
        this.purpose = purpose;
        this.parent = parent;
    }

    @Override
    public void answered() {
        recorder.answered(purpose, parent);
    }

    @Override
    public void rejected(RequestPurpose instead) {
        recorder.rejected(instead);
    }

    @Override
    public void waiting(Duration wait, String reason) {
        recorder.noted("Waits " + PatientSleeper.seconds(wait) + " s before the request is sent again: " + reason);
    }

    @Override
    public void retrying() {
        recorder.rejected(RequestPurpose.BUSY);
    }

    @Override
    public RequestObserver about(RequestPurpose other) {
        return new ExchangeObserver(recorder, purpose.then(other), parent);
    }

    @Override
    public RequestObserver ofParent() {
        return new ExchangeObserver(recorder, purpose, true);
    }

    @Override
    public void noted(String text) {
        recorder.noted(text);
    }

    @Override
    public void warned(String text) {
        recorder.warned(text);
    }

    @Override
    public void incomplete(String text) {
        recorder.incomplete(text);
    }

    /** A parent's is told in the log: it is of no page of this stream. */
    @Override
    public void doubted(String text, String place) {
        if (parent) {
            recorder.warned(place + ": " + text);
        } else {
            recorder.doubted(text);
        }
    }

    @Override
    public void failed(SyncException failure) {
        recorder.failed(failure);
    }
}
