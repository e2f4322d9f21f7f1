package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostLimitTest {

    private final MovingClock time = new MovingClock();

    @Test
    void statesTakeAHundredthOfTheTimeWhateverEachOfThemTakes() {
        Random random = new Random(7);
        CostLimit limit = new CostLimit(true, time);
        long spent = 0;
        long whole = 0;
        int states = 0;
        while (states < 50) {
            time.advance(Duration.ofMillis(1));
            whole++;
            if (limit.allows()) {
                int cost = random.nextInt(20);
                limit.run(() -> time.advance(Duration.ofMillis(cost)));
                assertEquals(cost == 0, limit.allows());
                spent += states == 49 ? 0 : cost;
                states++;
            }
        }
        assertTrue(spent > 0);
        assertTrue(spent * 100 <= whole, spent + " of " + whole);
    }

    @Test
    void statesThatWereAskedForAreNotLimited() {
        CostLimit none = new CostLimit(false, time);
        none.run(() -> time.advance(Duration.ofHours(1)));
        assertTrue(none.allows());
        CostLimit limit = new CostLimit(true, time);
        limit.run(() -> time.advance(Duration.ofSeconds(1)));
        assertFalse(limit.allows());
    }
}
