package dev.cairn.workbench.har;

import org.jspecify.annotations.Nullable;

/**
 * A request that the recording has no answer for. Immutable.
 *
 * @param request method and URL, as they would be recorded
 * @param nearest method and URL of the recorded request that is most like it; null where nothing was recorded
 * @param difference the first difference to that one, or how often it was answered, in words
 */
public record UnrecordedRequest(String request, @Nullable String nearest, String difference) {

    /** A sentence for people. */
    @Override
    public String toString() {
        return nearest == null
                ? request + " was not recorded; " + difference
                : request + " was not recorded; the nearest that was is " + nearest + ": " + difference;
    }
}
