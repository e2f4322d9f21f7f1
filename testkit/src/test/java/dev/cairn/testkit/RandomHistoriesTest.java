package dev.cairn.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Syncs that are killed again and again, by chance, while their APIs change, lose nothing. {@code -Dcairn.histories=1000} tries as
 * many; {@code -Dcairn.history=N} begins with another one than the first.
 */
class RandomHistoriesTest {

    private static final int FIRST = Integer.getInteger("cairn.history", 0);
    private static final int COUNT = Integer.getInteger("cairn.histories", FIRST == 0 ? 200 : 1);

    @Test
    void nothingIsLost() {
        Map<RandomHistory.Order, int[]> totals = new TreeMap<>();
        List<String> broken = new ArrayList<>();
        for (int seed = FIRST; seed < FIRST + COUNT; seed++) {
            RandomHistory history = new RandomHistory(seed);
            try {
                history.run();
            } catch (AssertionError e) {
                broken.add("seed " + seed + ": " + e.getMessage());
            }
            int[] total = totals.computeIfAbsent(history.shape.order(), order -> new int[3]);
            total[0]++;
            total[1] += history.kills();
            total[2] += history.again();
        }
        totals.forEach((order, total) -> System.out.println("histories: " + order + ": " + total[0] + " syncs, "
                + total[1] + " kills, " + total[2] + " records came again"));
        if (!broken.isEmpty()) {
            throw new AssertionError(broken.size() + " of " + COUNT + " are broken:\n" + String.join("\n", broken));
        }
    }
}
