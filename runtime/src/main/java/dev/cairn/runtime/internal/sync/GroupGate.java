package dev.cairn.runtime.internal.sync;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lets only one stream of a group be read at a time. Thread-safe.
 *
 * <p>A stream takes all that it needs at once, so no two streams can wait for each other: its own group until it is read
 * to its end, and the groups of its parents until all its slices are known.
 */
final class GroupGate {

    private final Map<String, StreamRun> holders = new HashMap<>();
    private final Set<StreamRun> started = new HashSet<>();

    /** Whether a stream may be read now; from then on it is being read. */
    synchronized boolean admits(StreamRun run) {
        StreamTask.Groups groups = run.task().groups();
        if (groups.isEmpty() || started.contains(run)) {
            return true;
        }
        if (groups.all().stream().anyMatch(holders::containsKey)) {
            return false;
        }
        started.add(run);
        groups.all().forEach(group -> holders.put(group, run));
        return true;
    }

    /** Whether a stream would have to wait now. */
    synchronized boolean blocks(StreamRun run) {
        return !started.contains(run) && run.task().groups().all().stream().anyMatch(holders::containsKey);
    }

    /** All slices of a stream are known: its parents are not read any more. */
    synchronized void sliced(StreamRun run) {
        List<String> own = run.task().groups().own();
        release(run, group -> !own.contains(group));
    }

    /** A stream was read to its end. */
    synchronized void done(StreamRun run) {
        release(run, group -> true);
    }

    private void release(StreamRun run, Predicate<String> which) {
        holders.entrySet().removeIf(entry -> entry.getValue() == run && which.test(entry.getKey()));
    }
}
