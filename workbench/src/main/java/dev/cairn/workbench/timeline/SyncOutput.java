package dev.cairn.workbench.timeline;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.json.Json;
import dev.cairn.workbench.timeline.TimelineEvent.PageRead;
import dev.cairn.workbench.timeline.TimelineEvent.StateTold;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a sync out of what it printed. The output does not say which slice a record is of, so each stream is a
 * row; records of a stream with the same {@code emitted_at} that follow each other count as a page, which is a good guess for
 * Cairn's output.
 */
final class SyncOutput {

    private final List<TimelineEvent> events = new ArrayList<>();
    private final Map<String, String> cursorFields;
    /** The pages that are open, by stream: several streams are read at a time. */
    private final Map<String, OpenPage> open = new LinkedHashMap<>();

    private static final class OpenPage {
        @Nullable
        Object emittedAt;

        final List<Map<String, @Nullable Object>> records = new ArrayList<>();
    }

    private SyncOutput(Map<String, String> cursorFields) {
        this.cursorFields = cursorFields;
    }

    /** The fields that states of an output name, by stream; lines that are no messages are passed over. */
    static Map<String, String> cursorFields(BufferedReader lines) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("\"STATE\"") && at(message(line), "state", "stream") instanceof Map<?, ?> state) {
                String field = StatePosition.fieldOf(Json.write(state.get("stream_state")));
                if (field != null) {
                    fields.putIfAbsent(String.valueOf(at(state, "stream_descriptor", "name")), field);
                }
            }
        }
        return fields;
    }

    /**
     * The events of an output.
     *
     * @param file the output's name, for places
     * @param cursorFields by stream, which field of its records is kept
     * @throws InvalidDocumentException if a line is no message; a last line that was cut off is passed over
     */
    static List<TimelineEvent> events(String file, Map<String, String> cursorFields, BufferedReader lines)
            throws IOException {
        SyncOutput output = new SyncOutput(cursorFields);
        int number = 0;
        for (String line = lines.readLine(); line != null; ) {
            number++;
            String next = lines.readLine();
            if (!line.isBlank()) {
                Map<?, ?> message = message(line);
                if (message != null) {
                    output.add(message);
                } else if (number == 1 || next != null) {
                    throw new InvalidDocumentException(Diagnostic.error(
                            new Place(file, number, 1),
                            "this line is no message of the Airbyte protocol (expected a JSON object with a 'type')"));
                }
            }
            line = next;
        }
        List.copyOf(output.open.keySet()).forEach(output::close);
        return output.events;
    }

    private static @Nullable Map<?, ?> message(String line) {
        try {
            return Json.parse(line) instanceof Map<?, ?> object && object.get("type") instanceof String ? object : null;
        } catch (IOException e) {
            return null;
        }
    }

    private void add(Map<?, ?> message) {
        if (at(message, "record") instanceof Map<?, ?> record) {
            String stream = String.valueOf(record.get("stream"));
            OpenPage page = open.get(stream);
            if (page != null && !Objects.equals(page.emittedAt, record.get("emitted_at"))) {
                close(stream);
                page = null;
            }
            if (page == null) {
                page = new OpenPage();
                page.emittedAt = record.get("emitted_at");
                open.put(stream, page);
            }
            page.records.add(kept(stream, record.get("data")));
        } else if (at(message, "state", "stream") instanceof Map<?, ?> state) {
            String stream = String.valueOf(at(state, "stream_descriptor", "name"));
            close(stream);
            events.add(new StateTold(stream, Json.write(state.get("stream_state"))));
        }
    }

    private Map<String, @Nullable Object> kept(String stream, @Nullable Object data) {
        String field = cursorFields.get(stream);
        return field != null && data instanceof Map<?, ?> record && record.get(field) != null
                ? Map.of(field, record.get(field))
                : Map.of();
    }

    private void close(String stream) {
        OpenPage page = open.remove(stream);
        if (page != null) {
            events.add(new PageRead(stream, page.records));
        }
    }

    private static @Nullable Object at(@Nullable Object value, String... path) {
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
