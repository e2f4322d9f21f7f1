package dev.cairn.http.load;

/**
 * How many slices are read at once, while no one says that it is too many. It doubles until answers take longer or something is
 * refused; then it tries a few more, or fewer where answers take longer than they did, and keeps what the throughput says is
 * better. Confined to its control.
 */
final class Climb {

    private static final int FIRST = 4;

    /** From here on it does not double any more, but grows by a third: those that are too many are refused all at once. */
    private static final int MANY = 16;

    /** Answers that take so many times as long say that there is a queue. */
    private static final double QUEUED = 1.5;

    /** From here on fewer are tried. */
    private static final double SLOWER = 1.3;

    /** How much of what is added must show in the throughput. */
    private static final double WORTH = 0.3;

    private static final double FIRST_STEP = 0.125;
    private static final int LONGEST_HOLD = 8;

    private enum Phase {
        DOUBLING,
        HOLDING,
        MORE,
        FEWER
    }

    private int most = 1;
    private Phase phase = Phase.HOLDING;
    private double limit = 1;
    private double before;
    private double step = FIRST_STEP;
    private int hold = 1;
    private int held;
    private int slowRounds;
    private int epoch;

    private double throughput;
    /** How long answers took when they took least; 0 while that is not known. */
    private double calm;

    private int count;
    private double latencies;
    private double atOnce;
    private long since;

    void atMost(int number) {
        most = number;
        phase = number > FIRST ? Phase.DOUBLING : Phase.HOLDING;
        to(Math.min(FIRST, number));
    }

    int limit() {
        return (int) limit;
    }

    /** How often the limit was changed for a trial, or by a refusal. */
    int epoch() {
        return epoch;
    }

    /** Whether the limit is one that was tried and kept, and not the next one to try. */
    boolean isSettled() {
        return phase == Phase.HOLDING;
    }

    /** More than so many at once are too many. */
    void refused(int allowed) {
        hold = phase == Phase.MORE ? Math.min(LONGEST_HOLD, Math.max(4, hold * 2)) : Math.max(4, hold);
        phase = Phase.HOLDING;
        step = 0; // one more at a time
        to(Math.max(1, Math.min(limit, allowed)));
    }

    /** It is not their number that was refused: it stays. */
    void stay() {
        phase = Phase.HOLDING;
        to(limit);
    }

    private void to(double other) {
        limit = other;
        epoch++;
        held = 0;
        restart();
    }

    private void restart() {
        count = 0;
        latencies = 0;
        atOnce = 0;
        since = 0;
    }

    /**
     * A request was accepted.
     *
     * @param wanted whether as many slices are read as may be
     * @param mayGrow whether more may be tried
     */
    void accepted(Flight flight, long now, boolean wanted, boolean mayGrow) {
        if (phase == Phase.DOUBLING) {
            doubling(flight, (double) (now - flight.startedAt()), wanted && mayGrow);
            return;
        }
        if (!wanted) {
            restart();
            return;
        }
        if (flight.epoch() != epoch) {
            return;
        }
        if (since == 0) {
            since = now;
            return;
        }
        count++;
        latencies += now - flight.startedAt();
        if (count >= Math.max(3 * limit, 30) && now > since) {
            double rate = count / (double) (now - since);
            double latency = latencies / count;
            restart();
            ended(rate, latency, mayGrow);
        }
    }

    private void doubling(Flight flight, double latency, boolean grows) {
        count++;
        latencies += latency;
        atOnce += flight.atOnce();
        if (count >= Math.max(8, limit / 2)) {
            double mean = latencies / count;
            double others = atOnce / count;
            restart();
            if (calm > 0 && mean > QUEUED * calm) {
                phase = Phase.HOLDING;
                to(Math.max(limit / 2, Math.min(limit, others * calm / mean)));
                return;
            }
            calm = calm == 0 ? mean : Math.min(calm, mean);
        }
        if (grows) {
            limit = Math.min(most, limit + (limit < MANY ? 1 : 1 / 3.0));
            if (limit == most) {
                phase = Phase.HOLDING;
                to(limit);
            }
        }
    }

    private void ended(double rate, double latency, boolean mayGrow) {
        switch (phase) {
            case DOUBLING -> throw new IllegalStateException("has no rounds");
            case HOLDING -> {
                throughput = rate;
                calm = calm == 0 ? latency : Math.min(calm, latency);
                if (++held >= hold) {
                    next(latency, mayGrow);
                }
            }
            case MORE -> {
                if (rate >= throughput * (1 + WORTH * (limit / before - 1))) {
                    throughput = rate;
                    step = Math.max(FIRST_STEP, Math.min(0.5, step * 2));
                    hold = 1;
                    next(latency, mayGrow);
                } else {
                    back();
                }
            }
            case FEWER -> {
                if (rate >= throughput * (1 - WORTH * (1 - limit / before))) {
                    phase = Phase.HOLDING;
                    hold = 1;
                } else {
                    calm = latency; // it is not the load that makes them slower
                    back();
                }
            }
        }
    }

    private void next(double latency, boolean mayGrow) {
        before = limit;
        boolean slower = latency > SLOWER * calm && limit > 1;
        slowRounds = slower ? slowRounds + 1 : 0;
        if (slower && slowRounds == 1) { // it may be over soon
            phase = Phase.HOLDING;
            held = hold - 1;
        } else if (slower) {
            phase = Phase.FEWER;
            to(Math.max(1, Math.floor(limit - Math.max(1, limit * FIRST_STEP))));
        } else if (mayGrow && limit < most) {
            phase = Phase.MORE;
            to(Math.min(most, Math.ceil(limit + Math.max(1, limit * step))));
        } else {
            phase = Phase.HOLDING;
            held = 0;
        }
    }

    private void back() {
        phase = Phase.HOLDING;
        hold = Math.min(LONGEST_HOLD, hold * 2);
        step = Math.min(step, FIRST_STEP);
        to(before);
    }
}
