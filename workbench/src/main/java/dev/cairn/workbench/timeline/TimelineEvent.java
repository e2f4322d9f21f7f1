package dev.cairn.workbench.timeline;

/** What happens in a sync, as far as a timeline shows it. */
public sealed interface TimelineEvent {

    /**
     * A slice of a stream begins; pages and states of the stream belong to it until its next one begins.
     *
     * @param label the slice in words
     */
    record SliceBegun(String stream, String label) implements TimelineEvent {}

    /** Records of a page have left. */
    record PageRead(String stream, long records) implements TimelineEvent {}

    /**
     * A state has left.
     *
     * @param state the stream's state, as JSON
     */
    record StateTold(String stream, String state) implements TimelineEvent {}
}
