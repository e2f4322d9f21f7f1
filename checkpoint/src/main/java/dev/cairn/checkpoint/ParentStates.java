package dev.cairn.checkpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides which state of the parent streams is safe to emit: that of a partition, once it and all partitions before it
 * are complete. Used by the read loop only. Source of the rule: the Python CDK.
 */
final class ParentStates {

    private final Deque<Change> changes = new ArrayDeque<>();
    private final TreeSet<Integer> unfinished = new TreeSet<>();
    private int found;
    private @Nullable Map<String, @Nullable Object> current;

    /** @param partition the first partition that was found with the state */
    private record Change(int partition, @Nullable Map<String, @Nullable Object> state) {}

    ParentStates(@Nullable Map<String, @Nullable Object> initial) {
        this.current = initial;
    }

    /** A partition was found; its number. */
    int found(@Nullable Map<String, @Nullable Object> state) {
        int partition = found++;
        unfinished.add(partition);
        if (changes.isEmpty() || !Objects.equals(changes.getLast().state, state)) {
            changes.add(new Change(partition, state));
        }
        return partition;
    }

    void done(int partition) {
        unfinished.remove(partition);
        Map<String, @Nullable Object> safe = null;
        while (!changes.isEmpty() && isDone(changes.getFirst().partition)) {
            safe = changes.removeFirst().state;
        }
        if (safe != null) {
            current = safe;
        }
    }

    private boolean isDone(int partition) {
        return unfinished.isEmpty() || unfinished.first() > partition;
    }

    /** All partitions are done. */
    void allDone(@Nullable Map<String, @Nullable Object> state) {
        current = state;
    }

    /** Null while there is nothing to say. */
    @Nullable
    Map<String, @Nullable Object> current() {
        return current;
    }
}
