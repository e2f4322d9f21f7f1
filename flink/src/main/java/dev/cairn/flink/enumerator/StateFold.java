package dev.cairn.flink.enumerator;

import dev.cairn.flink.split.CairnSplit;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.split.SplitCoordinator;
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
     */
    static InputState states(
            SplitCoordinator coordinator, List<CairnSplit> positions, List<SplitAssignments.Closing> later) {
        later.forEach(closing -> coordinator.report(closing.given().split()));
        positions.forEach(position -> coordinator.report(position.split()));
        InputState states = states(coordinator);
        later.forEach(closing -> coordinator.report(closing.closed().split()));
        return states;
    }

    /** The state of each stream that has one, as of now. */
    public static InputState states(SplitCoordinator coordinator) {
        Map<StreamDescriptor, Map<String, @Nullable Object>> states = new LinkedHashMap<>();
        coordinator
                .streams()
                .forEach(stream -> coordinator.state(stream).ifPresent(state -> states.put(stream, state.state())));
        return new InputState(states);
    }
}
