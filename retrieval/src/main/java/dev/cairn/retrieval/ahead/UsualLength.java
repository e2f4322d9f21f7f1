package dev.cairn.retrieval.ahead;

/** The number of pages that recent slices of a stream had. Thread-safe. */
final class UsualLength {

    private static final double SMOOTH = 0.25;

    /** 0 until a slice has ended. */
    private double mean;

    synchronized void ended(int pages) {
        mean = mean == 0 ? pages : mean + SMOOTH * (pages - mean);
    }

    /**
     * Returns how many pages behind the current one may be asked for. Up to the usual length those that it leaves; a slice that
     * is longer begins anew, with one more for each further page.
     *
     * @param read how many pages of the slice have come before the current one
     */
    synchronized int most(int read) {
        if (mean == 0) {
            return Integer.MAX_VALUE;
        }
        int length = (int) Math.round(mean);
        return Math.abs(length - read - 1);
    }
}
