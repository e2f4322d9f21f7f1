package dev.cairn.destinations.sync;

/**
 * Says when a stream is to be committed again: after an interval, and the later, the longer its last commit took. Looking for
 * older rows of the same keys takes longer the more rows there are; so that takes a tenth of a sync's time, not all of it.
 */
final class CommitPace {

    /** The pause between two commits, in durations of the first one. */
    private static final long PAUSES = 9;

    private final long interval;
    private long pause;
    private long last;

    /**
     * The pace of a stream.
     *
     * @param interval the shortest pause, in nanoseconds; zero lets each state be committed, however long that takes
     * @param now a time as all others here: nanoseconds from anywhere
     */
    CommitPace(long interval, long now) {
        this.interval = interval;
        this.pause = interval;
        this.last = now;
    }

    boolean isDue(long now) {
        return now - last >= pause;
    }

    void committed(long begin, long end) {
        pause = interval == 0 ? 0 : Math.max(interval, PAUSES * (end - begin));
        last = end;
    }
}
