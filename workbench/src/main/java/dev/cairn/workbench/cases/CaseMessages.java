package dev.cairn.workbench.cases;

import dev.cairn.json.Json;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageSink;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.workbench.cases.Observation.StreamState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what a command gives: records, states and errors. Its results are kept by who runs it. */
final class CaseMessages implements MessageSink {

    private static final Set<LogLevel> BAD = EnumSet.of(LogLevel.ERROR, LogLevel.FATAL);

    private final Map<String, List<Map<String, @Nullable Object>>> records = new LinkedHashMap<>();
    private final List<StreamState> states = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    @Override
    public int take(Message message) throws IOException {
        if (message instanceof RecordLines lines) {
            List<Map<String, @Nullable Object>> ofStream =
                    records.computeIfAbsent(lines.stream().name(), name -> new ArrayList<>());
            for (int i = 0; i < lines.size(); i++) {
                ofStream.add(object(Json.parse(lines.copyOfData(i))));
            }
        } else if (message instanceof Message.State state) {
            states.add(new StreamState(state.stream().name(), state.state()));
            return state.lineBytes();
        } else if (message instanceof Message.Log log && BAD.contains(log.level())) {
            errors.add(log.text());
        } else if (message instanceof Failure failure) {
            errors.add(failure.texts().message() + " (" + failure.texts().internalMessage() + ")");
        }
        return 0;
    }

    Map<String, List<Map<String, @Nullable Object>>> records() {
        return records;
    }

    List<StreamState> states() {
        return states;
    }

    List<String> errors() {
        return errors;
    }

    /** A value as an object; an empty one where it is something else. */
    @SuppressWarnings("unchecked") // objects of JSON have texts as keys
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
