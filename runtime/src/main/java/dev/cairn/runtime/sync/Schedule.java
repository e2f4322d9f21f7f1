package dev.cairn.runtime.sync;

/**
 * Decides which of several workers takes the next step, so that a sync runs the same way each time. For tests.
 *
 * <p>Each turn of a worker is one step: it takes a slice, reads a page of it, or closes it.
 */
@FunctionalInterface
public interface Schedule {

    /** In turn as they are: the first worker always, so that one slice is read after the other. */
    Schedule FIRST = alternatives -> 0;

    /**
     * One of the workers that could go on. Those that have no slice count as one alternative, the last, since it makes
     * no difference which of them draws the next.
     *
     * @param alternatives how many there are, at least 1
     * @return from 0 to {@code alternatives - 1}
     */
    int next(int alternatives);
}
