package dev.cairn.records;

import dev.cairn.json.Json;
import dev.cairn.json.scan.JsonOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records as text and text as records, for tests. */
public final class Rendered {

    private Rendered() {}

    public static List<String> of(List<StreamRecord> records) {
        List<String> rendered = new ArrayList<>();
        for (StreamRecord record : records) {
            JsonOutput out = new JsonOutput(64);
            record.render(out);
            rendered.add(new String(out.toByteArray(), StandardCharsets.UTF_8));
        }
        return rendered;
    }

    /** All records of a cursor, which is closed. */
    public static List<String> of(RecordCursor cursor) throws IOException {
        try (cursor) {
            return of(cursor.next(Integer.MAX_VALUE));
        }
    }

    @SuppressWarnings("unchecked") // the texts in tests are objects
    public static Map<String, @Nullable Object> tree(String json) throws IOException {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(Json.parse(json));
    }
}
