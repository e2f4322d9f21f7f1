package dev.cairn.retrieval.position;

import dev.cairn.json.scan.JsonOutput;
import dev.cairn.records.StreamRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the records of a stream from each other: by their key, so that they may change meanwhile, or by all that they have
 * where one has no key. Thread-safe.
 *
 * @param fields the fields of the stream's primary key; empty where it has none
 */
public record RecordKey(List<String> fields) {

    public RecordKey {
        fields = List.copyOf(fields);
    }

    /** A short text for a record as the API gave it, before anything is changed in it. */
    String mark(StreamRecord record) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String field : fields) {
            Object value = record.field(field);
            if (value == null) {
                return ofWhole(record);
            }
            values.add(value);
        }
        return values.isEmpty() ? ofWhole(record) : PlainHash.of(values);
    }

    /** Of its text: some records of each page are hashed, and to decode them would take several times as long. */
    private static String ofWhole(StreamRecord record) {
        JsonOutput text = new JsonOutput(512);
        try {
            record.renderWhole(text);
        } catch (IllegalArgumentException e) { // an extractor of the connector's own may give anything
            return PlainHash.of(record.tree());
        }
        return PlainHash.ofText(text.toByteArray());
    }
}
