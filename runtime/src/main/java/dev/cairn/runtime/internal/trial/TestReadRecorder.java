package dev.cairn.runtime.internal.trial;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.records.StreamRecord;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.trial.SchemaInferrer;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.runtime.trial.TestReadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what happens in a test read, in the order in which it happens. Confined to the thread that reads.
 *
 * <p>What the last answer is for is known only when something else happens, and so are the secrets in it.
 */
public final class TestReadRecorder {

    private final TestRead read;
    private final CapturingTransport transport;
    private final ReadSlices slices;
    private final AuxiliaryRequests auxiliary;
    private final ReadMessages messages;
    private final List<String> doubts = new ArrayList<>();
    private @Nullable CapturedExchange latest;

    /** @param transport knows what was sent, and what came */
    public TestReadRecorder(TestRead read, CapturingTransport transport) {
        this.read = read;
        this.transport = transport;
        this.auxiliary = new AuxiliaryRequests(read);
        this.slices = new ReadSlices(read, auxiliary);
        this.messages = new ReadMessages(read, slices);
    }

    /** An answer has come, whose body is kept as it is read. */
    void answered(RequestPurpose purpose, boolean parent) {
        settle();
        latest = new CapturedExchange(transport.keepLatest(), purpose, parent);
    }

    void rejected(RequestPurpose instead) {
        if (latest != null) {
            latest.isFor(instead);
        }
    }

    /** A slice of the stream is about to be read. */
    void slice(Object descriptor) {
        settle();
        slices.begin(descriptor);
    }

    /** A record of the slice. */
    void record(StreamRecord record) {
        settle();
        slices.record(record);
    }

    /** All of a page was read, and its records are recorded. */
    public void pageComplete() {
        settle();
        slices.tellPage();
    }

    /** Something that leaves the sync, without secrets; records are recorded before. */
    public void message(Message message) {
        settle();
        messages.take(message);
    }

    /** The configuration has changed for good. */
    public void configChanged(Map<String, @Nullable Object> config) {
        messages.configChanged(config);
    }

    /** Something failed that has no message. */
    public void failed(SyncException failure) {
        settle();
        messages.failed(failure, false);
    }

    /** Something failed of which the reference says nothing. */
    public void failedSilently(SyncException failure) {
        settle();
        messages.failed(failure, true);
    }

    /** Adds to what the log says. */
    public void log(TestReadLog log) {
        settle();
        messages.log(log);
    }

    void noted(String text) {
        messages.note(LogLevel.INFO, text);
    }

    void warned(String text) {
        messages.note(LogLevel.WARN, text);
    }

    void incomplete(String text) {
        messages.log(new TestReadLog(LogLevel.WARN, read.secrets().mask(text)));
    }

    void doubted(String text) {
        doubts.add(read.secrets().mask(text));
    }

    /** Returns the reasons to doubt that all of the stream was read. */
    public List<String> doubts() {
        return List.copyOf(doubts);
    }

    /** How many records there are so far. */
    public long records() {
        return slices.records();
    }

    private void settle() {
        CapturedExchange done = latest;
        if (done == null) {
            return;
        }
        latest = null;
        if (done.body().isBroken()) {
            auxiliary.addBroken(done);
        } else if (done.isPageOf(read.stream())) {
            slices.answered(done);
        } else {
            auxiliary.add(done);
        }
    }

    /**
     * The result.
     *
     * @param deprecations what the log says of fields that should not be used any more
     * @param required the fields that all records must have: the primary key's and the cursor's
     * @param findings what is wrong with the manifest
     */
    public TestReadResult result(
            List<TestReadLog> deprecations, List<List<String>> required, List<Diagnostic> findings) {
        settle();
        slices.end();
        if (transport.isExceeded()) {
            log(new TestReadLog(
                    LogLevel.WARN,
                    "Of some answers only the start is shown, since they are long; all of their records are read."));
        }
        deprecations.forEach(this::log);
        SchemaInferrer.Inferred inferred = slices.schema().infer(required);
        inferred.problems().forEach(problem -> log(new TestReadLog(LogLevel.ERROR, problem)));
        return new TestReadResult(
                messages.logs(),
                slices.all(),
                slices.limitReached(),
                auxiliary.known(),
                inferred.schema(),
                inferred.declarable(),
                slices.datetimeFormats(),
                messages.latestConfig(),
                auxiliary.others(),
                messages.notes(),
                findings);
    }
}
