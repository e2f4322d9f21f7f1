package dev.cairn.workbench.operation;

import dev.cairn.workbench.operation.model.JsonModel;
import java.io.IOException;
import java.time.Duration;

/**
 * An operation of authors; {@code operations.yaml} describes it. Thread-safe.
 *
 * @param <Q> the request
 */
public interface Operation<Q extends JsonModel> {

    /** Reads a request, plain JSON values that fit the request's schema. */
    Q request(Object json);

    /** Returns the longest that a call may take, given the standard time. */
    default Duration longest(Duration standard) {
        return standard;
    }

    /**
     * Does the work. The thread is interrupted when the budget is used up or the call is cancelled.
     *
     * @return the response, neither masked nor cut
     * @throws OperationFailure with what the caller can do about it
     */
    JsonModel perform(Q request, OperationCall call) throws IOException, InterruptedException;
}
