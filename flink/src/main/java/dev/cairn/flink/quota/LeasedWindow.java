package dev.cairn.flink.quota;

import dev.cairn.core.error.SystemException;
import dev.cairn.flink.quota.QuotaEvent.ApiClosed;
import dev.cairn.flink.quota.QuotaEvent.CallDelayed;
import dev.cairn.flink.quota.QuotaEvent.CallGranted;
import dev.cairn.flink.quota.QuotaEvent.CallRefused;
import dev.cairn.flink.quota.QuotaEvent.CallUnused;
import dev.cairn.flink.quota.QuotaEvent.CallWanted;
import dev.cairn.flink.quota.QuotaEvent.LimitTold;
import dev.cairn.flink.quota.QuotaEvent.ToQuota;
import dev.cairn.http.CallWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A limit that is counted elsewhere: asks for one call at a time. Thread-safe; one thread makes calls.
 *
 * <p>A call that was granted must be made within the lease, which includes the way that the wish and the grant took. No
 * clocks of two machines are compared: the wish was sent at a time of this one, and waited there for as long as the grant
 * says, so that the call was counted no earlier than the sum of both.
 */
final class LeasedWindow implements CallWindow {

    /** A longer wait is left to the caller, who tells the platform about it. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final String policy;
    private final Duration lease;
    private final Consumer<ToQuota> quota;
    private final Consumer<Duration> waits;
    private final LongSupplier nanoTime;
    private long wishes;
    private @Nullable Wish wish;

    private static final class Wish {
        final long number;
        final long weight;
        final long sentAt;

        @Nullable
        CallGranted grant;

        @Nullable
        String refusal;

        long delayedUntil;

        Wish(long number, long weight, long sentAt) {
            this.number = number;
            this.weight = weight;
            this.sentAt = sentAt;
            this.delayedUntil = sentAt;
        }
    }

    LeasedWindow(
            String policy, Duration lease, Consumer<ToQuota> quota, Consumer<Duration> waits, LongSupplier nanoTime) {
        this.policy = policy;
        this.lease = lease;
        this.quota = quota;
        this.waits = waits;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Duration tryAcquire(long weight, Instant now) throws InterruptedException {
        while (true) {
            Wish present = wish == null || wish.weight != weight ? ask(weight) : wish;
            if (present.refusal != null) {
                wish = null;
                throw new SystemException(present.refusal);
            }
            if (present.grant != null) {
                wish = null;
                long waited = nanoTime.getAsLong() - present.sentAt;
                waits.accept(Duration.ofNanos(waited));
                if (waited - present.grant.held().toNanos() <= lease.toNanos()) {
                    return Duration.ZERO;
                }
                giveBack(present.grant); // Too late: there may be no room any more.
                continue;
            }
            long delay = present.delayedUntil - nanoTime.getAsLong();
            if (delay >= SHORT.toNanos()) {
                return Duration.ofNanos(delay);
            }
            TimeUnit.SECONDS.timedWait(this, 1);
        }
    }

    private Wish ask(long weight) {
        Wish asked = new Wish(wishes++, weight, nanoTime.getAsLong());
        wish = asked;
        quota.accept(new CallWanted(policy, asked.number, weight));
        return asked;
    }

    synchronized void granted(CallGranted granted) {
        Wish present = wish;
        if (present != null && present.number == granted.wish()) {
            present.grant = granted;
            notifyAll();
        } else {
            giveBack(granted);
        }
    }

    private void giveBack(CallGranted grant) {
        quota.accept(new CallUnused(policy, grant.wanted().weight(), grant.counted()));
    }

    synchronized void delayed(CallDelayed delayed) {
        Wish present = wish;
        if (present != null && present.number == delayed.wish()) {
            present.delayedUntil = nanoTime.getAsLong() + delayed.delay().toNanos();
            notifyAll();
        }
    }

    synchronized void refused(CallRefused refused) {
        Wish present = wish;
        if (present != null && present.number == refused.wish()) {
            present.refusal = refused.why();
            notifyAll();
        }
    }

    @Override
    public void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now) {
        if (callsLeft.isPresent() || reset != null) {
            quota.accept(new LimitTold(policy, callsLeft.orElse(-1), reset));
        }
    }

    @Override
    public void closed(Duration wait, Instant now) {
        quota.accept(new ApiClosed(policy, wait));
    }
}
