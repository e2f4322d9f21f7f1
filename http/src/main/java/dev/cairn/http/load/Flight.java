package dev.cairn.http.load;

/**
 * A request that is under way.
 *
 * @param startedAt in nanoseconds, as all times of this package
 * @param number the first has 0
 * @param atOnce how many were under way when it was sent, itself included
 * @param epoch how often the limit had changed by then
 */
record Flight(long startedAt, long number, int atOnce, int epoch) {}
