package dev.cairn.flink;

import dev.cairn.flink.reader.RecordConversion;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Makes of a record what a job works with. It travels with the job; each reader has its own copy, which one thread uses.
 *
 * @param <T> what the job works with
 */
public interface RecordFormat<T> extends RecordConversion<T>, Serializable {

    /** The type that jobs are planned with. */
    TypeInformation<T> type();

    /** All that is known of a record, which itself stays JSON. */
    static RecordFormat<CairnRecord> json() {
        return new JsonRecordFormat();
    }
}
