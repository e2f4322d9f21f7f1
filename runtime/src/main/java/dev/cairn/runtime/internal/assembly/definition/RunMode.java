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
 */
public record RunMode(
        Participation participation,
        @Nullable TestReadLimits limits,
        @Nullable RecordTrace trace) {

    /** A sync. */
    public static RunMode sync(Participation participation) {
        return new RunMode(participation, null, null);
    }

    /** How many pages of a slice are read at most. */
    public int mostPages() {
        return limits == null ? ReadingRules.ALL_PAGES : limits.pages();
    }
}
