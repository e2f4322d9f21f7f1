package dev.cairn.server.internal.page;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.model.ReadRequest;
import dev.cairn.server.options.ReadLimits;
import dev.cairn.workbench.budget.Unexpected;
import dev.cairn.workbench.har.Matching;
import dev.cairn.workbench.har.TrafficRecorder;
import dev.cairn.workbench.har.TrafficReplay;
import dev.cairn.workbench.har.UnrecordedRequest;
import dev.cairn.workbench.reading.ReadCollector;
import dev.cairn.workbench.reading.ReadDetail;
import dev.cairn.workbench.reading.model.BegunEvent;
import dev.cairn.workbench.reading.model.DoneEvent;
import dev.cairn.workbench.reading.model.FailedEvent;
import dev.cairn.workbench.timeline.Timeline;
import dev.cairn.workbench.timeline.TimelineEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Test reads of the page: what happens is written while it happens. Thread-safe. */
record PageReads(
        EditedManifest manifest,
        Form form,
        LastRead lastRead,
        ReadHistory history,
        RunOptions options,
        ReadLimits limits) {

    /**
     * Reads.
     *
     * @param stop ends it early
     * @param out takes the lines; the last one is {@code done} or {@code failed}
     */
    void read(RequestBody<ReadRequest> body, StopSignal stop, OutputStream out) throws IOException {
        Instant now = options.clock().instant();
        String stream = body.model().stream();
        ReadHistory.Kept kept = history.begin(stream, now);
        told(new ReadLines(out, kept), (secrets, lines) -> {
            lines.write(new BegunEvent(kept.number(), stream, now.toString()));
            Connector connector = manifest.load(body.model().text());
            TrafficRecorder traffic = TrafficRecorder.of(secrets);
            LastRead.Seen seen = new LastRead.Seen(body.model().text(), form.node(body), read(body.model()), traffic);
            lastRead.begin(seen);
            lines.write(run(connector, seen, stop, secrets, lines, traffic.in(options))
                    .build());
        });
    }

    /**
     * Reads what the last read was answered, and sends nothing: what was not recorded is named in {@code done}.
     *
     * @param out takes the lines; the last one is {@code done} or {@code failed}
     */
    void replay(RequestBody<ReadRequest> body, StopSignal stop, OutputStream out) throws IOException {
        told(new ReadLines(out, null), (secrets, lines) -> {
            LastRead.Seen before = lastRead.seen();
            if (before == null || !before.read.stream().equals(body.model().stream())) {
                throw new CannotBeDone("the last read was of another stream");
            }
            Connector connector = manifest.load(body.model().text());
            LastRead.Seen seen = before.again(body.model().text(), form.node(body), read(body.model()));
            TrafficReplay answers =
                    TrafficReplay.of(before.recording(), Matching.STANDARD).withConfig(seen.config.toPlain());
            DoneEvent.Builder done = run(connector, seen, stop, secrets, lines, answers.in(options))
                    .misses(answers.misses().stream()
                            .map(UnrecordedRequest::toString)
                            .toList());
            if (answers.misses().isEmpty() && !stop.isRequested()) {
                lastRead.begin(seen); // its records are those that templates are tried on
            }
            lines.write(done.build());
        });
    }

    /** Reads, and says in a line what keeps it from reading. */
    private interface Reading {
        void run(SecretMask secrets, ReadLines lines) throws IOException, CannotBeDone;
    }

    private static void told(ReadLines lines, Reading reading) throws IOException {
        SecretMask secrets = new SecretMask();
        try {
            reading.run(secrets, lines);
        } catch (InvalidDocumentException e) {
            lines.write(new FailedEvent(secrets.mask(String.valueOf(e.getMessage()))));
        } catch (SyncException e) {
            lines.write(new FailedEvent(secrets.mask(e.userMessage())));
        } catch (CannotBeDone e) {
            lines.write(new FailedEvent(String.valueOf(e.getMessage())));
        } catch (UncheckedIOException e) {
            throw e.getCause(); // the page has gone
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) { // the page waits for its last line, whatever was thrown
            lines.write(new FailedEvent(secrets.mask(Unexpected.inWords(e))));
        }
    }

    private TestRead read(ReadRequest request) {
        TestReadLimits most = TestReadLimits.STANDARD
                .pages(request.pages().intValue())
                .slices(request.slices().intValue())
                .records(request.records().intValue())
                .stoppingAtRecords()
                .time(limits.time())
                .bodyBytes(limits.shownBytes());
        return TestRead.of(request.stream()).from(state(request.state())).within(most);
    }

    private static InputState state(String text) {
        return text.isBlank() ? InputState.EMPTY : new StateReader().read("state", text);
    }

    /** Reads, and returns the end. */
    private DoneEvent.Builder run(
            Connector connector,
            LastRead.Seen seen,
            StopSignal stop,
            SecretMask secrets,
            ReadLines lines,
            RunOptions surroundings) {
        TestRead read = seen.read.masking(secrets).until(stop);
        TestReadResult result = new ReadCollector(connector, ReadDetail.PEOPLE, event -> {
                    seen.pages.accept(event);
                    lines.write(event);
                })
                .run(seen.config, read, surroundings);
        List<TimelineEvent> timeline = seen.pages.timeline();
        StreamFacts facts = new StreamFacts(connector, seen.read.stream());
        return facts.told(ReadCollector.end(read, result))
                .timelines(List.of(
                        Timeline.of("As the manifest is", timeline, facts.cursorField())
                                .toJson(),
                        Timeline.of(
                                        "Without pages_per_checkpoint_interval",
                                        Timeline.betweenSlices(timeline),
                                        facts.cursorField())
                                .toJson()));
    }
}
