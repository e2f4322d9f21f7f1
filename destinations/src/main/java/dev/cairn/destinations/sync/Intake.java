package dev.cairn.destinations.sync;

import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageSink;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.protocol.StreamStatus;
import dev.cairn.runtime.sync.SyncMonitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes on what a connector gives: records, states and ends of streams to the thread that writes, the rest to a listener. */
final class Intake implements MessageSink {

    /** States go into a row of a table: they are small beside rows. */
    private static final int STATE_BYTES = 512;

    private static final int LONGEST_ERROR = 1000;

    /** A reader of a status does not need the headers of an answer, which may have secrets that are not known as such. */
    private static final String HEADERS = "(?s) Response \\(headers\\): '\\{.*\\}'\\.";

    private final WriteQueue queue;
    private final Consumer<Message> listener;
    private final Map<StreamDescriptor, String> errors = new LinkedHashMap<>();
    private final Map<StreamDescriptor, List<String>> doubts = new LinkedHashMap<>();
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

    /** Returns the reasons to doubt that all of a stream was read. */
    Map<StreamDescriptor, List<String>> doubts() {
        return doubts;
    }

    @Override
    public int take(Message message) throws IOException {
        if (message instanceof RecordLines
                || message instanceof Message.Withdrawn
                || message instanceof Message.BegunAnew) {
            queue.put(message);
            return 0;
        }
        if (message instanceof Message.State) {
            queue.put(message);
            return STATE_BYTES;
        }
        if (message instanceof Message.Status status && status.status() == StreamStatus.COMPLETE) {
            queue.put(message);
        } else if (message instanceof Failure failure && failure.stream() != null) {
            errors.putIfAbsent(failure.stream(), whole(failure.texts()));
        } else if (message instanceof Message.Log log && log.stream() != null && log.doubt() != null) {
            doubts.computeIfAbsent(log.stream(), stream -> new ArrayList<>()).add(log.doubt());
        }
        listener.accept(message);
        return 0;
    }

    @Override
    public @Nullable String refusal(StreamDescriptor stream) {
        return queue.refusal(stream);
    }

    @Override
    public void awaitWanted(StreamDescriptor stream) throws InterruptedException {
        queue.awaitWanted(stream);
    }

    /** The message for users, and the request and its answer where one failed. */
    private static String whole(Failure.Texts texts) {
        String message = texts.message();
        String internal = String.valueOf(texts.internalMessage())
                .replaceFirst(HEADERS, "")
                .replaceAll("\\s*\\R\\s*", " ");
        String all =
                message.contains(internal) ? message : internal.contains(message) ? internal : message + " " + internal;
        return Phrases.shortened(all, LONGEST_ERROR);
    }
}
