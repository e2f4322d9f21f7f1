package dev.cairn.runtime.record;

import java.util.List;

/** Finds the records in the body of a response. Thread-safe. */
@FunctionalInterface
public interface RecordExtractor {

    /**
     * The records of a page, in order.
     *
     * @param body the whole body, which must not change afterwards: records may refer to it
     * @throws MalformedBodyException if the body cannot be decoded, or what it holds is no record
     */
    List<StreamRecord> extract(byte[] body) throws MalformedBodyException;
}
