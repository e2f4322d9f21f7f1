package dev.cairn.runtime.sync;

/**
 * How a sync that runs in one thread is divided into steps. All pages that are read while {@code lag} steps go unread
 * must fit into the queue between workers and read loop, which holds 4 MiB.
 *
 * @param workers how many slices are read at the same time, at least 1
 * @param schedule says which worker takes the next step
 * @param lag how many steps of the workers the read loop leaves unread, as one that cannot keep up would; 0 for none
 */
public record Steps(int workers, Schedule schedule, int lag) {

    /** One slice after the other. */
    public static final Steps ONE_BY_ONE = new Steps(1, Schedule.FIRST, 0);

    public Steps {
        if (workers < 1 || lag < 0) {
            throw new IllegalArgumentException("workers " + workers + ", lag " + lag);
        }
    }
}
