package dev.cairn.runtime.trial;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.cairn.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the result of a test read as JSON, without making texts of all of it first: with its bodies and records it may be
 * large. Not thread-safe.
 */
record ResultWriter(JsonGenerator json) {

    /** Writes what {@link TestReadResult#toJson} says. The stream is flushed, and left open. */
    static void write(TestReadResult result, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.factory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new ResultWriter(json).value(result.toJson());
        }
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof RecordTexts records) {
            json.writeStartArray();
            for (int i = 0; i < records.size(); i++) {
                json.writeRawValue(new SerializedString(new String(records.text(i), StandardCharsets.UTF_8)));
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                value(member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                value(item);
            }
            json.writeEndArray();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else {
            json.writeRawValue(Json.write(value));
        }
    }
}
