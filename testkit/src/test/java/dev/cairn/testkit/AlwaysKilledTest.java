package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.ManyPartitions.Attempt;
import dev.cairn.testkit.ManyPartitions.Router;
import dev.cairn.testkit.ManyPartitions.Values;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A sync that dies at the same request each time ends. */
class AlwaysKilledTest {

    private static final int SEEDS = Kit.THOROUGH ? 40 : 2;
    private static final Duration FAST = Duration.ofMillis(20);
    private static final int MOST_ATTEMPTS = 12;
    /** The page whose value is not settled, and the one on its way at the kill; {@code checkpoints.md} has the arithmetic. */
    private static final int PAGES_OF_WINDOW_READ_AGAIN = 2;

    @Test
    void childrenWithACursorEachAreReadInTwoSyncs() {
        for (Values values : Values.wholeSlices()) {
            for (int workers : new int[] {1, 4}) {
                ManyPartitions stream = new ManyPartitions(Router.SUBSTREAM, values, 120, 1, FAST);
                Steps steps = new Steps(workers, new Random(7)::nextInt, 0);
                Attempt first = stream.run(Map.of(), steps, 1, 66);
                assertFalse(first.complete());
                Attempt second = stream.run(first.state(), steps, 1, 66);
                assertTrue(
                        second.complete(), () -> values + ": " + first.vouched().size());
                Set<String> left = new HashSet<>(first.vouched());
                left.addAll(second.records());
                assertEquals(stream.all(), left);
            }
        }
    }

    /** After 30 seconds and 1,500 partitions; with more, 50 a second, too. */
    @ParameterizedTest
    @MethodSource("manyPartitions")
    void littleIsReadAgainHoweverManyPartitionsThereAre(Router router, Values values) {
        for (int partitions : Kit.THOROUGH ? new int[] {1500, 10_600, 100_000} : new int[] {1500}) {
            for (int workers : partitions > 1500 ? new int[] {4} : new int[] {1, 4}) {
                ManyPartitions stream = new ManyPartitions(router, values, partitions, 1, FAST);
                int requests = router == Router.GROUPS ? partitions / 3 : partitions;
                Steps steps = new Steps(workers, new Random(7)::nextInt, 0);
                Attempt first = stream.run(Map.of(), steps, 1, requests * 95 / 100);
                stream.pause(Duration.ofMinutes(1));
                Attempt second = stream.run(first.state(), steps, 1, Integer.MAX_VALUE);
                Set<String> left = new HashSet<>(first.vouched());
                left.addAll(second.records());
                assertEquals(stream.all().size(), left.size(), "lost");
                Set<String> asked = new HashSet<>(first.partitions());
                asked.retainAll(second.partitions());
                // 250 requests take five seconds.
                boolean ownStates = Boolean.FALSE.equals(first.state().get("use_global_cursor"));
                int most = ownStates ? workers + 250 : 100;
                System.out.printf(
                        "killed: %s, %s: %d partitions, %d workers: %d of %d again, %d bytes of states%n",
                        router, values, partitions, workers, asked.size(), requests, first.states());
                assertTrue(asked.size() <= most, () -> asked.size() + " are asked for again, " + most + " expected");
            }
        }
    }

    static Stream<Arguments> manyPartitions() {
        return Router.manyPartitions().stream()
                .flatMap(router -> Values.wholeSlices().stream().map(values -> Arguments.of(router, values)));
    }

    static Stream<Arguments> kinds() {
        return Stream.of(Router.values())
                .flatMap(router -> Stream.of(Values.values())
                        .filter(values -> values.goesWith(router))
                        .map(values -> Arguments.of(router, values)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachAttemptReadsSomethingNewAndTheSyncEnds(Router router, Values values) {
        int undisturbed = new ManyPartitions(router, values, 240, 3, FAST)
                .run(Map.of(), Steps.ONE_BY_ONE, 1, Integer.MAX_VALUE)
                .requests()
                .size();
        int most = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            // The first seed has the earliest kill.
            int killedAt = undisturbed / 10 + (seed == 0 ? 1 : 1 + random.nextInt(undisturbed / 2));
            int workers = seed % 2 == 0 ? 1 : 1 + random.nextInt(8);
            int readAgain = 0;
            if (router == Router.WHOLE && values == Values.CURSOR_IN_STEPS && workers > 1) {
                readAgain = PAGES_OF_WINDOW_READ_AGAIN * workers;
                int bound = (undisturbed - 1) / (killedAt - readAgain) + 2;
                ManyPartitions stream = new ManyPartitions(router, values, 240, 3, FAST);
                int attempts = attempts(stream, seed, workers, killedAt, bound);
                System.out.printf(
                        "killed: %d workers read windows side by side, killed at request %d of %d: %d attempts, bound %d%n",
                        workers, killedAt, undisturbed, attempts, bound);
            }
            ManyPartitions stream = new ManyPartitions(router, values, 240, 3, FAST);
            most = Math.max(most, attempts(stream, seed, workers, killedAt + readAgain, MOST_ATTEMPTS));
        }
        System.out.println("killed: " + router + ", " + values + ": at most " + most + " attempts");
    }

    private static int attempts(ManyPartitions stream, int seed, int workers, int killedAt, int allowed) {
        Set<String> read = new HashSet<>();
        Set<String> vouched = new HashSet<>();
        Map<String, @Nullable Object> state = Map.of();
        for (int attempt = 1; attempt <= allowed; attempt++) {
            Steps steps = new Steps(workers, new Random(seed + attempt)::nextInt, 0);
            Attempt next = stream.run(state, steps, 1, killedAt);
            int known = read.size();
            read.addAll(next.records());
            vouched.addAll(next.vouched());
            if (next.complete()) {
                vouched.addAll(next.records());
                assertEquals(stream.all(), vouched, "lost");
                return attempt;
            }
            int number = attempt;
            assertTrue(
                    read.size() > known,
                    () -> "seed " + seed + ": attempt " + number + " of " + workers + " workers read nothing new in "
                            + killedAt + " requests, " + known + " of "
                            + stream.all().size() + " known");
            state = next.state();
        }
        throw new AssertionError("seed " + seed + ": " + allowed + " attempts of " + killedAt + " requests and "
                + workers + " workers have read " + vouched.size() + " of "
                + stream.all().size());
    }
}
