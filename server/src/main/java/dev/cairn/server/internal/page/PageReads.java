package dev.cairn.server.internal.page;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.error.SyncException;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.secret.SecretMask;
import dev.cairn.workbench.har.TrafficRecorder;
import dev.cairn.workbench.timeline.Timeline;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Test reads of the page: what happens is written while it happens, a JSON object a line. Thread-safe. */
public final class PageReads {

    private static final long SHOWN_BYTES = 16 << 20;

    private final PageApi page;
    private final Path manifest;
    private final Form form;
    private final LastRead lastRead;
    private final RunOptions options;

    PageReads(PageApi page, Path manifest, Form form, LastRead lastRead, RunOptions options) {
        this.page = page;
        this.manifest = manifest;
        this.form = form;
        this.lastRead = lastRead;
        this.options = options;
    }

    /**
     * Reads.
     *
     * @param body {@code text}, {@code stream}, {@code state} (as JSON text; may be empty), {@code config} (what stands in the
     *     form, if it is not saved), {@code pages}, {@code slices}, {@code records}
     * @param longest how long it may take
     * @param stop ends it early
     * @param out takes the lines, each flushed; the last one is {@code done} or {@code failed}
     */
    public void read(Map<?, ?> body, Duration longest, StopSignal stop, OutputStream out) throws IOException {
        SecretMask secrets = new SecretMask();
        try {
            readAll(body, longest, stop, secrets, new Lines(out));
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

    private void readAll(Map<?, ?> body, Duration longest, StopSignal stop, SecretMask secrets, Lines lines)
            throws IOException, CannotBeDone {
        String text = String.valueOf(body.get("text"));
        Connector connector = Connector.load(manifest.toString(), text);
        page.connector(text);
        TestReadLimits limits = TestReadLimits.STANDARD
                .pages(PageApi.number(body, "pages", 5))
                .slices(PageApi.number(body, "slices", 5))
                .records(PageApi.number(body, "records", 1000))
                .stoppingAtRecords()
                .time(longest)
                .bodyBytes(SHOWN_BYTES);
        ReadSteps steps = new ReadSteps(manifest.toString(), secrets);
        TrafficRecorder traffic = TrafficRecorder.of(secrets);
        String stream = String.valueOf(body.get("stream"));
        TestRead plain = TestRead.of(stream).from(state(body)).within(limits);
        ObjectNode config = form.node(body.get("config"));
        LastRead.Seen seen = new LastRead.Seen(text, config.toPlain(), plain, traffic);
        lastRead.begin(seen);
        ReadEvents events = new ReadEvents(stream, lines, steps, seen);
        TestReadResult result = connector.testRead(
                config, plain.masking(secrets).until(stop).telling(events).tracing(steps), traffic.in(options));
        Map<String, @Nullable Object> done = new LinkedHashMap<>();
        done.put("limit", result.limitReached());
        done.put("seen", result.inferredSchema());
        done.put("declared", declared(connector, stream));
        done.put("formats", result.inferredDatetimeFormats());
        done.put("stopped", stop.isRequested());
        done.put(
                "findings", result.findings().stream().map(Diagnostic::toString).toList());
        done.put(
                "timelines",
                List.of(
                        Timeline.of("As the manifest is", events.events()).toJson(),
                        Timeline.of("Without pages_per_checkpoint_interval", Timeline.betweenSlices(events.events()))
                                .toJson()));
        lines.write("done", done);
    }

    private static InputState state(Map<?, ?> body) {
        return body.get("state") instanceof String text && !text.isBlank()
                ? new StateReader().read("state", text)
                : InputState.EMPTY;
    }

    /** The schema that stands in the manifest; null where it is loaded from elsewhere. */
    private static @Nullable Object declared(Connector connector, String name) {
        if (connector.resolved().toPlain().get("streams") instanceof List<?> streams) {
            for (Object item : streams) {
                if (item instanceof Map<?, ?> stream
                        && name.equals(stream.get("name"))
                        && stream.get("schema_loader") instanceof Map<?, ?> loader) {
                    return loader.get("schema");
                }
            }
        }
        return null;
    }

    /** Writes lines; what cannot be written ends the read. */
    static final class Lines {

        private final OutputStream out;

        Lines(OutputStream out) {
            this.out = out;
        }

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
