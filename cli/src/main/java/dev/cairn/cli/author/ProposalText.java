package dev.cairn.cli.author;

import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.workbench.proposal.Proposal;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Prints proposals for people.
 *
 * @param diff whether with what they change
 */
record ProposalText(PrintStream out, boolean diff) {

    void print(Proposal proposal) {
        String certainty = switch (proposal.certainty()) {
            case SURE -> "sure";
            case LIKELY -> "likely";
            case DOUBTFUL -> "DOUBTFUL";
        };
        out.printf(
                "%-10s  %-8s  %s%n", proposal.subject().name().toLowerCase(Locale.ROOT), certainty, proposal.summary());
        int tried = proposal.trials().size();
        out.println("                      " + proposal.reason()
                + (tried == 0 ? "" : " (" + Phrases.count(tried, "trial") + ")"));
        if (diff) {
            proposal.trials().forEach(trial -> out.println("    tried " + trial.what() + ": " + trial.outcome()));
            proposal.diff().lines().forEach(line -> out.println("    " + line));
        }
        out.flush();
    }
}
