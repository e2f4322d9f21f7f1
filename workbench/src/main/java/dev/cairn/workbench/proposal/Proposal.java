package dev.cairn.workbench.proposal;

import dev.cairn.documents.LineDiff;
import dev.cairn.workbench.draft.ManifestDraft;
import java.util.List;

/**
 * A change of a draft that was tried. Immutable.
 *
 * @param summary what is proposed, a sentence
 * @param reason what speaks for it, and what was not seen, a sentence
 * @param trials what was tried for it, in order, with what did not work
 * @param before the draft without it
 * @param after the draft with it; the same where nothing is to be changed
 */
public record Proposal(
        Subject subject,
        String summary,
        Certainty certainty,
        String reason,
        List<Trial> trials,
        ManifestDraft before,
        ManifestDraft after) {

    public Proposal {
        trials = List.copyOf(trials);
    }

    /** Whether it waits for the author: a key or a cursor of which there is doubt could lose records. */
    public boolean waits() {
        return certainty == Certainty.DOUBTFUL && (subject == Subject.KEY || subject == Subject.CURSOR);
    }

    /** The change of the manifest's text, as {@code diff -u} shows it; empty where there is none. */
    public String diff() {
        return LineDiff.hunks(before.text(), after.text());
    }
}
