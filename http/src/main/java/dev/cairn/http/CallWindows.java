package dev.cairn.http;

import java.time.Duration;

/**
 * Who counts the calls of a manifest's {@code api_budget}. By default each connector counts its own; where several
 * processes use one account, one of them counts for all. Thread-safe.
 */
@FunctionalInterface
public interface CallWindows {

    /** Each connector counts for itself. */
    CallWindows OWN = (policy, counting) -> counting;

    /**
     * The window that counts for a policy.
     *
     * @param policy where it stands in {@code api_budget}, such as {@code policies/0}; the same in each process
     * @param counting one that counts in this process by the policy's rules, for one that counts for all
     */
    CallWindow window(String policy, CallWindow counting);

    /**
     * How long after it was counted a call may still be made. The windows that are passed to {@link #window} allow for
     * that: they never let more calls through than the limit, whenever within that time each is made.
     */
    default Duration lease() {
        return Duration.ZERO;
    }
}
