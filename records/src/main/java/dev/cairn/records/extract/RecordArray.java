package dev.cairn.records.extract;

import dev.cairn.json.PythonJson;
import dev.cairn.records.StreamRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads records that Python wrote as one JSON array. */
public final class RecordArray {

    private RecordArray() {}

    /**
     * All records, in order; they refer to the text, which must not be changed any more.
     *
     * @throws IOException if the text is no array of objects
     */
    public static List<StreamRecord> read(byte[] json) throws IOException {
        List<StreamRecord> scanned = ScannedRecords.in(json, 0, json.length, List.of(), false);
        if (scanned != null) {
            return scanned;
        }
        if (!(PythonJson.parse(json) instanceof List<?> items)) {
            throw new IOException("records are no list");
        }
        List<StreamRecord> records = new ArrayList<>(items.size());
        for (Object item : items) {
            records.add(Records.ofTree(item));
        }
        return records;
    }
}
