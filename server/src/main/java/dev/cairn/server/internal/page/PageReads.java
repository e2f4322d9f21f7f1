package dev.cairn.server.internal.page;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.error.SyncException;
import dev.cairn.json.Json;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.secret.SecretMask;
import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.model.ReadRequest;
import dev.cairn.server.options.ReadLimits;
import dev.cairn.workbench.har.TrafficRecorder;
import dev.cairn.workbench.timeline.Timeline;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Test reads of the page: what happens is written while it happens, a JSON object a line. Thread-safe. */
record PageReads(EditedManifest manifest, Form form, LastRead lastRead, RunOptions options, ReadLimits limits) {

    /**
     * Reads.
     *
     * @param stop ends it early
     * @param out takes the lines, each flushed; the last one is {@code done} or {@code failed}
     */
    void read(RequestBody<ReadRequest> body, StopSignal stop, OutputStream out) throws IOException {
        SecretMask secrets = new SecretMask();
        try {
            readAll(body, stop, secrets, new Lines(out));
        } catch (InvalidDocumentException e) {
            new Lines(out).write("failed", Map.of("message", secrets.mask(String.valueOf(e.getMessage()))));
        } catch (SyncException e) {
            new Lines(out).write("failed", Map.of("message", secrets.mask(e.userMessage())));
        } catch (CannotBeDone e) {
            new Lines(out).write("failed", Map.of("message", String.valueOf(e.getMessage())));
        } catch (UncheckedIOException e) {
            throw e.getCause(); // the page has gone
        }
    }

    private void readAll(RequestBody<ReadRequest> body, StopSignal stop, SecretMask secrets, Lines lines)
            throws IOException, CannotBeDone {
        ReadRequest request = body.model();
        Connector connector = manifest.load(request.text());
        TestReadLimits most = TestReadLimits.STANDARD
                .pages(request.pages().intValue())
                .slices(request.slices().intValue())
                .records(request.records().intValue())
                .stoppingAtRecords()
                .time(limits.time())
                .bodyBytes(limits.shownBytes());
        ReadSteps steps = new ReadSteps(manifest.place(), secrets);
        TrafficRecorder traffic = TrafficRecorder.of(secrets);
        String stream = request.stream();
        TestRead plain = TestRead.of(stream).from(state(request.state())).within(most);
        ObjectNode config = form.node(body);
        LastRead.Seen seen = new LastRead.Seen(request.text(), config.toPlain(), plain, traffic);
        lastRead.begin(seen);
        ReadEvents events = new ReadEvents(stream, lines, steps, seen);
        TestReadResult result = connector.testRead(
                config, plain.masking(secrets).until(stop).telling(events).tracing(steps), traffic.in(options));
        Map<String, String> cursorFields = cursorField(connector, stream);
        Map<String, @Nullable Object> done = new LinkedHashMap<>();
        done.put("limit", result.limitReached());
        done.put("seen", result.inferredSchema());
        done.put("declared", declared(connector, stream));
        done.put("checkpoint", checkpoint(connector, stream));
        done.put("formats", result.inferredDatetimeFormats());
        done.put("stopped", stop.isRequested());
        done.put(
                "findings", result.findings().stream().map(Diagnostic::toString).toList());
        done.put(
                "timelines",
                List.of(
                        Timeline.of("As the manifest is", events.events(), cursorFields)
                                .toJson(),
                        Timeline.of(
                                        "Without pages_per_checkpoint_interval",
                                        Timeline.betweenSlices(events.events()),
                                        cursorFields)
                                .toJson()));
        lines.write("done", done);
    }

    private static InputState state(String text) {
        return text.isBlank() ? InputState.EMPTY : new StateReader().read("state", text);
    }

    /** What a state can say of a slice that is being read; null for streams that are generated. */
    private static @Nullable String checkpoint(Connector connector, String name) {
        return StreamCheckpoint.all(connector.resolved()).stream()
                .filter(checkpoint -> checkpoint.stream().equals(name))
                .map(checkpoint -> checkpoint.kind().words() + ", " + checkpoint.explanation())
                .findFirst()
                .orElse(null);
    }

    /** The schema that stands in the manifest; null where it is loaded from elsewhere. */
    private static @Nullable Object declared(Connector connector, String name) {
        Node schema = component(connector, name, "schema_loader").get("schema");
        return schema == null ? null : schema.toPlain();
    }

    /** The field of the stream's cursor by the stream's name; empty where there is none, or a template says it. */
    private static Map<String, String> cursorField(Connector connector, String name) {
        String field = component(connector, name, "incremental_sync").text("cursor_field");
        return field == null || field.contains("{") ? Map.of() : Map.of(name, field);
    }

    /** A component of a stream that stands in the manifest; an empty one where there is none. */
    private static Node component(Connector connector, String name, String field) {
        ObjectNode none = new ObjectNode(connector.resolved().place(), Map.of());
        for (Node stream : connector.resolved().items("streams")) {
            Node component = name.equals(stream.text("name")) ? stream.get(field) : null;
            if (component != null) {
                return component;
            }
        }
        return none;
    }

    /** Writes lines; what cannot be written ends the read. */
    record Lines(OutputStream out) {

        void write(String kind, Map<String, ? extends @Nullable Object> members) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("kind", kind);
            line.putAll(members);
            try {
                out.write(Json.writeBytes(line));
                out.write('\n');
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
