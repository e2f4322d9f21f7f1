package dev.cairn.runtime.internal.sync;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lets only one stream of a group be read at a time. Thread-safe.
 *
 * <p>A stream takes all that it needs at once, so no two streams can wait for each other: its own group until it is read
 * to its end, and the groups of its parents until all its slices are known.
 */
public final class GroupGate<S> {

    private final Function<S, StreamTask.Groups> groups;
    private final Map<String, S> holders = new HashMap<>();
    private final Set<S> started = new HashSet<>();

    /**
     * A gate that is open for all.
     *
     * @param groups those of a stream
     */
    public GroupGate(Function<S, StreamTask.Groups> groups) {
        this.groups = groups;
    }

    /** Whether a stream may be read now; from then on it is being read. */
    public synchronized boolean admits(S run) {
        StreamTask.Groups needed = groups.apply(run);
        if (needed.isEmpty() || started.contains(run)) {
            return true;
        }
        if (needed.all().stream().anyMatch(holders::containsKey)) {
            return false;
        }
        started.add(run);
        needed.all().forEach(group -> holders.put(group, run));
        return true;
    }

    /** Whether a stream would have to wait now. */
    public synchronized boolean blocks(S run) {
        return !started.contains(run) && groups.apply(run).all().stream().anyMatch(holders::containsKey);
    }

    /** All slices of a stream are known: its parents are not read any more. */
    public synchronized void sliced(S run) {
        List<String> own = groups.apply(run).own();
        release(run, group -> !own.contains(group));
    }

    /** A stream was read to its end. */
    public synchronized void done(S run) {
        release(run, group -> true);
    }

    private void release(S run, Predicate<String> which) {
        holders.entrySet().removeIf(entry -> entry.getValue() == run && which.test(entry.getKey()));
    }
}
