package dev.cairn.http.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.load.SimulatedApi.Telling;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoadControlTest {

    private static final int MOST = 50;
    private static final int REQUESTS = 5000;

    /** One of three limits, or all with {@code -Dcairn.thorough=true}. */
    private static Stream<Arguments> some(Arguments... limits) {
        return IntStream.range(0, limits.length)
                .filter(i -> Boolean.getBoolean("cairn.thorough") || i % 3 == 1)
                .mapToObj(i -> limits[i]);
    }

    private static Arguments limit(String name, Supplier<SimulatedApi> api) {
        return Arguments.of(name, api);
    }

    static Stream<Arguments> limits() {
        return some(
                limit("none", () -> SimulatedApi.free(0.1)),
                limit("none, slow", () -> SimulatedApi.free(2)),
                limit("10 at once", () -> SimulatedApi.atOnce(now -> 10, 0.1, 0)),
                limit("10 at once, Retry-After", () -> SimulatedApi.atOnce(now -> 10, 0.1, 1)),
                limit("10 at once, Retry-After of 2 s", () -> SimulatedApi.atOnce(now -> 10, 0.1, 2)),
                limit("3 at once", () -> SimulatedApi.atOnce(now -> 3, 0.3, 0)),
                limit("35 at once", () -> SimulatedApi.atOnce(now -> 35, 0.2, 1)),
                limit("20 at once, later 5", () -> SimulatedApi.atOnce(now -> now < 8 ? 20 : 5, 0.1, 0)),
                limit("5 at once, later 12", () -> SimulatedApi.atOnce(now -> now < 10 ? 5 : 12, 0.1, 0)),
                limit("50 a second, Retry-After", () -> SimulatedApi.bucket(50, 10, 0.1, true)),
                limit("50 a second, silent", () -> SimulatedApi.bucket(50, 10, 0.1, false)),
                limit("5 a second", () -> SimulatedApi.bucket(5, 5, 0.3, true)),
                limit("20 a second, bursts of 100", () -> SimulatedApi.bucket(20, 100, 0.1, true)),
                limit("100 in 10 s, Retry-After", () -> SimulatedApi.fixedWindow(100, 10, 0.1, Telling.RETRY_AFTER)),
                limit("100 in 10 s, silent", () -> SimulatedApi.fixedWindow(100, 10, 0.1, Telling.NOTHING)),
                limit("600 in 60 s, headers", () -> SimulatedApi.fixedWindow(600, 60, 0.2, Telling.HEADERS)),
                limit("20 in each second", () -> SimulatedApi.fixedWindow(20, 1, 0.1, Telling.RETRY_AFTER)),
                limit("100 in any 10 s", () -> SimulatedApi.slidingWindow(100, 10, 0.1, Telling.RETRY_AFTER)),
                limit("300 in any 30 s, headers", () -> SimulatedApi.slidingWindow(300, 30, 0.2, Telling.HEADERS)),
                limit("20 worked at", () -> SimulatedApi.queue(20, 0.1)),
                limit("5 worked at", () -> SimulatedApi.queue(5, 0.4)),
                limit("slower the more there are", () -> SimulatedApi.crowded(16, 0.1)),
                limit("slow at times", () -> SimulatedApi.busyAtTimes(0.1, 4, 1, 3)));
    }

    static Stream<Arguments> limitsOfShortSyncs() {
        return Stream.of(
                limit("8 at once", () -> SimulatedApi.atOnce(now -> 8, 0.1, 0)),
                limit("8 at once, Retry-After", () -> SimulatedApi.atOnce(now -> 8, 0.1, 1)),
                limit("40 a second, Retry-After", () -> SimulatedApi.bucket(40, 10, 0.1, true)),
                limit("40 a second, bursts of 40", () -> SimulatedApi.bucket(40, 40, 0.1, true)),
                limit("40 a second, silent", () -> SimulatedApi.bucket(40, 10, 0.1, false)),
                limit("40 in each second", () -> SimulatedApi.fixedWindow(40, 1, 0.1, Telling.RETRY_AFTER)));
    }

    /** In a short sync the first refusals count for more. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("limitsOfShortSyncs")
    void aShortSyncTakesLittleLonger(String name, Supplier<SimulatedApi> api) {
        check(name, api, 500, 1.3, 0.035);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void itTakesHardlyLongerThanTheBestFixedNumber(String name, Supplier<SimulatedApi> api) {
        check(name, api, REQUESTS, 1.1, 0.01);
    }

    private static void check(
            String name, Supplier<SimulatedApi> api, int requests, double mostTimes, double mostRefused) {
        record Fixed(int workers, SimulatedSync.Outcome outcome) {}
        Fixed best = IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 26, 35, MOST)
                .mapToObj(n -> new Fixed(n, SimulatedSync.fixed(api.get(), requests, 1, n)))
                .min(Comparator.comparingDouble(each -> each.outcome().seconds()))
                .orElseThrow();
        SimulatedSync.Outcome found = SimulatedSync.found(api.get(), requests, 1, MOST);
        double times = found.seconds() / best.outcome().seconds();
        double refused = (double) found.refused() / found.requests();
        String text = String.format(
                Locale.ROOT,
                "%s: %.1f s, best %.1f s with %d (%d refused): %.3f; %d of %d refused: %.2f %%",
                name,
                found.seconds(),
                best.outcome().seconds(),
                best.workers(),
                best.outcome().refused(),
                times,
                found.refused(),
                found.requests(),
                100 * refused);
        assertTrue(times <= mostTimes && refused <= mostRefused, text);
    }
}
