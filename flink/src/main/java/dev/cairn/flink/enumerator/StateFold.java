package dev.cairn.flink.enumerator;

import dev.cairn.flink.split.CairnSplit;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.split.SplitCoordinator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States out of what a checkpoint has. */
public final class StateFold {

    private StateFold() {}

    /**
     * The state of each stream that has one, as of a checkpoint.
     *
     * @param coordinator goes back to the checkpoint meanwhile, and forth again
     * @param positions of slices that readers have in the checkpoint
     * @param later what has been closed since
     * @return each {@code {"type": "STREAM", "stream": …}}, as in a file for {@code cairn read --state}
     */
    static List<Map<String, @Nullable Object>> states(
            SplitCoordinator coordinator, List<CairnSplit> positions, List<SplitAssignments.Closing> later) {
        later.forEach(closing -> coordinator.report(closing.given().split()));
        positions.forEach(position -> coordinator.report(position.split()));
        List<Map<String, @Nullable Object>> states = states(coordinator);
        later.forEach(closing -> coordinator.report(closing.closed().split()));
        return states;
    }

    /**
     * The state of each stream that has one, as of now.
     *
     * @return each {@code {"type": "STREAM", "stream": …}}
     */
    public static List<Map<String, @Nullable Object>> states(SplitCoordinator coordinator) {
        List<Map<String, @Nullable Object>> states = new ArrayList<>();
        coordinator
                .streams()
                .forEach(stream ->
                        coordinator.state(stream).map(StateFold::state).ifPresent(states::add));
        return states;
    }

    /** What a STATE message says, without the count of its records. */
    private static Map<String, @Nullable Object> state(Message message) {
        if (message.json().get("state") instanceof Map<?, ?> state) {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>();
            kept.put("type", "STREAM");
            kept.put("stream", state.get("stream"));
            return kept;
        }
        throw new IllegalArgumentException("no STATE: " + message);
    }
}
