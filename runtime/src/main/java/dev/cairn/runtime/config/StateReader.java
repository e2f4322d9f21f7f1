package dev.cairn.runtime.config;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the state of earlier syncs: a list of state messages, one per stream, or a single GLOBAL one.
 *
 * <p>The lines that a sync printed will do as well: all of them or the STATE messages only. Of each stream the last state
 * counts. Lines that are something else are passed over, and so is a last line that was cut off; but lines without any
 * STATE are an error, or a sync that failed early would make the next one begin anew.
 *
 * <p>An empty object, an empty list and null mean that there is no state. LEGACY messages are accepted and ignored, as
 * in the reference. A message without a type that has a {@code stream} counts as a STREAM message. Thread-safe.
 */
public final class StateReader {

    /** What a line of the Airbyte protocol begins with, from any writer. */
    private static final Pattern MESSAGE = Pattern.compile(
            "\\h*\\{\\h*\"type\"\\h*:\\h*\"(RECORD|STATE|LOG|TRACE|CONTROL|CATALOG|SPEC|CONNECTION_STATUS)\".*\\}\\h*(\\R|$)");

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
        Node document = isOutput(text) ? lastStates(file, text) : json.read(file, text);
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

    /** Whether this is what a sync printed: the first line is a message of its own. */
    private static boolean isOutput(String text) {
        return MESSAGE.matcher(text).lookingAt();
    }

    /** The states in what a sync printed, as a list of state messages. */
    private ArrayNode lastStates(String file, String text) {
        Map<String, Node> states = new LinkedHashMap<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.contains("\"STATE\"") && (line.endsWith("}") || !text.endsWith(line))) {
                Node message = json.read(new Place(file, number, 1), line);
                Node state = message.get("state");
                if ("STATE".equals(message.text("type")) && state != null) {
                    states.put(streamOf(state), state);
                }
            }
        }
        if (states.isEmpty()) {
            throw new InvalidDocumentException(Diagnostic.error(
                    Place.of(file),
                    "none of these messages is a STATE; take the state that this sync began with, or none"));
        }
        return new ArrayNode(new Place(file, 1, 1), List.copyOf(states.values()));
    }

    /** Which states replace each other. */
    private static String streamOf(Node state) {
        Node stream = state.get("stream");
        Node descriptor = stream == null ? null : stream.get("stream_descriptor");
        return descriptor == null ? "" : String.valueOf(descriptor.toPlain());
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
