package dev.cairn.server.internal.page;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
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
import dev.cairn.workbench.timeline.Timeline;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            lines.write("begun", Map.of("number", kept.number(), "stream", stream, "at", now.toString()));
            Connector connector = manifest.load(body.model().text());
            TrafficRecorder traffic = TrafficRecorder.of(secrets);
            LastRead.Seen seen = new LastRead.Seen(body.model().text(), form.node(body), read(body.model()), traffic);
            lastRead.begin(seen);
            lines.write("done", run(connector, seen, stop, secrets, lines, traffic.in(options)));
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
            Map<String, @Nullable Object> done = run(connector, seen, stop, secrets, lines, answers.in(options));
            done.put(
                    "misses",
                    answers.misses().stream().map(UnrecordedRequest::toString).toList());
            if (answers.misses().isEmpty() && !stop.isRequested()) {
                lastRead.begin(seen); // its records are those that templates are tried on
            }
            lines.write("done", done);
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
            lines.write("failed", Map.of("message", secrets.mask(String.valueOf(e.getMessage()))));
        } catch (SyncException e) {
            lines.write("failed", Map.of("message", secrets.mask(e.userMessage())));
        } catch (CannotBeDone e) {
            lines.write("failed", Map.of("message", String.valueOf(e.getMessage())));
        } catch (UncheckedIOException e) {
            throw e.getCause(); // the page has gone
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) { // the page waits for its last line, whatever was thrown
            lines.write("failed", Map.of("message", secrets.mask(Unexpected.inWords(e))));
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

    /** Reads, and returns what is to be said at the end. */
    private Map<String, @Nullable Object> run(
            Connector connector,
            LastRead.Seen seen,
            StopSignal stop,
            SecretMask secrets,
            ReadLines lines,
            RunOptions surroundings) {
        String stream = seen.read.stream();
        ReadSteps steps = new ReadSteps(manifest.place(), secrets);
        ReadEvents events = new ReadEvents(stream, lines, steps, seen);
        TestReadResult result = connector.testRead(
                seen.config,
                seen.read.masking(secrets).until(stop).telling(events).tracing(steps),
                surroundings);
        StreamFacts facts = new StreamFacts(connector, stream);
        Map<String, @Nullable Object> done = new LinkedHashMap<>(facts.told());
        done.put("limit", result.limitReached());
        done.put("seen", result.declarableSchema());
        done.put("formats", result.inferredDatetimeFormats());
        done.put("stopped", stop.isRequested());
        done.put(
                "findings", result.findings().stream().map(Diagnostic::toString).toList());
        done.put(
                "timelines",
                List.of(
                        Timeline.of("As the manifest is", events.events(), facts.cursorField())
                                .toJson(),
                        Timeline.of(
                                        "Without pages_per_checkpoint_interval",
                                        Timeline.betweenSlices(events.events()),
                                        facts.cursorField())
                                .toJson()));
        return done;
    }
}
