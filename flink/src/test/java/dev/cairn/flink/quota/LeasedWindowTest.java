package dev.cairn.flink.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.flink.quota.QuotaEvent.ApiClosed;
import dev.cairn.flink.quota.QuotaEvent.CallDelayed;
import dev.cairn.flink.quota.QuotaEvent.CallGranted;
import dev.cairn.flink.quota.QuotaEvent.CallRefused;
import dev.cairn.flink.quota.QuotaEvent.CallUnused;
import dev.cairn.flink.quota.QuotaEvent.CallWanted;
import dev.cairn.flink.quota.QuotaEvent.LimitTold;
import dev.cairn.flink.quota.QuotaEvent.ToQuota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LeasedWindowTest {

    private static final Duration LEASE = Duration.ofMillis(100);
    private static final Instant COUNTED = Instant.parse("2026-01-01T00:00:00Z");

    private final List<ToQuota> sent = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private long millis;

    /** @param answer is given each wish at once */
    private LeasedWindow window(Consumer<CallWanted> answer) {
        return new LeasedWindow(
                "policies/0",
                LEASE,
                event -> {
                    sent.add(event);
                    if (event instanceof CallWanted wanted) {
                        answer.accept(wanted);
                    }
                },
                waits::add,
                () -> millis * 1_000_000);
    }

    private final LeasedWindow[] window = new LeasedWindow[1];

    @Test
    void aCallThatIsGrantedIsMade() throws Exception {
        window[0] = window(wanted -> window[0].granted(new CallGranted(wanted, Duration.ZERO, COUNTED)));
        assertEquals(Duration.ZERO, window[0].tryAcquire(1, Instant.EPOCH));
        assertEquals(1, sent.size());
    }

    @Test
    void aGrantThatWasUnderWayForTooLongIsAskedForAgain() throws Exception {
        window[0] = window(wanted -> {
            millis += wanted.wish() == 0 ? 101 : 100;
            window[0].granted(new CallGranted(wanted, Duration.ZERO, COUNTED));
        });
        assertEquals(Duration.ZERO, window[0].tryAcquire(3, Instant.EPOCH));
        assertEquals(
                List.of(
                        new CallWanted("policies/0", 0, 3),
                        new CallUnused("policies/0", 3, COUNTED),
                        new CallWanted("policies/0", 1, 3)),
                sent);
    }

    @Test
    void theTimeThatTheWishWasHeldDoesNotCount() throws Exception {
        window[0] = window(wanted -> {
            millis += 60_000;
            window[0].granted(new CallGranted(wanted, Duration.ofSeconds(60), COUNTED));
        });
        assertEquals(Duration.ZERO, window[0].tryAcquire(1, Instant.EPOCH));
        assertEquals(1, sent.size());
        assertEquals(List.of(Duration.ofSeconds(60)), waits);
    }

    @Test
    void aLongDelayIsToldAndTheWishStands() throws Exception {
        window[0] = window(
                wanted -> window[0].delayed(new CallDelayed("policies/0", wanted.wish(), Duration.ofSeconds(30))));
        assertEquals(Duration.ofSeconds(30), window[0].tryAcquire(1, Instant.EPOCH));
        millis += 10_000;
        assertEquals(Duration.ofSeconds(20), window[0].tryAcquire(1, Instant.EPOCH));
        assertEquals(1, sent.size());
    }

    @Test
    void aCallThatCostsMoreThanThereIsFails() {
        window[0] = window(wanted -> window[0].refused(new CallRefused("policies/0", wanted.wish(), "costs 9 calls")));
        assertTrue(assertThrows(SystemException.class, () -> window[0].tryAcquire(9, Instant.EPOCH))
                .toString()
                .contains("costs 9 calls"));
    }

    @Test
    void grantsOfEarlierWishesAreGivenBack() throws Exception {
        window[0] = window(wanted -> {
            CallWanted earlier = new CallWanted("policies/0", wanted.wish() - 1, 2);
            window[0].granted(new CallGranted(earlier, Duration.ZERO, COUNTED));
            window[0].delayed(new CallDelayed("policies/0", wanted.wish(), Duration.ofSeconds(3)));
        });
        assertEquals(Duration.ofSeconds(3), window[0].tryAcquire(1, Instant.EPOCH));
        assertEquals(new CallUnused("policies/0", 2, COUNTED), sent.get(1));
    }

    @Test
    void thatTheApiWantsToBeLeftAloneIsPassedOn() {
        window(wanted -> {}).closed(Duration.ofSeconds(7), Instant.EPOCH);
        assertEquals(List.of(new ApiClosed("policies/0", Duration.ofSeconds(7))), sent);
    }

    @Test
    void whatTheApiSaysIsPassedOn() {
        window(wanted -> {}).learn(OptionalLong.of(7), null, Instant.EPOCH);
        window(wanted -> {}).learn(OptionalLong.empty(), null, Instant.EPOCH);
        assertEquals(List.of(new LimitTold("policies/0", 7, null)), sent);
    }
}
