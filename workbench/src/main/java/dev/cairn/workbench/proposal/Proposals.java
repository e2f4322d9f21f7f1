package dev.cairn.workbench.proposal;

import dev.cairn.documents.LineDiff;
import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.draft.DraftChange;
import dev.cairn.workbench.draft.ManifestDraft;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a manifest for a request can have, tried on the API. Immutable.
 *
 * @param draft with all that was proposed but a doubtful key or cursor, which could lose records
 * @param all in the order in which they build on each other
 */
public record Proposals(ManifestDraft draft, List<Proposal> all) {

    /** How many requests are sent at most, where nothing else is said. */
    public static final int REQUESTS = 80;

    public Proposals {
        all = List.copyOf(all);
    }

    /**
     * Tries a draft of one stream, and finds out where its records are, what tells them apart, how pages go on, what a cursor
     * could be, and a schema. Ends with what was found when the budget's time is up; each trial ends after a minute.
     *
     * @param draft of which only the request is known; nothing is sent where a value of its configuration is missing
     * @param options the network, the clock and the way to wait
     * @param requests how many may be sent at most
     * @param budget bounds the time and the bytes; stopping it ends the search with what was found
     * @param listener is told of each proposal when it is there
     */
    public static Proposals find(
            ManifestDraft draft, RunOptions options, int requests, Budget budget, Consumer<Proposal> listener) {
        return new Proposer(new Probe(options, budget, requests), draft, listener).propose();
    }

    /**
     * A draft with some of what was proposed, and nothing else of it; of two proposals that build on each other, either can be
     * left out.
     */
    public ManifestDraft with(Set<Subject> subjects) {
        ManifestDraft chosen = all.isEmpty() ? draft : all.get(0).before();
        for (Proposal proposal : all) {
            if (subjects.contains(proposal.subject())) {
                chosen = new DraftChange(proposal.before(), proposal.after()).on(chosen);
            }
        }
        return chosen;
    }

    /** What a proposal changes in the text of a draft with others, as {@code diff -u} shows it; empty where it changes nothing. */
    public String diff(Subject subject, Set<Subject> others) {
        EnumSet<Subject> without = EnumSet.noneOf(Subject.class);
        without.addAll(others);
        without.remove(subject);
        EnumSet<Subject> with = EnumSet.copyOf(without);
        with.add(subject);
        return LineDiff.hunks(with(without).text(), with(with).text());
    }

    /** Whether the API answered the request. */
    public boolean answered() {
        return all.stream().anyMatch(proposal -> proposal.subject() == Subject.RECORDS);
    }
}
