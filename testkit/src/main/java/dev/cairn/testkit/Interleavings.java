package dev.cairn.testkit;

import dev.cairn.runtime.sync.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Lists the orders in which several workers can take turns. Where there are too many it gives a limited number: half
 * are the first ones, half are random, the same each time. Not thread-safe.
 */
final class Interleavings {

    private final int limit;
    private final List<Integer> script = new ArrayList<>();
    private final List<Integer> alternatives = new ArrayList<>();
    private int position;
    private int made;

    Interleavings(int limit) {
        this.limit = limit;
    }

    /** The schedule of the next sync. */
    Schedule current() {
        if (made < (limit + 1) / 2) {
            position = 0;
            return this::choose;
        }
        return new Random(made)::nextInt;
    }

    private int choose(int count) {
        if (count == 1) {
            return 0;
        }
        if (position == script.size()) {
            script.add(0);
            alternatives.add(count);
        }
        return script.get(position++);
    }

    /** Goes on after a sync; false when there are no more. */
    boolean next() {
        made++;
        if (made >= limit) {
            return false;
        }
        return made > (limit + 1) / 2 || advance();
    }

    /** The last choice that has a further alternative takes it. */
    private boolean advance() {
        while (!script.isEmpty()) {
            int last = script.size() - 1;
            int choice = script.remove(last) + 1;
            if (choice < alternatives.get(last)) {
                script.add(choice);
                return true;
            }
            alternatives.remove(last);
        }
        return false;
    }
}
