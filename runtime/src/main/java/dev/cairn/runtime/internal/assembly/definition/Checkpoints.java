package dev.cairn.runtime.internal.assembly.definition;

/**
 * The states inside of slices that a run is to have.
 *
 * @param pages after how many pages of a slice a state is due, whatever the manifest says; 0 for what it says
 * @param unasked true if incremental streams for which nothing asks for states have some
 */
public record Checkpoints(int pages, boolean unasked) {

    /** States where the manifest asks for them. */
    public static final Checkpoints AS_WRITTEN = new Checkpoints(0, false);
}
