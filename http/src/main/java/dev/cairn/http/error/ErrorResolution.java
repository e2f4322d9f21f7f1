package dev.cairn.http.error;

import dev.cairn.core.error.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * The decision of an error handler about an attempt.
 *
 * @param failureType whose failure it is if the attempt fails in the end; null for a success
 * @param message what to tell the user, which may quote the response; null for nothing in particular
 */
public record ErrorResolution(
        ResponseAction action,
        @Nullable FailureType failureType,
        @Nullable String message) {

    static final ErrorResolution SUCCESS = new ErrorResolution(ResponseAction.SUCCESS, null, null);
}
