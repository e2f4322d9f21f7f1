package dev.cairn.workbench.proposal;

import dev.cairn.workbench.edit.StreamChange;
import java.util.List;

/**
 * An edit of a stream that was tried. Immutable.
 *
 * @param summary a sentence
 * @param reason the figure that decided it, a sentence
 * @param trials what was tried for it, in order
 * @param change {@link StreamChange#NOTHING} where nothing was found
 */
public record Offer(
        Subject subject, String summary, Certainty certainty, String reason, List<Trial> trials, StreamChange change) {

    public Offer {
        trials = List.copyOf(trials);
    }

    /** Returns true if it changes something and there is no doubt: a doubtful one could lose records. */
    public boolean isChosen() {
        return certainty != Certainty.DOUBTFUL && !change.equals(StreamChange.NOTHING);
    }
}
