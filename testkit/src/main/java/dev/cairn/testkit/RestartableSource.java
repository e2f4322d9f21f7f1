package dev.cairn.testkit;

import dev.cairn.runtime.sync.Steps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream that can be synced any number of times, from any state, against data that does not change. */
@FunctionalInterface
public interface RestartableSource {

    /**
     * Runs one sync of the stream.
     *
     * @param state the stream's state to go on from, as it stands in a message's {@code stream_state}; empty for none
     * @param steps in which order workers go on; with the same state and steps the sync must run the same way
     * @return what leaves the sync, in order
     */
    List<Emission> run(Map<String, @Nullable Object> state, Steps steps);
}
