package dev.cairn.http;

import dev.cairn.core.error.SystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one limit. Thread-safe. */
public interface CallWindow {

    /**
     * Counts a call if it may be made now. May block while it asks another process; only one thread of a connector asks at
     * a time.
     *
     * @param weight how many calls it costs
     * @return zero if it was counted, else how long it will have to wait if nothing changes
     * @throws SystemException if it costs more than there ever is
     * @throws InterruptedException if the thread was interrupted meanwhile; nothing is counted then
     */
    Duration tryAcquire(long weight, Instant now) throws InterruptedException;

    /**
     * Takes back a call that was counted and is not made, where that is still to be told from what the API has said since.
     *
     * @param weight how many calls it would have cost
     * @param counted when it was counted: what {@link #tryAcquire} was told as now
     */
    default void giveBack(long weight, Instant counted) {}

    /**
     * Learns what the API says. With no calls left and no reset, a window counts as full.
     *
     * @param callsLeft how many calls there still are
     * @param reset when the limit starts afresh; null if the API did not say
     */
    void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now);

    /**
     * The API has refused a call, and wants no other for some time: the {@code Retry-After} of its answer. Within one
     * process it concerns, as in the reference, only the request that was refused, so that windows take no notice.
     */
    default void closed(Duration wait, Instant now) {}

    /** Takes all calls for used, by each measure: how many were made before is not known. */
    default void fill(Instant now) {
        learn(OptionalLong.of(0), null, now);
    }
}
