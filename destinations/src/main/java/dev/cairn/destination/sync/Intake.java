package dev.cairn.destination.sync;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageSink;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncMonitor;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes on what a connector gives: records, states and ends of streams to the thread that writes. */
final class Intake implements MessageSink {

    /** States go into a row of a table: they are small beside rows. */
    private static final int STATE_BYTES = 512;

    private static final int LONGEST_ERROR = 1000;

    /** Headers of an answer help nobody who reads a status, and may have what nobody knows to be a secret. */
    private static final String HEADERS = "(?s) Response \\(headers\\): '\\{.*\\}'\\.";

    private final WriteQueue queue;
    private final Consumer<Message> listener;
    private final Map<StreamDescriptor, String> errors = new LinkedHashMap<>();
    /** Streams whose next state takes the one before back. */
    private final Set<StreamDescriptor> takingBack = new HashSet<>();

    private volatile @Nullable SyncMonitor monitor;

    Intake(WriteQueue queue, Consumer<Message> listener) {
        this.queue = queue;
        this.listener = listener;
    }

    void watch(SyncMonitor of) {
        monitor = of;
    }

    @Nullable
    SyncMonitor monitor() {
        return monitor;
    }

    /** The first error of each stream. */
    Map<StreamDescriptor, String> errors() {
        return errors;
    }

    @Override
    public void records(RecordLines records) throws IOException {
        queue.put(new WriteEvent.Records(records));
    }

    @Override
    public int message(Message message) throws IOException {
        Map<String, @Nullable Object> json = message.json();
        if ("STATE".equals(json.get("type"))) {
            Map<?, ?> stream = object(json, "state", "stream");
            StreamDescriptor name = descriptor(stream);
            queue.put(new WriteEvent.State(
                    name, copy(object(stream, "stream_state")), openSlices(name), takingBack.remove(name)));
            return STATE_BYTES;
        }
        if ("TRACE".equals(json.get("type"))) {
            trace(object(json, "trace"));
        }
        listener.accept(message);
        return 0;
    }

    @Override
    public void withdrawn(StreamDescriptor stream, long records) throws IOException {
        queue.put(new WriteEvent.Withdrawn(stream, records));
    }

    @Override
    public void takesBack(StreamDescriptor stream) {
        takingBack.add(stream);
    }

    @Override
    public @Nullable String refusal(StreamDescriptor stream) {
        return queue.refusal(stream);
    }

    private void trace(Map<?, ?> trace) throws IOException {
        Map<?, ?> status = object(trace, "stream_status");
        if ("COMPLETE".equals(status.get("status"))) {
            queue.put(new WriteEvent.Complete(descriptor(status)));
        }
        Map<?, ?> error = object(trace, "error");
        if (error.containsKey("stream_descriptor")) {
            errors.putIfAbsent(descriptor(error), whole(error));
        }
    }

    /** What people are told, and what was asked and answered where a request failed. */
    private static String whole(Map<?, ?> error) {
        String message = String.valueOf(error.get("message"));
        String internal = String.valueOf(error.get("internal_message"))
                .replaceFirst(HEADERS, "")
                .replaceAll("\\s*\\R\\s*", " ");
        String all =
                message.contains(internal) ? message : internal.contains(message) ? internal : message + " " + internal;
        return all.length() <= LONGEST_ERROR ? all : all.substring(0, LONGEST_ERROR) + "…";
    }

    private long openSlices(StreamDescriptor name) {
        SyncMonitor of = monitor;
        return of == null
                ? 0
                : of.streams().stream()
                        .filter(gauge -> gauge.stream().equals(name))
                        .mapToLong(Intake::openSlices)
                        .sum();
    }

    private static long openSlices(StreamGauge gauge) {
        return Math.max(0, gauge.slicesDrawn() - gauge.slicesDone());
    }

    private static StreamDescriptor descriptor(Map<?, ?> message) {
        Map<?, ?> descriptor = object(message, "stream_descriptor");
        return new StreamDescriptor(
                String.valueOf(descriptor.get("name")),
                descriptor.get("namespace") instanceof String space ? space : null);
    }

    private static Map<?, ?> object(Map<?, ?> json, String... path) {
        Map<?, ?> at = json;
        for (String step : path) {
            at = at.get(step) instanceof Map<?, ?> map ? map : Map.of();
        }
        return at;
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> state) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        state.forEach((key, value) -> copy.put(String.valueOf(Objects.requireNonNull(key)), value));
        return copy;
    }
}
