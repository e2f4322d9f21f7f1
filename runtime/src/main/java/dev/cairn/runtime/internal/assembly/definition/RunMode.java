package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.retriever.ReadingRules;
import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.runtime.trial.TestReadLimits;
import org.jspecify.annotations.Nullable;

/**
 * What kind of run components are built for.
 *
 * @param participation with whom the sync is shared
 * @param limits those of a test read; null for a sync
 * @param trace hears of each template that is evaluated; null for none
 * @param checkpointPages after how many pages of a slice a state is due, whatever the manifest says; 0 for what it says
 */
public record RunMode(
        Participation participation,
        @Nullable TestReadLimits limits,
        @Nullable RecordTrace trace,
        int checkpointPages) {

    /** A sync that takes checkpoints as the manifest says. */
    public static RunMode sync(Participation participation) {
        return new RunMode(participation, null, null, 0);
    }

    /** How many pages of a slice are read at most. */
    public int mostPages() {
        return limits == null ? ReadingRules.ALL_PAGES : limits.pages();
    }
}
