package dev.cairn.workbench.timeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens in a sync, as far as a timeline shows it. */
public sealed interface TimelineEvent {

    /**
     * A slice of a stream begins; pages and states of the stream belong to it until its next one begins.
     *
     * @param label the slice in words
     */
    record SliceBegun(String stream, String label) implements TimelineEvent {}

    /**
     * Records of a page have left.
     *
     * @param records plain JSON values; of each no more is looked at than the field that states name
     */
    record PageRead(String stream, List<? extends Map<String, ? extends @Nullable Object>> records)
            implements TimelineEvent {}

    /**
     * A state has left.
     *
     * @param state the stream's state, as JSON
     */
    record StateTold(String stream, String state) implements TimelineEvent {}
}
