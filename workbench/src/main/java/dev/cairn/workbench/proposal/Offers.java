package dev.cairn.workbench.proposal;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.edit.StreamChange;
import dev.cairn.workbench.seen.SeenLimits;
import java.util.List;

/**
 * The edits that a stream of a manifest can have, tried on the API. Immutable.
 *
 * @param isRead true if the stream could be read as it is
 * @param records how many of its records were seen
 * @param all in the order in which they build on each other
 * @param isSpent true if the requests or the time were used up before all was tried
 */
public record Offers(boolean isRead, int records, List<Offer> all, boolean isSpent) {

    /**
     * An edit of a stream that was tried. Immutable.
     *
     * @param summary a sentence
     * @param reason the figure that decided it, a sentence
     * @param trials what was tried for it, in order
     * @param change {@link StreamChange#NOTHING} where nothing was found
     */
    public record Offer(
            Subject subject,
            String summary,
            Certainty certainty,
            String reason,
            List<Trial> trials,
            StreamChange change) {

        public Offer {
            trials = List.copyOf(trials);
        }

        /** Returns true if it changes something and there is no doubt: a doubtful one could lose records. */
        public boolean isChosen() {
            return certainty != Certainty.DOUBTFUL && !change.equals(StreamChange.NOTHING);
        }
    }

    public Offers {
        all = List.copyOf(all);
    }

    /**
     * Reads the first pages of a stream, and tries what it lacks. Ends with what was found when the budget's time is up.
     *
     * @param draft of the stream
     * @param config the configuration
     * @param options the network, the clock and the way to wait
     * @param requests how many may be sent at most
     * @param names of parameters that the API may have, tried before the usual ones
     */
    public static Offers find(
            ManifestDraft draft,
            ObjectNode config,
            RunOptions options,
            int requests,
            List<String> names,
            Budget budget) {
        SeenLimits met = new SeenLimits(options.clock());
        Probe probe = new Probe(
                options, budget, requests, config, response -> met.hear(response.status(), response.headers()));
        return new OfferFinder(probe, met, config, names).find(draft);
    }
}
