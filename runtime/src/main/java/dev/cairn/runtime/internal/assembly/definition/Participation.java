package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.http.CallWindows;
import java.time.Clock;

/**
 * How a manifest that is assembled works together with others on one sync.
 *
 * @param asOf what cursors and partitions see as now; all participants must see the same
 * @param callWindows who counts the calls of the {@code api_budget}
 * @param count how many participants there are, this one included
 * @param filter who knows what was read before
 */
public record Participation(Clock asOf, CallWindows callWindows, int count, CursorFilter filter) {

    /** The code of what several participants cannot share. */
    public static final String NOT_SHARED = "not-shared";

    /** One participant alone. */
    public static Participation alone(Clock clock, CallWindows callWindows) {
        return new Participation(clock, callWindows, 1, CursorFilter.OF_CURSOR);
    }
}
