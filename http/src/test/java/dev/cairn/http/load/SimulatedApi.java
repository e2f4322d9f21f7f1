package dev.cairn.http.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** An API in virtual time, with a limit. Times are in seconds. */
interface SimulatedApi {

    /**
     * What an API says to a request.
     *
     * @param seconds when the answer is there
     */
    record Reply(boolean accepted, double seconds, ToldLimit told) {}

    /** A request comes. */
    Reply request(double now, Random random);

    /** What it has accepted is done. */
    default void done() {}

    static ToldLimit silent(boolean refused) {
        return new ToldLimit(refused, Duration.ZERO, -1, Duration.ZERO);
    }

    /** Whole seconds, rounded up, as the header has it. */
    static ToldLimit retryAfter(double seconds) {
        return new ToldLimit(true, Duration.ofSeconds((long) Math.ceil(seconds)), -1, Duration.ZERO);
    }

    static double about(double latency, Random random) {
        return latency * Math.exp(0.2 * random.nextGaussian());
    }

    /** Refuses in a third of the time that an answer takes. */
    private static Reply refused(double latency, Random random, ToldLimit told) {
        return new Reply(false, about(latency / 3, random), told);
    }

    private static Reply accepted(double latency, Random random) {
        return new Reply(true, about(latency, random), silent(false));
    }

    static SimulatedApi free(double latency) {
        return (now, random) -> accepted(latency, random);
    }

    /** At times others use it, and then it is slow. */
    static SimulatedApi busyAtTimes(double latency, double every, double lasting, double slower) {
        return (now, random) -> accepted(now % every < lasting ? latency * slower : latency, random);
    }

    /** How many requests there may be at once, as time goes by. */
    interface Cap {
        int at(double now);
    }

    static SimulatedApi atOnce(Cap cap, double latency, double retryAfter) {
        return new SimulatedApi() {
            private int inFlight;

            @Override
            public Reply request(double now, Random random) {
                if (inFlight >= cap.at(now)) {
                    return refused(
                            latency, random, retryAfter == 0 ? silent(true) : SimulatedApi.retryAfter(retryAfter));
                }
                inFlight++;
                return accepted(latency, random);
            }

            @Override
            public void done() {
                inFlight--;
            }
        };
    }

    /** So many a second, and so many saved up. */
    static SimulatedApi bucket(double rate, double burst, double latency, boolean tells) {
        return new SimulatedApi() {
            private double tokens = burst;
            private double last;

            @Override
            public Reply request(double now, Random random) {
                tokens = Math.min(burst, tokens + (now - last) * rate);
                last = now;
                if (tokens < 1) {
                    return refused(
                            latency, random, tells ? SimulatedApi.retryAfter((1 - tokens) / rate) : silent(true));
                }
                tokens--;
                return accepted(latency, random);
            }
        };
    }

    /** How an API says what is left. */
    enum Telling {
        NOTHING,
        RETRY_AFTER,
        HEADERS
    }

    /** So many in each window, which begins with the clock's. */
    static SimulatedApi fixedWindow(int calls, double window, double latency, Telling telling) {
        return new SimulatedApi() {
            private long current = -1;
            private int used;

            @Override
            public Reply request(double now, Random random) {
                long index = (long) (now / window);
                used = index == current ? used : 0;
                current = index;
                double left = (index + 1) * window - now;
                return windowed(++used, calls, left, latency, telling, random);
            }
        };
    }

    private static Reply windowed(int used, int calls, double left, double latency, Telling telling, Random random) {
        boolean refused = used > calls;
        ToldLimit told = telling == Telling.HEADERS
                ? new ToldLimit(
                        refused, Duration.ZERO, Math.max(0, calls - used), Duration.ofMillis((long) (left * 1000) + 1))
                : refused && telling == Telling.RETRY_AFTER ? retryAfter(left) : silent(refused);
        return refused ? refused(latency, random, told) : new Reply(true, about(latency, random), told);
    }

    /** So many in any stretch of such a length. */
    static SimulatedApi slidingWindow(int calls, double window, double latency, Telling telling) {
        return new SimulatedApi() {
            private final Deque<Double> times = new ArrayDeque<>();

            @Override
            public Reply request(double now, Random random) {
                while (!times.isEmpty() && times.peekFirst() <= now - window) {
                    times.removeFirst();
                }
                int used = times.size() + 1;
                double left = times.isEmpty() ? window : times.peekFirst() + window - now;
                if (used <= calls) {
                    times.addLast(now);
                }
                return windowed(used, calls, left, latency, telling, random);
            }
        };
    }

    /** So many are worked at, the others wait. */
    static SimulatedApi queue(int servers, double latency) {
        return new SimulatedApi() {
            private final double[] freeAt = new double[servers];

            @Override
            public Reply request(double now, Random random) {
                int first = 0;
                for (int i = 1; i < servers; i++) {
                    first = freeAt[i] < freeAt[first] ? i : first;
                }
                double done = Math.max(now, freeAt[first]) + about(latency, random);
                freeAt[first] = done;
                return new Reply(true, done - now, silent(false));
            }
        };
    }

    /** The more there are at once, the slower is each: above the knee all together get less. */
    static SimulatedApi crowded(int knee, double latency) {
        return new SimulatedApi() {
            private int inFlight;

            @Override
            public Reply request(double now, Random random) {
                inFlight++;
                double crowd = (double) inFlight / knee;
                return accepted(latency * (1 + crowd * crowd), random);
            }

            @Override
            public void done() {
                inFlight--;
            }
        };
    }
}
