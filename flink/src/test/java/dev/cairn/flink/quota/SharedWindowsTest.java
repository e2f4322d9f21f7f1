package dev.cairn.flink.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.flink.quota.QuotaEvent.ApiClosed;
import dev.cairn.flink.quota.QuotaEvent.CallDelayed;
import dev.cairn.flink.quota.QuotaEvent.CallGranted;
import dev.cairn.flink.quota.QuotaEvent.CallUnused;
import dev.cairn.flink.quota.QuotaEvent.CallWanted;
import dev.cairn.flink.quota.QuotaEvent.LimitTold;
import dev.cairn.http.CallWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedWindowsTest {

    private final List<String> told = new CopyOnWriteArrayList<>();

    /** So many calls; there will be another one in a minute. */
    private static final class Few implements CallWindow {
        private long left;

        Few(long left) {
            this.left = left;
        }

        @Override
        public synchronized Duration tryAcquire(long weight, Instant now) {
            if (left < weight) {
                return Duration.ofMinutes(1);
            }
            left -= weight;
            return Duration.ZERO;
        }

        @Override
        public synchronized void giveBack(long weight, Instant counted) {
            left += weight;
        }

        @Override
        public synchronized void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now) {
            left = callsLeft.orElse(left);
        }
    }

    private SharedWindows quota(boolean afresh) {
        return new SharedWindows(
                Duration.ofMillis(100),
                afresh,
                (reader, event) -> told.add(reader
                        + (event instanceof CallGranted granted
                                ? " granted " + granted.wish()
                                : event instanceof CallDelayed delayed ? " delayed " + delayed.wish() : " refused")));
    }

    @Test
    void firstComeFirstServed() {
        try (SharedWindows quota = quota(true)) {
            quota.window("p", new Few(2));
            for (int reader = 0; reader < 4; reader++) {
                quota.wanted(reader, new CallWanted("p", 0, 1));
            }
            assertEquals(List.of("0 granted 0", "1 granted 0", "2 delayed 0", "3 delayed 0"), told);
            quota.told(new LimitTold("p", 1, null));
            assertEquals("2 granted 0", told.get(4));
            assertEquals(5, told.size());
        }
    }

    @Test
    void aCallThatIsNotMadeIsTheNextOnes() {
        try (SharedWindows quota = quota(true)) {
            quota.window("p", new Few(1));
            quota.wanted(0, new CallWanted("p", 0, 1));
            quota.wanted(1, new CallWanted("p", 0, 1));
            new CallUnused("p", 1, Instant.now()).accept(0, quota);
            assertEquals(List.of("0 granted 0", "1 delayed 0", "1 granted 0"), told);
        }
    }

    @Test
    void howManyCallsAreLeftHoldsForAll() {
        try (SharedWindows quota = quota(true)) {
            quota.window("p", new Few(9));
            quota.wanted(0, new CallWanted("p", 0, 1));
            new LimitTold("p", 0, null).accept(0, quota);
            quota.wanted(1, new CallWanted("p", 0, 1));
            assertEquals(List.of("0 granted 0", "1 delayed 0"), told);
        }
    }

    @Test
    void anApiThatWantsToBeLeftAloneIsLeftAloneByAllUntilThen() throws Exception {
        try (SharedWindows quota = quota(true)) {
            CallWindow own = quota.window("p", new Few(9));
            long start = System.nanoTime();
            new ApiClosed("p", Duration.ofSeconds(6)).accept(0, quota);
            own.closed(Duration.ofSeconds(1), Instant.now()); // earlier than what is known
            quota.wanted(1, new CallWanted("p", 4, 1));
            assertEquals(List.of("1 delayed 4"), told);
            assertEquals(Duration.ZERO, own.tryAcquire(1, Instant.now()));
            assertTrue(System.nanoTime() - start > 5_500_000_000L, "called while the API was closed");
            assertEquals(List.of("1 delayed 4", "1 granted 4"), told);
        }
    }

    @Test
    void aReaderThatBeginsAnewWantsNothing() {
        try (SharedWindows quota = quota(true)) {
            quota.window("p", new Few(0));
            quota.wanted(0, new CallWanted("p", 5, 1));
            quota.wanted(1, new CallWanted("p", 6, 1));
            quota.forget(0);
            quota.told(new LimitTold("p", 1, null));
            assertEquals(List.of("0 delayed 5", "1 delayed 6", "1 granted 6"), told);
        }
    }

    @Test
    void whoeverIsRestoredTakesAllForUsed() {
        try (SharedWindows quota = quota(false)) {
            quota.window("p", new Few(9));
            quota.wanted(0, new CallWanted("p", 0, 1));
            assertEquals(List.of("0 delayed 0"), told);
        }
    }

    @Test
    void whatTheApiSaysOfAWindowThatIsOverIsPassedOver() {
        try (SharedWindows quota = quota(true)) {
            quota.window("p", new Few(9));
            quota.told(new LimitTold("p", 0, Instant.now().minusSeconds(1)));
            quota.wanted(0, new CallWanted("p", 0, 1));
            assertEquals(List.of("0 granted 0"), told);
        }
    }

    @Test
    void withoutPoliciesNothingIsLimited() {
        try (SharedWindows quota = quota(true)) {
            assertFalse(quota.isLimited());
        }
    }
}
