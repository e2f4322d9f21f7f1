package dev.cairn.runtime.config;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.nio.file.Path;

/**
 * Reads the state of earlier syncs: a list of state messages, one per stream, or a single GLOBAL one.
 *
 * <p>An empty object, an empty list and null mean that there is no state. LEGACY messages are accepted and ignored, as
 * in the reference. A message without a type that has a {@code stream} counts as a STREAM message. Thread-safe.
 */
public final class StateReader {

    private final JsonReader json = new JsonReader();
    private final InputShape shape = new InputShape("input_state.schema.json");

    /**
     * Reads a state file.
     *
     * @throws InvalidDocumentException with everything that is wrong with the file
     */
    public InputState read(Path file) {
        return read(file.toString(), DocumentFiles.text(file));
    }

    /** Like {@link #read(Path)}, for a text with the name it has in places. */
    public InputState read(String file, String text) {
        Node document = json.read(file, text);
        if (isEmpty(document)) {
            return InputState.EMPTY;
        }
        StreamStates states = new StreamStates();
        Diagnostics diagnostics = new Diagnostics();
        if (shape.check(document) instanceof ArrayNode messages) {
            boolean alone = messages.items().size() == 1;
            for (Node item : messages.items()) {
                if (item instanceof ObjectNode message) {
                    message(message, alone, states, diagnostics);
                }
            }
        }
        diagnostics.throwIfErrors();
        return states.toInputState();
    }

    private static void message(ObjectNode message, boolean alone, StreamStates states, Diagnostics diagnostics) {
        boolean hasStream = message.get("stream") instanceof ObjectNode;
        boolean hasGlobal = message.get("global") instanceof ObjectNode;
        if (!hasStream && !hasGlobal && !(message.get("data") instanceof ObjectNode)) {
            diagnostics.error(message.place(), "a state message must have 'stream', 'global' or 'data'");
        } else if ("GLOBAL".equals(message.text("type"))) {
            global(message, alone, states, diagnostics);
        } else if (!"LEGACY".equals(message.text("type"))) {
            states.add(message.get("stream"));
        }
    }

    private static void global(ObjectNode message, boolean alone, StreamStates states, Diagnostics diagnostics) {
        if (!(message.get("global") instanceof ObjectNode global)) {
            diagnostics.error(message.place(), "a GLOBAL state message must have 'global'");
            return;
        }
        if (!alone) {
            diagnostics.error(message.place(), "a GLOBAL state message must be the only message");
        }
        Node shared = global.get("shared_state");
        if (shared instanceof ObjectNode) {
            diagnostics.error(
                    shared.place(), "a state shared by all streams ('shared_state') is not known to sources of APIs");
        }
        if (global.get("stream_states") instanceof ArrayNode streams) {
            streams.items().forEach(states::add);
        }
    }

    private static boolean isEmpty(Node document) {
        if (document instanceof ObjectNode object) {
            return object.members().isEmpty();
        }
        return document instanceof ScalarNode scalar && scalar.value() == null;
    }
}
