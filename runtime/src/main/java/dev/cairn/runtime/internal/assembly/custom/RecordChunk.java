package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.json.scan.JsonOutput;
import dev.cairn.records.RecordPass;
import dev.cairn.records.StreamRecord;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Some of the records of a page as text, for a custom component that takes many at a time.
 *
 * @param json an array
 * @param count how many
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RecordChunk(byte[] json, int count) {

    private static final int MOST_RECORDS = 256;
    private static final int MOST_BYTES = 128 << 10;

    /** As many records as fit, from one on that there is. */
    static RecordChunk of(RecordPass records, int from) {
        return of(records::get, from, records.size());
    }

    /** The records at some places; none where {@code from} is their number. */
    static RecordChunk of(RecordPass records, List<Integer> places, int from) {
        return of(index -> records.get(places.get(index)), from, places.size());
    }

    private static RecordChunk of(IntFunction<StreamRecord> records, int from, int to) {
        JsonOutput out = JsonOutput.forPython(MOST_BYTES + (MOST_BYTES >> 2));
        int count = 0;
        out.write('[');
        while (from + count < to && count < MOST_RECORDS && out.size() < MOST_BYTES) {
            if (count > 0) {
                out.write(',');
            }
            records.apply(from + count).renderWhole(out);
            count++;
        }
        out.write(']');
        return new RecordChunk(out.toByteArray(), count);
    }
}
