package dev.cairn.flink.reader;

import dev.cairn.runtime.split.Split;
import org.jspecify.annotations.Nullable;

/** What a reader makes of records. Used by one thread. */
public interface RecordConversion<T> {

    /**
     * Makes it of one record.
     *
     * @param split the slice that the record was read for; its position is meaningless
     * @param json the record in UTF-8
     * @param emittedAt milliseconds since 1970
     * @return null to leave the record out
     */
    @Nullable
    T read(Split split, byte[] json, long emittedAt);
}
