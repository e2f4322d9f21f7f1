package dev.cairn.flink;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.MapFunction;

/** Fails a job after so many records, several times. In this process. */
final class Trouble implements MapFunction<CairnRecord, CairnRecord> {

    private static final long serialVersionUID = 1;
    private static final Map<String, Plan> PLANS = new ConcurrentHashMap<>();

    private final String run;

    private record Plan(AtomicLong seen, ConcurrentLinkedQueue<Long> failures) {}

    private Trouble(String run) {
        this.run = run;
    }

    /** @param after counts of all records that passed, in ascending order */
    static Trouble of(String run, long... after) {
        PLANS.put(
                run,
                new Plan(
                        new AtomicLong(),
                        new ConcurrentLinkedQueue<>(LongStream.of(after).boxed().toList())));
        return new Trouble(run);
    }

    private static Plan plan(String run) {
        return Objects.requireNonNull(PLANS.get(run));
    }

    /** How many records have passed, those that came again among them. */
    static long seen(String run) {
        return plan(run).seen.get();
    }

    /** How many failures are still to come. */
    static int left(String run) {
        return plan(run).failures.size();
    }

    @Override
    public CairnRecord map(CairnRecord record) {
        Plan plan = plan(run);
        long seen = plan.seen.incrementAndGet();
        Long next = plan.failures.peek();
        if (next != null && seen >= next && plan.failures.remove(next)) {
            throw new IllegalStateException("planned failure after " + next + " records");
        }
        return record;
    }
}
