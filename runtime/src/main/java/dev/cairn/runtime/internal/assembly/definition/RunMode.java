package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.http.CallWindows;
import dev.cairn.retrieval.ReadingRules;
import dev.cairn.retrieval.ahead.ReadAhead;
import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.runtime.trial.TestReadLimits;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What kind of run components are built for, and with whom it is shared.
 *
 * @param limits those of a test read; null for a sync
 * @param trace hears of each template that is evaluated, and what becomes of the records of the manifest's own streams;
 *     null for none
 * @param checkpoints states inside of slices
 * @param pagesAhead how far pages are asked for before their turn
 * @param ahead runs what it is given soon, in another thread, or not at all: what no one waits for yet
 */
public record RunMode(
        Sharing sharing,
        @Nullable TestReadLimits limits,
        @Nullable RecordTrace trace,
        Checkpoints checkpoints,
        ReadAhead pagesAhead,
        Executor ahead) {

    /**
     * With whom a sync is shared.
     *
     * @param asOf what cursors and partitions see as now; all participants must see the same
     * @param callWindows who counts the calls of the {@code api_budget}
     * @param participants how many there are, this one included
     * @param filter who knows what was read before
     */
    public record Sharing(Clock asOf, CallWindows callWindows, int participants, CursorFilter filter) {

        /** Returns the sharing of a sync of one participant. */
        public static Sharing alone(Clock clock, CallWindows callWindows) {
            return new Sharing(clock, callWindows, 1, CursorFilter.OF_CURSOR);
        }
    }

    /** The code of what several participants cannot share. */
    public static final String NOT_SHARED = "not-shared";

    /** A sync of one participant, which takes checkpoints as the manifest says. */
    public static RunMode alone(Clock clock, CallWindows callWindows) {
        return new RunMode(
                Sharing.alone(clock, callWindows), null, null, Checkpoints.AS_WRITTEN, ReadAhead.NONE, work -> {});
    }

    /** How many pages of a slice are read at most. */
    public int mostPages() {
        return limits == null ? ReadingRules.ALL_PAGES : limits.pages();
    }
}
