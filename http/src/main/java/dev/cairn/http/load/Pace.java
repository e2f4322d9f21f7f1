package dev.cairn.http.load;

/**
 * How many requests a second an API takes, where it refuses more. Searches as BIC does for windows of TCP: up in larger and larger
 * steps while nothing is refused, then between what went well and what did not. Confined to its control.
 */
final class Pace {

    private static final double SECOND = 1e9;

    /** How near to the rate that was refused is near enough. */
    private static final double NEAR = 1.04;

    private static final double VAGUE = 1.15;

    /** What was accepted says something of the limit if it is at least this share of what was sent in the end. */
    private static final double REPRESENTATIVE = 0.7;

    private static final int FEWEST = 30;
    private static final int MOST = 300;
    private static final double FIRST_STEP = 1.1;

    private double rate = Double.POSITIVE_INFINITY;
    private double good;
    private double bad = Double.POSITIVE_INFINITY;
    private double step = FIRST_STEP;
    private double proven;
    private int atLeast = FEWEST;
    private int accepted;
    private long trialSince;
    private int rounds;
    private int calmRounds = 8;
    private long next;

    boolean isOn() {
        return rate != Double.POSITIVE_INFINITY;
    }

    /** Whether it is far from known. */
    private boolean isVague() {
        return isOn() && bad > VAGUE * good;
    }

    /** Requests a second; infinite where there is no limit. */
    double rate() {
        return rate;
    }

    /** How long until the next request may be sent. */
    long pause(long now) {
        return isOn() && next - now > 0 ? next - now : 0;
    }

    void started(long now) {
        if (isOn()) {
            next = Math.max(next, now) + (long) (SECOND / rate);
        }
    }

    /**
     * Requests were refused.
     *
     * @param least how many a second were accepted, over the whole time since a request was refused before
     * @param most the same over the time in which requests were sent
     * @param current how many a second were sent when one was refused, by how many were under way
     * @param counted how many are accepted in a time, if it is known that they are counted; then {@code least} is right
     */
    void refused(double least, double most, double current, long counted, long now) {
        if (!isOn()) {
            good = least;
            proven = good;
            bad = counted > 0 || most < REPRESENTATIVE * current
                    ? Double.POSITIVE_INFINITY
                    : Math.max(most, good * NEAR);
            atLeast = (int) Math.max(FEWEST, Math.min(counted, MOST));
            to(counted > 0 ? good : Math.sqrt(good * most), now);
            return;
        } else {
            bad = Math.min(rate, Math.max(most, good * NEAR));
            if (rate <= good) {
                good = proven < good
                        ? Math.max(proven, Math.min(0.95 * good, Math.sqrt(least * most)))
                        : Math.min(0.9 * good, Math.max(0.5 * good, Math.sqrt(least * most)));
                proven = good;
            }
        }
        atLeast = (int) Math.max(FEWEST, Math.min(counted, MOST));
        step = FIRST_STEP;
        to(good, now);
    }

    private void to(double other, long now) {
        rate = other;
        accepted = 0;
        trialSince = now;
        next = now;
    }

    /**
     * Counts a request that was accepted.
     *
     * @param mayFail whether a trial may be refused
     * @param mayWait whether the sync may wait for the sake of a trial
     */
    void accepted(boolean mayFail, boolean mayWait, long now) {
        if (!isOn() || ++accepted < Math.max(atLeast, rate)) {
            return;
        }
        boolean binding = accepted * SECOND / Math.max(1, now - trialSince) > 0.7 * rate;
        accepted = 0;
        trialSince = now;
        if (rate > good) {
            proven = good;
            good = rate;
        }
        if (!mayFail || !(mayWait || isVague())) {
            return;
        }
        if (!binding) {
            if (bad == Double.POSITIVE_INFINITY) {
                rate = bad; // no limit is in sight
            }
            return;
        }
        if (bad != Double.POSITIVE_INFINITY && bad < good * NEAR) {
            if (++rounds >= calmRounds) {
                rounds = 0;
                calmRounds = Math.min(64, calmRounds * 2);
                bad = Double.POSITIVE_INFINITY;
                step = 1.05;
            }
            return;
        }
        if (bad == Double.POSITIVE_INFINITY) {
            to(good * step, now);
            step = Math.min(1.5, step * step);
        } else {
            to(Math.sqrt(good * bad), now);
        }
    }
}
