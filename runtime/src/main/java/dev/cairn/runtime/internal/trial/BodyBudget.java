package dev.cairn.runtime.internal.trial;

/** How much of bodies is kept to be shown: so much of all together, and a quarter of that of each. Not thread-safe. */
final class BodyBudget {

    private final long most;
    private long left;
    private boolean exceeded;

    BodyBudget(long bytes) {
        this.most = bytes / 4;
        this.left = bytes;
    }

    /**
     * How many of some bytes of a body are kept.
     *
     * @param kept how many of the body are kept already
     */
    int take(int bytes, long kept) {
        int taken = (int) Math.min(bytes, Math.min(most - kept, left));
        left -= taken;
        exceeded |= taken < bytes;
        return taken;
    }

    /** Whether a body was longer. */
    boolean isExceeded() {
        return exceeded;
    }
}
