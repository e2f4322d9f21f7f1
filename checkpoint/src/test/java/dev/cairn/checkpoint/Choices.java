package dev.cairn.checkpoint;

import java.util.ArrayList;
import java.util.List;

/** Makes every sequence of choices once: each run asks for its choices anew and gets the next sequence. */
final class Choices {

    private final List<Integer> script = new ArrayList<>();
    private final List<Integer> options = new ArrayList<>();
    private int position;

    /** One of {@code count} alternatives. */
    int choose(int count) {
        if (position == script.size()) {
            script.add(0);
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
}
