package dev.cairn.cli.protocol;

import dev.cairn.documents.file.AtomicFile;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last state of every stream in a file, in the form that {@code --state} takes. Not thread-safe.
 *
 * <p>Written at most once a second, since a sync may emit thousands of states; always behind the records that a state
 * vouches for. A process that is killed leaves an older state: the next sync reads some records again and misses none.
 */
final class StateFile {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AtomicFile file;
    private final MessageWriter output;
    private final Map<StreamDescriptor, Map<String, @Nullable Object>> states;
    private boolean changed;
    private long writtenAt = System.nanoTime() - PAUSE.toNanos();

    /**
     * @param output holds the records that states vouch for, perhaps still in its buffer
     * @param begun the states that the sync begins with: those of streams that it does not read stay as they are
     */
    StateFile(Path path, MessageWriter output, InputState begun) {
        this.file = new AtomicFile(path);
        this.output = output;
        this.states = new LinkedHashMap<>(begun.streams());
    }

    /** Takes the state out of a STATE; other messages are passed over. */
    void written(Message message) throws IOException {
        if (message instanceof Message.State state) {
            states.put(state.stream(), state.state());
            changed = true;
            if (System.nanoTime() - writtenAt >= PAUSE.toNanos()) {
                save();
            }
        }
    }

    /** Writes the file, if a state has come since it was written. */
    void save() throws IOException {
        if (changed) {
            output.flush();
            file.replace(Json.writeBytes(new InputState(states).toJson()));
            changed = false;
            writtenAt = System.nanoTime();
        }
    }
}
