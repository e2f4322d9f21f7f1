package dev.cairn.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which state of the parent streams is safe to emit: that of a partition, once it and all partitions before it
 * are complete. Used by the read loop only. Source of the rule: the Python CDK.
 */
final class ParentStates {

    private final Deque<Change> changes = new ArrayDeque<>();
    private final TreeSet<Integer> unfinished = new TreeSet<>();
    private int found;
    private int covered;
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
        while (!changes.isEmpty() && isDone(changes.getFirst().partition)) {
            Change safe = changes.removeFirst();
            if (safe.state != null && !safe.state.equals(current)) {
                current = safe.state;
                covered = safe.partition; // it may come again itself
            }
        }
    }

    /** Partitions with a smaller number do not come again from what is safe to emit. */
    int covered() {
        return covered;
    }

    /** Whether all partitions that were found are done. */
    boolean areAllDone() {
        return unfinished.isEmpty();
    }

    private boolean isDone(int partition) {
        return unfinished.isEmpty() || unfinished.first() > partition;
    }

    /** What is safe if further partitions are done, which may be taken back. */
    @Nullable
    Map<String, @Nullable Object> currentIf(IntPredicate isDone) {
        int open = unfinished.stream()
                .filter(partition -> !isDone.test(partition))
                .findFirst()
                .orElse(found);
        Map<String, @Nullable Object> safe = current;
        for (Change change : changes) {
            if (change.partition >= open) {
                break;
            }
            safe = change.state == null ? safe : change.state;
        }
        return safe;
    }

    /** What is known, as plain JSON values. */
    Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("found", (long) found);
        json.put("unfinished", unfinished.stream().map(Integer::longValue).toList());
        json.put("current", current);
        List<Object> states = new ArrayList<>();
        for (Change change : changes) {
            states.add(Arrays.asList((long) change.partition, change.state));
        }
        json.put("changes", states);
        return json;
    }

    /** Reads what {@link #snapshot} gave. */
    static ParentStates of(Snapshot json) {
        ParentStates states = new ParentStates(json.objectOrNull("current"));
        states.found = (int) json.number("found");
        json.list("unfinished").forEach(partition -> states.unfinished.add(((Number) partition).intValue()));
        for (Object item : json.list("changes")) {
            List<?> change = (List<?>) item;
            states.changes.add(new Change(
                    ((Number) change.get(0)).intValue(),
                    change.get(1) == null ? null : Snapshot.object(change.get(1))));
        }
        return states;
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
