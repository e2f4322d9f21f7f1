package dev.cairn.records;

import dev.cairn.http.response.Response;
import java.io.IOException;
import java.util.List;

/** Finds the records in the body of a response. Thread-safe. */
@FunctionalInterface
public interface RecordExtractor {

    /**
     * Opens a body. Of a buffered body of JSON all records are found before this returns, so that a page with an error
     * gives none; otherwise the body is read as its records are asked for, and only a record or so is in memory.
     *
     * @throws MalformedBodyException if the body cannot be decoded, or what it holds is no record
     * @throws IOException if the body cannot be read
     */
    RecordCursor open(Response response) throws IOException;

    /** All records of a buffered body, in order; they may refer to it, so it must not be changed afterwards. */
    default List<StreamRecord> extract(byte[] body) throws IOException {
        try (RecordCursor cursor = open(Response.of(body))) {
            return cursor.next(Integer.MAX_VALUE);
        }
    }
}
