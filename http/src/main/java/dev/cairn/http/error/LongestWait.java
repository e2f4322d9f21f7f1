package dev.cairn.http.error;

import dev.cairn.core.error.TransientException;
import java.time.Duration;

/**
 * The longest wait that an API can cause, whatever the manifest says: an API that names a time in a thousand years must
 * not stop a sync for so long. Set with {@code cairn.wait.longestSeconds} of the JVM.
 */
public final class LongestWait {

    /** Quotas that are given out once a day come back within it. */
    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("cairn.wait.longestSeconds", 86_400));

    private LongestWait() {}

    /** Whether a wait is too long. */
    public static boolean isExceededBy(Duration wait) {
        return wait.compareTo(LIMIT) > 0;
    }

    /**
     * What is to be reported instead of waiting.
     *
     * @param asked what the wait would have been for, without secrets
     */
    public static TransientException failure(Duration wait, String asked) {
        return new TransientException(
                "The API asks to wait for " + wait.toSeconds() + " s, which is longer than " + LIMIT.toSeconds()
                        + " s, the longest wait.",
                "Does not wait for " + wait.toSeconds() + " s (cairn.wait.longestSeconds is " + LIMIT.toSeconds()
                        + "). " + asked,
                null);
    }
}
