package dev.cairn.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes every sequence of choices once: each run asks for its choices anew and gets the next sequence. Where there are very
 * many, the first of them and as many that are drawn by lot; {@code -Dcairn.schedules=N} says how many, 0 for all.
 */
final class Choices {

    private static final int MOST = Integer.getInteger("cairn.schedules", 150);

    private final Random lot = new Random(1);
    private int made;
    private final List<Integer> script = new ArrayList<>();
    private final List<Integer> options = new ArrayList<>();
    private int position;

    /** One of {@code count} alternatives. */
    int choose(int count) {
        if (position == script.size()) {
            script.add(isDrawn() ? lot.nextInt(count) : 0);
            options.add(count);
        }
        return script.get(position++);
    }

    /** Makes the same choices once more. */
    void again() {
        position = 0;
    }

    /** Goes on to the next sequence; false when all have been made. */
    boolean next() {
        position = 0;
        made++;
        if (isDrawn()) {
            script.clear();
            options.clear();
            return made < 2 * MOST;
        }
        while (!script.isEmpty()) {
            int last = script.size() - 1;
            int choice = script.remove(last) + 1;
            if (choice < options.get(last)) {
                script.add(choice);
                return true;
            }
            options.remove(last);
        }
        return false;
    }

    private boolean isDrawn() {
        return MOST > 0 && made >= MOST;
    }
}
