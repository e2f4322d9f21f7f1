package dev.cairn.flink;

import dev.cairn.runtime.split.Split;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a record what a job works with. It travels with the job; each reader has its own copy, which one thread uses.
 *
 * @param <T> what the job works with
 */
public interface RecordFormat<T> extends Serializable {

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

    /** The type that jobs are planned with. */
    TypeInformation<T> type();

    /** All that is known of a record, which itself stays JSON. */
    static RecordFormat<CairnRecord> json() {
        return new JsonRecords();
    }
}
