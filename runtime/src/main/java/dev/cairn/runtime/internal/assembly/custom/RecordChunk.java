package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.runtime.internal.json.JsonOutput;
import dev.cairn.runtime.internal.record.RecordPass;

/**
 * Some of the records of a page as text, for a custom component that takes many at a time.
 *
 * @param json an array
 * @param count how many, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RecordChunk(byte[] json, int count) {

    private static final int MOST_RECORDS = 256;
    private static final int MOST_BYTES = 128 << 10;

    /** As many records as fit, from one on that there is. */
    static RecordChunk of(RecordPass records, int from) {
        JsonOutput out = new JsonOutput(MOST_BYTES);
        int count = 0;
        out.write('[');
        while (from + count < records.size() && count < MOST_RECORDS && out.size() < MOST_BYTES) {
            if (count > 0) {
                out.write(',');
            }
            records.get(from + count).renderWhole(out);
            count++;
        }
        out.write(']');
        return new RecordChunk(out.toByteArray(), count);
    }
}
