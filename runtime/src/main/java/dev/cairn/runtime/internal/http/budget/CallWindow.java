package dev.cairn.runtime.internal.http.budget;

import dev.cairn.error.SystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one limit. Thread-safe. */
interface CallWindow {

    /**
     * Counts a call if it may be made now.
     *
     * @param weight how many calls it costs
     * @return zero if it was counted, else how long it will have to wait if nothing changes
     * @throws SystemException if it costs more than there ever is
     */
    Duration tryAcquire(long weight, Instant now);

    /**
     * Learns what the API says.
     *
     * @param callsLeft how many calls there still are
     * @param reset when the limit starts afresh; null if the API did not say
     */
    void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now);
}
